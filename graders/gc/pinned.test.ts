import { expect, test } from 'vitest'
import { fleeting } from './handle.ts'
import { pinned, pinnedStructures } from './pinned.ts'
import { probe } from './probe.ts'

test('returns and holds the pinned structure', async () => {
  const handle = fleeting(() => pinned('cache', new Map()))
  expect(await probe(handle)).toBe('retained')
  expect([...pinnedStructures().keys()]).toEqual(['cache'])
})

test('rejects a second structure of the same name, because it would replace the first', () => {
  pinned('cache', new Map())
  expect(() => pinned('cache', new Map())).toThrow('This test has already pinned a structure named "cache"')
})

test('holds nothing when the test is over', () => {
  expect([...pinnedStructures().keys()]).toEqual([])
})
