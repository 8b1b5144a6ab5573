import type { WeakCacheClass, WeakCacheOptions } from '../test-the-cache.ts'

/** What works inside a cache. */
interface Store<K, V extends object> {
  readonly size: number
  get(key: K): V
  peek(key: K): V | undefined
  has(key: K): boolean
  delete(key: K): boolean
  clear(): void
  keys(): Iterator<K, undefined>
  values(): Iterator<V, undefined>
  entries(): Iterator<[K, V], undefined>
}

type StoreClass = new <K, V extends object>(create: (key: K) => V, keepRecent: number, cache: object) => Store<K, V>

/** More of the stack than a method ever takes, as arguments that nobody looks at. */
const ROOM = Array.from({ length: 2048 }, () => undefined)

/** Far more of it than one cache takes and another does not. */
const MOST_TAKEN = 1024

/**
 * To be called before a cache does anything. Whoever has not enough of the stack left hears so here, at the same depth from
 * every cache: how deep one may recurse before a call overflows would else tell how much of it each of them needs.
 */
function needRoom(..._room: readonly undefined[]): void {}

/** Calls with some more of the stack taken. */
function deeper<A extends unknown[], T>(call: (...args: A) => T, args: A, ..._taken: readonly undefined[]): T {
  return call(...args)
}

function taking<K, V>(taken: readonly undefined[], create: (key: K) => V): (key: K) => V {
  return (key) => deeper(create, [key], ...taken)
}

function storeOf<K, V extends object>(
  InnerStore: StoreClass,
  create: (key: K) => V,
  keepRecent: number,
  cache: object,
) {
  return new InnerStore(create, keepRecent, cache)
}

/**
 * One class for all of them: a suite that looks at its class, its methods or its iterators, or from within `create`, sees
 * the same for each. They differ in what they do.
 */
