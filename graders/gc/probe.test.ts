import { expect, test } from 'vitest'
import { countCollections } from './fixtures/count-collections.ts'
import { fleeting, fleetingMany, type Handle } from './handle.ts'
import { pinned } from './pinned.ts'
import { probe, probeKept } from './probe.ts'

test('a young object costs one minor collection and no full one', async () => {
  const counts = await countCollections(() => probe(fleeting(() => ({ young: true }))))
  // V8 may scavenge by itself besides.
  expect(counts.minor).toBeGreaterThanOrEqual(1)
  expect(counts.full).toBe(0)
})

test('a retained object costs one minor collection and three full ones, and the verdict then stands', async () => {
  const keeper = new Set<object>()
  const handle = fleeting(() => {
    const made = {}
    keeper.add(made)
    return made
  })
  let verdict = ''
  const counts = await countCollections(async () => {
    verdict = await probe(handle)
  })
  expect(verdict).toBe('retained')
  expect(counts.full).toBe(3)
  expect(keeper.size).toBe(1)
})

test('trap: fifty large arrays at once outlive a minor collection, and not the full one after it', async () => {
  const handle = fleetingMany(50, () => Array.from({ length: 200_000 }, () => 0))
  expect(await probe(handle)).toBe('collected')
})

test('trap: a look keeps what it finds for the rest of its job, so an old object needs a turn a round', async () => {
  for (let times = 0; times < 50; times++) {
    const keeper: { object: object | undefined } = { object: undefined }
    const handle = fleeting(() => (keeper.object = { times }))
    expect(await probeKept(handle)).toBe('retained')
    keeper.object = undefined
    expect(await probe(handle)).toBe('collected')
  }
})

test('trap: when the twin survives too, nothing is known', async () => {
  const held = [{}, {}]
  const handle: Handle = { targets: [new WeakRef(held[0] as object)], twin: new WeakRef(held[1] as object) }
  expect(await probe(handle)).toBe('inconclusive')
  expect(await probeKept(handle)).toBe('inconclusive')
  expect(held).toHaveLength(2)
})

test('trap: an unpinned strong map dies with its values, and so passes for a weak one', async () => {
  const strong = () => {
    const values = new Map<string, object>()
    return { values, get: (key: string) => values.get(key) ?? values.set(key, { key }).get(key) }
  }
  expect(await probe(fleeting(() => strong().get('mona')))).toBe('collected')
  const structure = pinned('cache', strong())
  expect(await probe(fleeting(() => structure.get('mona')))).toBe('retained')
})

test('what must read as absent is looked at in the job of the collection, before any callback', async () => {
  const events: string[] = []
  const registry = new FinalizationRegistry((name: string) => events.push(`callback for ${name}`))
  const handle = fleeting(() => {
    const made = {}
    registry.register(made, 'mona')
    return made
  })
  const target = handle.targets[0] as WeakRef<object>
  await probe(handle, () => events.push(`absent: ${target.deref() === undefined}`))
  expect(events).toEqual(['absent: true'])
})

test('an object that is gone is not kept', async () => {
  expect(await probeKept(fleeting(() => ({})))).toBe('collected')
})

test('an object that lives is kept, after one full collection', async () => {
  const keeper = {}
  let verdict = ''
  const counts = await countCollections(async () => {
    verdict = await probeKept(fleeting(() => keeper))
  })
  expect(verdict).toBe('retained')
  expect(counts.full).toBe(1)
})
