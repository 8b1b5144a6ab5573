import { expect, finalizersDone, fleeting, held } from '#gc'

/** Settings of a cache. */
export interface WeakCacheOptions {
  /** How many of the most recently used values the cache holds strongly: a whole number, 0 or more. */
  keepRecent?: number
}

/** The class that a test is given. */
export interface WeakCacheClass {
  new <K, V extends object>(create: (key: K) => V, options?: WeakCacheOptions): WeakCache<K, V>
}

/** What every cache must do. */
export interface WeakCache<K, V extends object> {
  readonly size: number
  get(key: K): V
  peek(key: K): V | undefined
  has(key: K): boolean
  delete(key: K): boolean
  clear(): void
  keys(): IterableIterator<K>
  values(): IterableIterator<V>
  entries(): IterableIterator<[K, V]>
  [Symbol.iterator](): IterableIterator<[K, V]>
}

/** What a test is given. */
export interface Subject {
  readonly WeakCache: WeakCacheClass
  readonly pinned: <T extends object>(name: string, structure: T) => T
}

/** One test: it fails by throwing, or by a promise that rejects, and passes if it does neither. */
export interface CacheTest {
  readonly name: string
  readonly run: (subject: Subject) => void | Promise<void>
}

interface Picture {
  readonly name: string
}

const paint = (name: string): Picture => ({ name })

/** Gets a value, and makes sure that it came in: a cache that keeps nothing would let go of everything. */
function cached<K, V extends object>(cache: WeakCache<K, V>, key: K): V {
  const value = cache.get(key)
  expect(cache.peek(key), 'peek right after get').toBe(value)
  return value
}

/** In a frame of its own: what it walks over may have to die later in the same test. */
function countOf(iterable: Iterable<unknown>): number {
  let count = 0
  for (const _ of iterable) count += 1
  return count
}

/** Asks again and again: every test below that wants a value dead makes sure that this leaves nothing behind. */
function useOften(cache: WeakCache<string, Picture>, name: string): Picture {
  const picture = cached(cache, name)
  cache.get(name)
  cache.has(name)
  countOf(cache)
  return picture
}