function cacheWith(InnerStore: StoreClass): WeakCacheClass {
  // From within `create` a suite can measure how much of the stack a cache has taken. Part of that is drawn for each cache
  // and each grade: what was measured once is worth nothing in the next.
  const [drawn = 0] = crypto.getRandomValues(new Uint16Array(1))
  const taken = ROOM.slice(0, drawn % MOST_TAKEN)

  return class WeakCache<K, V extends object> {
    readonly #store: Store<K, V>

    constructor(create: (key: K) => V, options: WeakCacheOptions = {}) {
      needRoom(...ROOM)
      const { keepRecent = 0 } = options
      this.#store = deeper(storeOf<K, V>, [InnerStore, taking(taken, create), keepRecent, this], ...taken)
    }

    get size(): number {
      needRoom(...ROOM)
      return this.#store.size
    }

    get(key: K): V {
      needRoom(...ROOM)
      return this.#store.get(key)
    }

    peek(key: K): V | undefined {
      needRoom(...ROOM)
      return this.#store.peek(key)
    }

    has(key: K): boolean {
      needRoom(...ROOM)
      return this.#store.has(key)
    }

    delete(key: K): boolean {
      needRoom(...ROOM)
      return this.#store.delete(key)
    }

    clear(): void {
      needRoom(...ROOM)
      this.#store.clear()
    }

    keys(): IterableIterator<K> {
      needRoom(...ROOM)
      return steps(this.#store.keys())
    }

    values(): IterableIterator<V> {
      needRoom(...ROOM)
      return steps(this.#store.values())
    }

    entries(): IterableIterator<[K, V]> {
      needRoom(...ROOM)
      return steps(this.#store.entries())
    }

    [Symbol.iterator](): IterableIterator<[K, V]> {
      return this.entries()
    }
  }
}

function* steps<T>(iterator: Iterator<T, undefined>): Generator<T, undefined> {
  try {
    for (;;) {
      needRoom(...ROOM)
      const { done, value } = iterator.next()
      if (done) return
      yield value
    }
  } finally {
    iterator.return?.()
  }
}

function checkedNumber(keepRecent: number): number {
  if (Number.isSafeInteger(keepRecent) && keepRecent >= 0) return keepRecent
  throw new RangeError(`keepRecent must be a whole number, 0 or more, and not ${String(keepRecent)}`)
}

function checkedObject<V extends object>(value: V): V {
  if (Object(value) === value) return value
  throw new TypeError('create must give an object: nobody can refer to anything else weakly')
}

/** What is left of a value for its clean-up. */
interface Place<K, V extends object> {
  readonly key: K
  readonly reference: WeakRef<V>
  /** For an heir: see `spare`. */
  readonly owner: Places<K, V> | undefined
}

/** A registry of its own, whose callback takes one place. Its faulty heirs decide one question otherwise each. */
class Places<K, V extends object> implements Store<K, V> {
  protected readonly places = new Map<unknown, Place<K, V>>()
  /** Oldest use first. */
  protected readonly recent = new Map<unknown, V>()
  /**
   * For an heir that needs one more. The kit can count the maps, weak references and registries that there are: an heir
   * should have as many as this class.
   */
  protected readonly spare = new Map<unknown, unknown>()
  protected readonly keepRecent: number
  readonly #create: (key: K) => V
  readonly #registry = new FinalizationRegistry<Place<K, V>>((place) => this.cleanUp(place))

  constructor(create: (key: K) => V, keepRecent: number, _cache: object) {
    this.#create = create
    this.keepRecent = this.checkedNumber(keepRecent)
  }

  get size(): number {
    let size = 0
    for (const place of this.places.values()) if (this.isAlive(place)) size += 1
    return size
  }

  get(key: K): V {
    const value = this.living(key)
    if (value === undefined) return this.make(key)
    this.hit(key, value)
    return value
  }

  peek(key: K): V | undefined {
    return this.living(key)
  }

  has(key: K): boolean {
    return this.living(key) !== undefined
  }

  delete(key: K): boolean {
    const place = this.places.get(this.index(key))
    if (place === undefined) return false
    this.drop(place)
    return this.isAlive(place)
  }

  clear(): void {
    for (const place of this.places.values()) this.drop(place)
  }

  *keys(): Generator<K, undefined> {
    for (const place of this.places.values()) if (this.isAlive(place)) yield place.key
  }

  *values(): Generator<V, undefined> {
    for (const [, value] of this.entries()) yield value
  }

  *entries(): Generator<[K, V], undefined> {
    for (const place of this.places.values()) {
      const value = this.look(place)
      if (value !== undefined) yield [place.key, value]
    }
  }

  protected checkedNumber(keepRecent: number): number {
    return checkedNumber(keepRecent)
  }

  protected index(key: K): unknown {
    return key
  }

  protected living(key: K): V | undefined {
    const place = this.places.get(this.index(key))
    return place && this.look(place)
  }

  protected look(place: Place<K, V>): V | undefined {
    return place.reference.deref()
  }

  /** In a frame of its own, so that no generator keeps what it looked at. */
  protected isAlive(place: Place<K, V>): boolean {
    return this.look(place) !== undefined
  }

  protected make(key: K): V {
    const create = this.#create
    return this.add(key, create(key))
  }

  protected add(key: K, value: V): V {
    const place = this.placeOf(key, checkedObject(value))
    this.places.delete(this.index(key))
    this.places.set(this.index(key), place)
    this.register(value, place)
    this.use(key, value)
    return value
  }

  protected placeOf(key: K, value: V): Place<K, V> {
    return { key, reference: new WeakRef(value), owner: undefined }
  }

  protected register(value: V, place: Place<K, V>): void {
    this.#registry.register(value, place, place)
  }

  protected unregister(place: Place<K, V>): void {
    this.#registry.unregister(place)
  }

  protected drop(place: Place<K, V>): void {
    this.places.delete(this.index(place.key))
    this.unregister(place)
    this.dropRecent(place.key)
  }

  protected dropRecent(key: K): void {
    this.recent.delete(this.index(key))
  }

  cleanUp(place: Place<K, V>): void {
    if (this.places.get(this.index(place.key)) === place) this.places.delete(this.index(place.key))
  }

  protected hit(key: K, value: V): void {
    this.use(key, value)
  }

  protected use(key: K, value: V): void {
    this.recent.delete(this.index(key))
    this.recent.set(this.index(key), value)
    this.trim()
  }

  protected trim(): void {
    for (const oldest of this.recent.keys()) {
      if (this.recent.size <= this.keepRecent) return
      this.recent.delete(oldest)
    }
  }
}

const leave = new FinalizationRegistry<WeakRef<{ leave(): void }>>((entry) => {
  entry.deref()?.leave()
})

/** A value under its key, in the map that holds it. */
class Entry<K, V extends object> {
  readonly key: K
  readonly #entries: Map<K, Entry<K, V>>
  readonly #reference: WeakRef<V>

  constructor(entries: Map<K, Entry<K, V>>, key: K, value: V) {
    this.key = key
    this.#entries = entries
    this.#reference = new WeakRef(checkedObject(value))
    leave.register(value, new WeakRef<{ leave(): void }>(this))
  }

  get value(): V | undefined {
    return this.#reference.deref()
  }

  get isAlive(): boolean {
    return this.value !== undefined
  }

  leave(): void {
    if (this.#entries.get(this.key) === this) this.#entries.delete(this.key)
  }
}

/** One registry for all caches: it knows entries weakly, so that there is nothing to unregister. */
class SharedRegistry<K, V extends object> implements Store<K, V> {
  readonly #entries = new Map<K, Entry<K, V>>()
  readonly #create: (key: K) => V
  readonly #keepRecent: number
  /** Last use first. */
  #recent: { entry: Entry<K, V>; value: V }[] = []

  constructor(create: (key: K) => V, keepRecent: number, _cache: object) {
    this.#create = create
    this.#keepRecent = checkedNumber(keepRecent)
  }

  get size(): number {
    return [...this.#entries.values()].filter(({ isAlive }) => isAlive).length
  }

  get(key: K): V {
    const create = this.#create
    const value = this.peek(key) ?? this.#add(key, create(key))
    const entry = this.#entries.get(key)
    if (entry === undefined) return value
    const others = this.#recent.filter((recent) => recent.entry !== entry)
    this.#recent = [{ entry, value }, ...others].slice(0, this.#keepRecent)
    return value
  }

  peek(key: K): V | undefined {
    return this.#entries.get(key)?.value
  }

  has(key: K): boolean {
    return this.peek(key) !== undefined
  }

  delete(key: K): boolean {
    const entry = this.#entries.get(key)
    this.#entries.delete(key)
    this.#recent = this.#recent.filter((recent) => recent.entry !== entry)
    return entry?.isAlive ?? false
  }

  clear(): void {
    this.#entries.clear()
    this.#recent = []
  }

  keys(): Iterator<K, undefined> {
    return this.#entries
      .values()
      .filter(({ isAlive }) => isAlive)
      .map(({ key }) => key)
  }

  values(): Iterator<V, undefined> {
    return this.#entries
      .values()
      .map(({ value }) => value)
      .filter((value) => value !== undefined)
  }

  entries(): Iterator<[K, V], undefined> {
    return this.#entries
      .values()
      .map(({ key, value }) => [key, value] as const)
      .filter((entry): entry is [K, V] => entry[1] !== undefined)
  }

  #add(key: K, value: V): V {
    const entry = new Entry(this.#entries, key, value)
    this.#entries.delete(key)
    this.#entries.set(key, entry)
    return value
  }
}

/**
 * Its clean-up sweeps whatever is dead. Iteration goes by a list of what there was at its start, and symbols that can be
 * referred to weakly are let in: both are as good as the opposite.
 */
class Swept<K, V extends object> implements Store<K, V> {
  #references = new Map<K, WeakRef<V>>()
  #recent: { key: K; value: V }[] = []
  readonly #create: (key: K) => V
  readonly #keepRecent: number
  readonly #registry = new FinalizationRegistry<undefined>(() => this.#sweep())

  constructor(create: (key: K) => V, keepRecent: number, _cache: object) {
    if (!(keepRecent >= 0 && keepRecent < Infinity && keepRecent % 1 === 0)) {
      throw new RangeError(`keepRecent: ${String(keepRecent)}`)
    }
    this.#create = create
    this.#keepRecent = keepRecent
  }

  get size(): number {
    this.#sweep()
    return this.#references.size
  }

  get(key: K): V {
    const known = this.peek(key)
    const value = known ?? this.#create.call(undefined, key)
    // Throws for whatever V8 cannot refer to weakly.
    const reference = new WeakRef(value)
    if (known === undefined) {
      this.#sweep()
      // The key may have been taken within create.
      this.#references.delete(key)
      this.#references.set(key, reference)
      this.#registry.register(value, undefined)
    }
    this.#recent = [...this.#recent.filter((recent) => !same(recent.key, key)), { key, value }]
    this.#recent = this.#recent.slice(Math.max(0, this.#recent.length - this.#keepRecent))
    return value
  }

  peek(key: K): V | undefined {
    return this.#references.get(key)?.deref()
  }

  has(key: K): boolean {
    return this.#references.get(key)?.deref() !== undefined
  }

  delete(key: K): boolean {
    const wasAlive = this.has(key)
    this.#references.delete(key)
    this.#recent = this.#recent.filter((recent) => !same(recent.key, key))
    return wasAlive
  }

  clear(): void {
    this.#references = new Map()
    this.#recent = []
  }

  *keys(): Generator<K, undefined> {
    const all = [...this.#references]
    for (const [key, reference] of all) if (isAlive(reference)) yield key
  }

  *values(): Generator<V, undefined> {
    const all = [...this.#references.values()]
    for (const reference of all) {
      const value = reference.deref()
      if (value !== undefined) yield value
    }
  }

  *entries(): Generator<[K, V], undefined> {
    const all = [...this.#references]
    for (const [key, reference] of all) {
      const value = reference.deref()
      if (value !== undefined) yield [key, value]
    }
  }

  #sweep(): void {
    for (const [key, reference] of this.#references) if (!isAlive(reference)) this.#references.delete(key)
  }
}

function isAlive(reference: WeakRef<object>): boolean {
  return reference.deref() !== undefined
}

function same(one: unknown, other: unknown): boolean {
  return [one].includes(other)
}

/** Every suite must pass these. */
export const correct: Readonly<Record<string, WeakCacheClass>> = {
  'passes-a-correct-cache': cacheWith(Places),
  'passes-another-correct-cache': cacheWith(SharedRegistry),
  'passes-a-third-correct-cache': cacheWith(Swept),
}

/** The fault of the last: its held values lead to the cache. */
const strongLeave = new FinalizationRegistry<{ owner: { cleanUp(place: unknown): void } | undefined }>((place) => {
  place.owner?.cleanUp(place)
})

/** Each does one thing wrong: by the name of what it should do. */
export const faulty: Readonly<Record<string, WeakCacheClass>> = {
  'shares-while-alive': cacheWith(
    class<K, V extends object> extends Places<K, V> {
      override get(key: K): V {
        return this.make(key)
      }
    },
  ),
  'creates-once': cacheWith(
    class<K, V extends object> extends Places<K, V> {
      #create: (key: K) => V
      constructor(create: (key: K) => V, keepRecent: number, cache: object) {
        super(create, keepRecent, cache)
        this.#create = create
      }
      protected override make(key: K): V {
        const create = this.#create
        checkedObject(create(key))
        return super.make(key)
      }
    },
  ),
  'compares-keys-as-map-does': cacheWith(
    class<K, V extends object> extends Places<K, V> {
      protected override index(key: K): unknown {
        return Object(key) === key ? key : String(key)
      }
    },
  ),
  'peek-only-looks': cacheWith(
    class<K, V extends object> extends Places<K, V> {
      override peek(key: K): V | undefined {
        return this.living(key) ?? this.make(key)
      }
    },
  ),
  'delete-forgets': cacheWith(
    class<K, V extends object> extends Places<K, V> {
      override delete(key: K): boolean {
        return this.has(key)
      }
    },
  ),
  'clear-forgets-all': cacheWith(
    class<K, V extends object> extends Places<K, V> {
      override clear(): void {
        for (const [index, place] of [...this.places.values()].entries()) if (index % 2 === 0) this.drop(place)
      }
    },
  ),
  'a-failure-is-not-cached': cacheWith(
    class<K, V extends object> extends Places<K, V> {
      protected override make(key: K): V {
        if (this.spare.has(key)) throw this.spare.get(key)
        try {
          return super.make(key)
        } catch (error) {
          this.spare.set(key, error)
          throw error
        }
      }
    },
  ),
  'refuses-primitives': cacheWith(
    class<K, V extends object> extends Places<K, V> {
      protected override add(key: K, value: V): V {
        return Object(value) === value ? super.add(key, value) : value
      }
    },
  ),
  'iterates-in-order': cacheWith(
    class<K, V extends object> extends Places<K, V> {
      protected override hit(key: K, value: V): void {
        const index = this.index(key)
        const place = this.places.get(index)
        this.places.delete(index)
        if (place) this.places.set(index, place)
        super.hit(key, value)
      }
    },
  ),
  'refuses-a-bad-keep-recent': cacheWith(
    class<K, V extends object> extends Places<K, V> {
      protected override checkedNumber(keepRecent: number): number {
        return Number.isNaN(keepRecent) ? 0 : keepRecent
      }
    },
  ),
  'lets-go-of-an-unused-value': cacheWith(
    class<K, V extends object> extends Places<K, V> {
      protected override add(key: K, value: V): V {
        super.add(key, value)
        this.spare.set(key, value)
        return value
      }
      protected override drop(place: Place<K, V>): void {
        super.drop(place)
        this.spare.delete(place.key)
      }
    },
  ),
  'lets-go-after-a-hit': cacheWith(
    class<K, V extends object> extends Places<K, V> {
      protected last: V | undefined
      protected override hit(key: K, value: V): void {
        super.hit(key, value)
        this.last = value
      }
      protected override drop(place: Place<K, V>): void {
        super.drop(place)
        this.last = undefined
      }
    },
  ),
  'keeps-what-is-in-use': cacheWith(
    class<K, V extends object> extends Places<K, V> {
      protected override placeOf(key: K, value: V): Place<K, V> {
        return super.placeOf(key, { value } as unknown as V)
      }
      protected override look(place: Place<K, V>): V | undefined {
        return (super.look(place) as { value: V } | undefined)?.value
      }
    },
  ),
  'size-counts-the-living': cacheWith(
    class<K, V extends object> extends Places<K, V> {
      override get size(): number {
        return this.places.size
      }
    },
  ),
  'has-tells-of-the-living': cacheWith(
    class<K, V extends object> extends Places<K, V> {
      override has(key: K): boolean {
        return this.places.has(this.index(key))
      }
    },
  ),
  'iteration-passes-over-the-dead': cacheWith(
    class<K, V extends object> extends Places<K, V> {
      override *keys(): Generator<K, undefined> {
        for (const { key } of this.places.values()) yield key
      }
      override *entries(): Generator<[K, V], undefined> {
        for (const place of this.places.values()) yield [place.key, this.look(place) as V]
      }
    },
  ),
  'forgets-the-key-of-the-dead': cacheWith(
    class<K, V extends object> extends Places<K, V> {
      override cleanUp(): void {}
    },
  ),
  'late-clean-up-spares-the-new': cacheWith(
    class<K, V extends object> extends Places<K, V> {
      override cleanUp({ key }: Place<K, V>): void {
        this.places.delete(this.index(key))
      }
    },
  ),
  'forgets-a-deleted-key': cacheWith(
    class<K, V extends object> extends Places<K, V> {
      protected override unregister(): void {}
    },
  ),
  'keeps-the-recent': cacheWith(
    class<K, V extends object> extends Places<K, V> {
      protected override use(): void {}
    },
  ),
  'keeps-no-more-than-the-recent': cacheWith(
    class<K, V extends object> extends Places<K, V> {
      protected override trim(): void {
        if (this.keepRecent === 0) super.trim()
      }
    },
  ),
  'a-hit-makes-recent': cacheWith(
    class<K, V extends object> extends Places<K, V> {
      protected override hit(): void {}
    },
  ),
  'looking-is-no-use': cacheWith(
    class<K, V extends object> extends Places<K, V> {
      override peek(key: K): V | undefined {
        const value = super.peek(key)
        if (value !== undefined) this.use(key, value)
        return value
      }
    },
  ),
  'forgets-a-deleted-recent': cacheWith(
    class<K, V extends object> extends Places<K, V> {
      protected override dropRecent(): void {}
    },
  ),
  'iteration-keeps-none-but-the-current': cacheWith(
    class<K, V extends object> extends Places<K, V> {
      override values(): Generator<V, undefined> {
        const all = [...super.values()]
        return (function* () {
          yield* all
        })() as Generator<V, undefined>
      }
      override entries(): Generator<[K, V], undefined> {
        const all = [...super.entries()]
        return (function* () {
          yield* all
        })() as Generator<[K, V], undefined>
      }
    },
  ),
  'goes-while-its-values-live': cacheWith(
    class<K, V extends object> extends Places<K, V> {
      constructor(create: (key: K) => V, keepRecent: number, cache: object) {
        super(create, keepRecent, cache)
        this.spare.set('cache', cache)
      }
      protected override placeOf(key: K, value: V): Place<K, V> {
        return { ...super.placeOf(key, value), owner: this }
      }
      protected override register(value: V, place: Place<K, V>): void {
        strongLeave.register(value, place, place)
      }
      protected override unregister(place: Place<K, V>): void {
        strongLeave.unregister(place)
      }
    },
  ),
}
