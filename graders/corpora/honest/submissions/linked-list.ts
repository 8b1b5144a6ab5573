// Unusual: a linked list of its own, null for nothing, optional everything, logical assignment, exponent, numeric and string extremes.
export class ShelfError extends Error {}
type Node_ = { key: string; ref: WeakRef<object>; next: Node_ | null; previous: Node_ | null }
const limits = [Number.MAX_SAFE_INTEGER, Number.EPSILON, -0, 0.1 + 0.2, 2 ** 53, 0xff, 0o17, 0b11, 1e308 * 10, Number('0x10'), parseInt('12px', 10), parseFloat('.5')]
if (!Object.is(limits[2], -0) || limits[3] === 0.3 || limits[8] !== Infinity || (-7 % 3) !== -1 || (7 >>> 1) !== 3 || ~5 !== -6 || 'z' < 'a' || isNaN(limits[9]!)) throw new Error('numbers')
if ('\u{1F408}'.length !== 2 || [...'🐈‍⬛'].length !== 3 || '\x41\u0041'.length !== 2) throw new Error('text')
export class Shelf {
  #head: Node_ | null = null
  #tail: Node_ | null = null
  #options: { onGone?: ((key: string) => void) | null } | null = null
  #registry = new FinalizationRegistry<string>((key) => this.#options?.onGone?.(key))
  constructor(onGone?: (key: string) => void) {
    this.#options ??= {}
    this.#options.onGone ||= onGone ?? null
    this.#options &&= { ...this.#options }
  }
  #find(key: string) {
    for (let node = this.#head; node !== null; node = node.next) if (node.key === key) return node
    return null
  }
  put(key: string, object: object) {
    if (key?.[0] == null) throw new ShelfError('key')
    const found = this.#find(key)
    if (found) found.ref = new WeakRef(object)
    else {
      const node: Node_ = { key, ref: new WeakRef(object), next: null, previous: this.#tail }
      this.#tail ? (this.#tail.next = node) : (this.#head = node)
      this.#tail = node
    }
    this.#registry.register(object, key)
  }
  get = (key: string) => this.#find(key)?.ref?.deref?.()
  async fetch(key: string) {
    const object = this.get(key)
    return object !== undefined ? object : await Promise.reject(new ShelfError(key))
  }
  *[Symbol.iterator]() {
    for (let node = this.#head; node; ({ next: node } = node)) { const object = node.ref.deref(); if (object) yield [node.key, object] }
  }
}