/** What needs no collector. */
export const sharing: readonly CacheTest[] = [
  {
    name: 'get makes a value for a key that has none, once, and shares it',
    run({ WeakCache }) {
      const asked: string[] = []
      const cache = new WeakCache((name: string) => {
        asked.push(name)
        return { name }
      })
      const mona = cache.get('mona')
      expect(mona.name, 'the name of what get gave').toBe('mona')
      expect(cache.get('mona'), 'the second get').toBe(mona)
      expect(cache.get('lisa') === mona, 'two keys share one value').toBe(false)
      expect(asked, 'what create was asked for').toEqual(['mona', 'lisa'])
    },
  },
  {
    name: 'keys are compared as Map compares them',
    run({ WeakCache }) {
      const cache = new WeakCache((key: unknown) => ({ key }))
      const number = cache.get(1)
      const notANumber = cache.get(Number.NaN)
      expect(cache.get('1') === number, '1 and "1" share a value').toBe(false)
      expect(cache.get({}) === cache.get({}), 'two objects share a value').toBe(false)
      expect(cache.get(Number.NaN), 'NaN once more').toBe(notANumber)
      expect(cache.get(1), '1 once more').toBe(number)
    },
  },
  {
    name: 'peek and has make nothing',
    run({ WeakCache }) {
      let made = 0
      const cache = new WeakCache((name: string) => ({ name, number: (made += 1) }))
      expect(cache.peek('mona'), 'peek before get').toBe(undefined)
      expect(cache.has('mona'), 'has before get').toBe(false)
      expect(made, 'calls of create').toBe(0)
      const mona = cache.get('mona')
      expect(cache.peek('mona'), 'peek after get').toBe(mona)
      expect(cache.has('mona'), 'has after get').toBe(true)
    },
  },
  {
    name: 'delete forgets one value and tells whether there was one',
    run({ WeakCache }) {
      const cache = new WeakCache(paint)
      const [mona, lisa] = [cache.get('mona'), cache.get('lisa')]
      expect(cache.delete('mona'), 'delete').toBe(true)
      expect(cache.delete('mona'), 'delete once more').toBe(false)
      expect(cache.has('mona'), 'has after delete').toBe(false)
      expect(cache.get('mona') === mona, 'get after delete gives the deleted value').toBe(false)
      expect(cache.peek('lisa'), 'the other value').toBe(lisa)
    },
  },
  {
    name: 'clear forgets every value',
    run({ WeakCache }) {
      const cache = new WeakCache(paint)
      const names = ['mona', 'lisa', 'scream']
      const alive = names.map((name) => cache.get(name))
      expect(cache.size, 'size before').toBe(alive.length)
      cache.clear()
      expect(cache.size, 'size after').toBe(0)
      expect(names.filter((name) => cache.has(name)).length, 'keys that are still there').toBe(0)
    },
  },
  {
    name: 'a create that throws caches nothing',
    run({ WeakCache }) {
      let calls = 0
      const cache = new WeakCache((name: string) => {
        calls += 1
        if (calls === 1) throw new RangeError('out of paint')
        return { name }
      })
      expect(() => cache.get('mona'), 'get while create throws').toThrow(RangeError, /out of paint/)
      expect(cache.has('mona'), 'has after that').toBe(false)
      expect(cache.get('mona').name, 'the name of what the next get gives').toBe('mona')
    },
  },
  {
    name: 'a value that is no object is refused',
    run({ WeakCache }) {
      for (const value of [42, 'text', true, null, undefined]) {
        const cache = new WeakCache(() => value as unknown as object)
        expect(() => cache.get('mona'), `get when create gives ${String(value)}`).toThrow(TypeError)
        expect(cache.size, 'size after that').toBe(0)
      }
      const functions = new WeakCache(() => paint)
      expect(() => functions.get('mona'), 'get when create gives a function').toReturn(paint)
    },
  },
  {
    name: 'iteration follows the order in which the values were made',
    run({ WeakCache }) {
      const cache = new WeakCache(paint)
      const [mona, lisa] = [cache.get('mona'), cache.get('lisa')]
      cache.get('mona')
      expect([...cache.keys()], 'keys').toEqual(['mona', 'lisa'])
      expect([...cache.values()], 'values').toEqual([mona, lisa])
      const entries = [
        ['mona', mona],
        ['lisa', lisa],
      ]
      expect([...cache.entries()], 'entries').toEqual(entries)
      expect([...cache], 'the cache itself').toEqual(entries)
    },
  },
  {
    name: 'keepRecent is a whole number from 0',
    run({ WeakCache }) {
      for (const keepRecent of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
        expect(() => new WeakCache(paint, { keepRecent }), `keepRecent: ${keepRecent}`).toThrow(RangeError)
      }
      expect(new WeakCache(paint, { keepRecent: 0 }).size, 'size with keepRecent: 0').toBe(0)
    },
  },
]

