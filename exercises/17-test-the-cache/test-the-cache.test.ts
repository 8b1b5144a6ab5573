import { test } from 'vitest'
import { expect, pinned } from '#gc'
// Your own cache, if you have written one. It is not needed here, but if you have it your suite should pass on it.
import { WeakCache as YourCache } from '../15-weak-cache/weak-cache.ts'
import { type CacheTest, suite, type WeakCacheClass } from './test-the-cache.ts'

// These tests run your suite on caches that are openly bad, and say which of your tests saw it. The hidden ones do the same
// with caches that are right, all of which your suite must pass, and with caches of which each does one thing wrong.

/** Shares as it should, and never lets go of anything. */
class StrongCache<K, V extends object> {
  readonly #create: (key: K) => V
  readonly #values = new Map<K, V>()

  constructor(create: (key: K) => V) {
    this.#create = create
  }

  get size(): number {
    return this.#values.size
  }

  get(key: K): V {
    const create = this.#create
    const value = this.#values.get(key) ?? create(key)
    this.#values.set(key, value)
    return value
  }

  peek(key: K): V | undefined {
    return this.#values.get(key)
  }

  has(key: K): boolean {
    return this.#values.has(key)
  }

  delete(key: K): boolean {
    return this.#values.delete(key)
  }

  clear(): void {
    this.#values.clear()
  }

  keys(): IterableIterator<K> {
    return this.#values.keys()
  }

  values(): IterableIterator<V> {
    return this.#values.values()
  }

  entries(): IterableIterator<[K, V]> {
    return this.#values.entries()
  }

  [Symbol.iterator](): IterableIterator<[K, V]> {
    return this.entries()
  }
}

/** Lets go of everything, for it keeps nothing. */
class NoCache<K, V extends object> extends StrongCache<K, V> {
  override get(key: K): V {
    const value = super.get(key)
    this.delete(key)
    return value
  }
}

/** The names of the tests that fail. Nobody looks for what holds an object in there: these caches are bad on purpose. */
async function failing(tests: readonly CacheTest[], WeakCache: WeakCacheClass): Promise<string[]> {
  const names: string[] = []
  process.env.DEREF_EXPLAIN = 'no'
  for (const { name, run } of tests) {
    const pins: object[] = []
    const hold = <T extends object>(_name: string, structure: T): T => {
      pins.push(structure)
      return structure
    }
    try {
      await run({ WeakCache, pinned: hold })
    } catch {
      names.push(name)
    }
    pins.length = 0
  }
  delete process.env.DEREF_EXPLAIN
  return names
}

/** Whether the stub of exercise 15 has been filled in. */
function isWritten(): boolean {
  try {
    return new YourCache(() => ({})).size === 0
  } catch {
    return false
  }
}

test('the suite has tests, and each a name of its own', () => {
  const names = suite.map(({ name }) => name)
  expect(names.length > 0, 'it has tests (begin with the example)').toBe(true)
  expect(
    names.filter((name, index) => names.indexOf(name) !== index),
    'names that are there twice',
  ).toEqual([])
})

test('catches a cache that never lets go', async () => {
  const caught = await failing(suite, StrongCache)
  expect(caught.length > 0, 'at least one test fails on it').toBe(true)
})

test('catches a cache that keeps nothing', async () => {
  const caught = await failing(suite, NoCache)
  expect(caught.length > 0, 'at least one test fails on it').toBe(true)
})

test('sees the difference: not the same tests fail on both', async () => {
  const [strong, none] = [await failing(suite, StrongCache), await failing(suite, NoCache)]
  expect(strong.join(' · ') === none.join(' · '), 'the same tests').toBe(false)
})

if (isWritten()) {
  for (const { name, run } of suite) {
    test(`on your own cache of exercise 15: ${name}`, async () => {
      await run({ WeakCache: YourCache, pinned })
    })
  }
}
