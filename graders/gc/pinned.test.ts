import { expect, test } from 'vitest'
import { fleeting } from './handle.ts'
import { pinned, pinnedStructures } from './pinned.ts'
import { probe } from './probe.ts'

test('gives back what it pins, and holds it', async () => {
  const handle = fleeting(() => pinned('cache', new Map()))
  expect(await probe(handle)).toBe('retained')
  expect([...pinnedStructures().keys()]).toEqual(['cache'])
})

test('refuses a second structure of the same name: the first would no longer be held', () => {
  pinned('cache', new Map())
  expect(() => pinned('cache', new Map())).toThrow('This test has pinned another "cache"')
})

test('lets go when the test is over', () => {
  expect([...pinnedStructures().keys()]).toEqual([])
})