/** What becomes of values, keys and caches that nobody uses. */
export const letting: readonly CacheTest[] = [
  {
    name: 'a value that nobody uses goes, and reads as absent at once',
    async run({ WeakCache, pinned }) {
      const cache = pinned('cache', new WeakCache(paint))
      const lisa = held(() => cache.get('lisa'))
      await expect(fleeting(() => cached(cache, 'mona'))).toBeCollected(() => {
        expect(cache.has('mona'), 'has').toBe(false)
        expect(cache.peek('mona'), 'peek').toBe(undefined)
        expect(cache.size, 'size').toBe(1)
        expect([...cache.keys()], 'keys').toEqual(['lisa'])
        expect(countOf(cache.values()), 'how many values').toBe(1)
        expect(countOf(cache), 'how many entries').toBe(1)
        expect(cache.delete('mona'), 'delete').toBe(false)
      })
      expect(
        lisa.use((picture) => cache.get('lisa') === picture),
        'the value in use is still shared',
      ).toBe(true)
    },
  },
  {
    name: 'a value goes however often it was used',
    async run({ WeakCache, pinned }) {
      const cache = pinned('cache', new WeakCache(paint))
      await expect(fleeting(() => useOften(cache, 'mona'))).toBeCollected()
    },
  },
  {
    name: 'the key of a dead value goes too',
    async run({ WeakCache, pinned }) {
      const cache = pinned('cache', new WeakCache((_key: object) => ({ name: 'mona' })))
      const key = held(() => ({}))
      await expect(fleeting(() => key.use((mine) => cached(cache, mine)))).toBeCollected()
      await finalizersDone()
      await expect(key.drop(), 'the key').toBeCollected()
    },
  },
  {
    name: 'a value made after a death survives the clean-up of the dead one',
    async run({ WeakCache, pinned }) {
      const cache = pinned('cache', new WeakCache(paint))
      let next: Picture | undefined
      await expect(fleeting(() => cached(cache, 'mona'))).toBeCollected(() => {
        next = cache.get('mona')
      })
      await finalizersDone()
      expect(cache.peek('mona') === next, 'the new value is still there').toBe(true)
    },
  },
  {
    name: 'a deleted key goes, though its value is in use',
    async run({ WeakCache, pinned }) {
      const cache = pinned('cache', new WeakCache((_key: object) => ({ name: 'mona' })))
      const key = held(() => ({}))
      const value = held(() => key.use((mine) => cached(cache, mine)))
      key.use((mine) => cache.delete(mine))
      await expect(key.drop(), 'the key').toBeCollected()
      value.drop()
    },
  },
  {
    name: 'an iterator keeps none but the value it gave last',
    async run({ WeakCache, pinned }) {
      for (const method of ['keys', 'values', 'entries'] as const) {
        const cache = pinned(`cache of ${method}`, new WeakCache(paint))
        const [first, second, third] = ['first', 'second', 'third'].map((name) => held(() => cached(cache, name)))
        const iterator = pinned(`${method}()`, cache[method]())
        const step = () => iterator.next().done === true
        step()
        step()
        await expect(first!.drop(), `the value before the current one of ${method}()`).toBeCollected()
        await expect(third!.drop(), `the value after the current one of ${method}()`).toBeCollected()
        expect(step(), `${method}() is done`).toBe(true)
        second!.drop()
      }
    },
  },
  {
    name: 'a cache goes while its values live on',
    async run({ WeakCache }) {
      const values: object[] = []
      const cache = fleeting(() => {
        const made = new WeakCache(paint)
        values.push(cached(made, 'mona'))
        return made
      })
      await expect(cache, 'the cache').toBeCollected()
      expect(values.length, 'values in use').toBe(1)
    },
  },
]

/** What is kept though nobody uses it. */
export const recent: readonly CacheTest[] = [
  {
    name: 'keepRecent keeps as many as it says, and no more',
    async run({ WeakCache, pinned }) {
      const cache = pinned('cache', new WeakCache(paint, { keepRecent: 2 }))
      const [first, second, third] = ['first', 'second', 'third'].map((name) => fleeting(() => cached(cache, name)))
      await expect(second!, 'the second of three').toBeKept()
      await expect(third!, 'the third of three').toBeKept()
      await expect(first!, 'the first of three').toBeCollected()
    },
  },
  {
    name: 'get makes a value recent again, and looking does not',
    async run({ WeakCache, pinned }) {
      const cache = pinned('cache', new WeakCache(paint, { keepRecent: 2 }))
      const used = fleeting(() => cache.get('used'))
      const seen = fleeting(() => cache.get('seen'))
      fleeting(() => cache.get('used'))
      fleeting(() => cache.peek('seen'))
      cache.has('seen')
      countOf(cache)
      fleeting(() => cache.get('new'))
      await expect(used, 'what was used again').toBeKept()
      await expect(seen, 'what was only seen again').toBeCollected()
    },
  },
  {
    name: 'what is deleted or cleared is not kept as recent',
    async run({ WeakCache, pinned }) {
      const cache = pinned('cache', new WeakCache(paint, { keepRecent: 2 }))
      const deleted = fleeting(() => cache.get('deleted'))
      const cleared = fleeting(() => cache.get('cleared'))
      cache.delete('deleted')
      await expect(deleted, 'the deleted value').toBeCollected()
      await expect(cleared, 'the other value').toBeKept()
      cache.clear()
      await expect(cleared, 'the cleared value').toBeCollected()
    },
  },
]

/** All of them. */
export const suite: readonly CacheTest[] = [...sharing, ...letting, ...recent]
