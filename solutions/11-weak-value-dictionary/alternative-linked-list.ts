// The entries form a ring of links, and a map finds a link by its key. Iteration walks the ring, so it needs no
// iterator of the map, and the last entry is one step from the head. A link that has left the ring still knows where it
// goes on, for iterators that stand on it.

interface Link<K, V extends object> {
  readonly key: K
  /** The head, which stands between the last entry and the first, has none. */
  readonly reference: WeakRef<V> | undefined
  previous: Link<K, V>
  next: Link<K, V>
  gone: boolean
}

/** A dictionary that refers to its values weakly. Keys are compared as `Map` compares them. */
export class WeakValueDictionary<K, V extends object> {
  readonly #links = new Map<K, Link<K, V>>()
  readonly #head = ring<K, V>()
  readonly #registry = new FinalizationRegistry<Link<K, V>>((link) => {
    this.#unlink(link)
  })

  constructor(entries: Iterable<readonly [K, V]> = []) {
    this.update(entries)
  }

  get size(): number {
    let size = 0
    for (const _ of this.keys()) size += 1
    return size
  }

  get(key: K): V | undefined {
    return this.#links.get(key)?.reference?.deref()
  }

  has(key: K): boolean {
    return this.get(key) !== undefined
  }

  set(key: K, value: V): this {
    const reference = new WeakRef(value)
    const old = this.#links.get(key)
    const place = old?.reference?.deref() && old.previous
    if (old !== undefined) this.#unlink(old)
    const previous = place ?? this.#head.previous
    const link: Link<K, V> = { key, reference, previous, next: previous.next, gone: false }
    previous.next.previous = link
    previous.next = link
    this.#links.set(key, link)
    this.#registry.register(value, link, link)
    return this
  }

  setDefault(key: K, value: V): V {
    const living = this.get(key)
    if (living === undefined) this.set(key, value)
    return living ?? value
  }

  pop(key: K): V | undefined {
    const link = this.#links.get(key)
    if (link !== undefined) this.#unlink(link)
    return link?.reference?.deref()
  }

  popItem(): [K, V] | undefined {
    while (this.#head.previous !== this.#head) {
      const { key } = this.#head.previous
      const value = this.pop(key)
      if (value !== undefined) return [key, value]
    }
    return undefined
  }

  delete(key: K): boolean {
    return this.pop(key) !== undefined
  }

  clear(): void {
    while (this.#head.previous !== this.#head) this.#unlink(this.#head.previous)
  }

  update(entries: Iterable<readonly [K, V]>): void {
    for (const [key, value] of entries) this.set(key, value)
  }

  copy(): WeakValueDictionary<K, V> {
    const copy = new WeakValueDictionary<K, V>()
    for (const [key, value] of this) copy.set(key, value)
    return copy
  }

  *keys(): Generator<K, undefined> {
    for (const { key, reference } of this.#walk()) if (reference?.deref() !== undefined) yield key
  }

  *values(): Generator<V, undefined> {
    for (const { reference } of this.#walk()) {
      const value = reference?.deref()
      if (value !== undefined) yield value
    }
  }

  *entries(): Generator<[K, V], undefined> {
    for (const { key, reference } of this.#walk()) {
      const value = reference?.deref()
      if (value !== undefined) yield [key, value]
    }
  }

  [Symbol.iterator](): IterableIterator<[K, V]> {
    return this.entries()
  }

  *#walk(): Generator<Link<K, V>, undefined> {
    for (let link = this.#head.next; link !== this.#head; link = link.next) if (!link.gone) yield link
  }

  #unlink(link: Link<K, V>): void {
    if (link.gone) return
    link.gone = true
    link.previous.next = link.next
    link.next.previous = link.previous
    if (this.#links.get(link.key) === link) this.#links.delete(link.key)
    this.#registry.unregister(link)
  }
}

function ring<K, V extends object>(): Link<K, V> {
  const head = { reference: undefined, gone: false } as Link<K, V>
  head.previous = head
  head.next = head
  return head
}
