import { expect, test } from 'vitest'
import { countCollections } from './fixtures/count-collections.ts'
import { fleeting, fleetingMany, type Handle } from './handle.ts'
import { pinned } from './pinned.ts'
import { probe, probeKept } from './probe.ts'

test('a young object takes one minor collection and no full one', async () => {
  const counts = await countCollections(() => probe(fleeting(() => ({ young: true }))))
  // V8 may run minor collections by itself.
  expect(counts.minor).toBeGreaterThanOrEqual(1)
  expect(counts.full).toBe(0)
})

test('a retained object takes one minor collection and three full ones', async () => {
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

test('trap: fifty large arrays at once survive a minor collection, but not the full one after it', async () => {
  const handle = fleetingMany(50, () => Array.from({ length: 200_000 }, () => 0))
  expect(await probe(handle)).toBe('collected')
})

test('trap: a check keeps the object for the rest of its job, so an old object needs a turn per round', async () => {
  for (let times = 0; times < 50; times++) {
    const keeper: { object: object | undefined } = { object: undefined }
    const handle = fleeting(() => (keeper.object = { times }))
    expect(await probeKept(handle)).toBe('retained')
    keeper.object = undefined
    expect(await probe(handle)).toBe('collected')
  }
})

test('trap: the probe is inconclusive when the twin survives too', async () => {
  const held = [{}, {}]
  const handle: Handle = { targets: [new WeakRef(held[0] as object)], twin: new WeakRef(held[1] as object) }
  expect(await probe(handle)).toBe('inconclusive')
  expect(await probeKept(handle)).toBe('inconclusive')
  expect(held).toHaveLength(2)
})

test('trap: an unpinned strong map is collected with its values and looks like a weak one', async () => {
  const strong = () => {
    const values = new Map<string, object>()
    return { values, get: (key: string) => values.get(key) ?? values.set(key, { key }).get(key) }
  }
  expect(await probe(fleeting(() => strong().get('mona')))).toBe('collected')
  const structure = pinned('cache', strong())
  expect(await probe(fleeting(() => structure.get('mona')))).toBe('retained')
})

test('whenGone runs in the job of the collection, before any finalization callback', async () => {
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

test('a collected object is not kept', async () => {
  expect(await probeKept(fleeting(() => ({})))).toBe('collected')
})

test('a live object is kept after one full collection', async () => {
  const keeper = {}
  let verdict = ''
  const counts = await countCollections(async () => {
    verdict = await probeKept(fleeting(() => keeper))
  })
  expect(verdict).toBe('retained')
  expect(counts.full).toBe(1)
})
