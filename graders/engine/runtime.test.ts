import { describe, expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { Runtime } from '../contract/score.ts'
import { validate } from '../contract/validate.ts'
import { currentRuntime, requirePinnedNode } from './runtime.ts'

test('is what runs us', () => {
  expect(validate(Runtime, currentRuntime(), 'runtime')).toEqual({
    node: process.version.slice(1),
    v8: process.versions.v8,
    kit: manifest.version,
  })
})

describe('Node', () => {
  test.each(['26.0.0', '26.10.0', '26.10.0-nightly'])('%s may grade', (version) => {
    expect(() => requirePinnedNode(version)).not.toThrow()
  })

  test.each(['20.19.0', '25.9.0', '27.0.0', '2.6.0', '260.0.0', 'v26'])('%s may not', (version) => {
    expect(() => requirePinnedNode(version)).toThrow(
      expect.objectContaining({
        code: 'wrong-runtime',
        message: expect.stringMatching(new RegExp(`^This is Node ${version}, .*Run npx deref or npx vitest run: `)),
      }),
    )
  })

  test('that runs us is the one the kit pins', () => {
    expect(() => requirePinnedNode()).not.toThrow()
    expect(Object.values(manifest.optionalDependencies).map((version) => version.split('.')[0])).toEqual(
      Object.values(manifest.optionalDependencies).map(() => process.versions.node.split('.')[0]),
    )
  })
})
