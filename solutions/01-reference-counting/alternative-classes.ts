/** Objects that count for themselves, in classes, and a stack of the lists of items that are still to be dropped. */
const IMMORTAL = 4_294_967_295

export interface Handle {
  readonly id: number
}

export interface WeakReference {
  target(): Handle | undefined
}

export type Finalizer = (self: Handle) => void
export type WeakCallback = (reference: WeakReference) => void

class Weak implements WeakReference {
  readonly callback: WeakCallback | undefined
  #target: Handle | undefined

  constructor(target: Handle, callback: WeakCallback | undefined) {
    this.#target = target
    this.callback = callback
  }

  target(): Handle | undefined {
    return this.#target
  }

  die(): void {
    this.#target = undefined
  }
}

abstract class Counted {
  count = 0
  readonly handle: Handle

  constructor(id: number) {
    this.handle = { id }
  }

  get shownCount(): number {
    return this.count + 1
  }

  gain(): void {
    this.count += 1
  }

  /** Whether that was the last reference. */
  lose(): boolean {
    this.count -= 1
    return this.count === 0
  }
}

class Integer extends Counted {
  readonly value: number

  constructor(id: number, value: number) {
    super(id)
    this.value = value
  }
}

class SmallInteger extends Integer {
  override get shownCount(): number {
    return IMMORTAL
  }

  override lose(): boolean {
    return false
  }
}

class List extends Counted {
  items: Counted[] = []
  weak: Weak[] = []
  finalizer: Finalizer | undefined

  constructor(id: number, finalizer: Finalizer | undefined) {
    super(id)
    this.finalizer = finalizer
  }

  takeFinalizer(): Finalizer | undefined {
    const { finalizer } = this
    this.finalizer = undefined
    return finalizer
  }

  killWeak(): Weak[] {
    const weak = this.weak.toReversed()
    this.weak = []
    for (const each of weak) each.die()
    return weak
  }
}

export class Heap {
  #objects = new Map<Handle, Counted>()
  #freed = new WeakSet<Handle>()
  #names = new Map<string, Counted>()
  #small = new Map<number, SmallInteger>()
  #ids = 0
  #errors: unknown[] = []

  newList(name: string, finalizer?: Finalizer): Handle {
    return this.#give(name, this.#added(new List(this.#ids++, finalizer)))
  }

  newInteger(name: string, value: number): Handle {
    if (!Number.isInteger(value)) throw new TypeError(`${String(value)} is not a whole number`)
    if (value < -5 || value > 256) return this.#give(name, this.#added(new Integer(this.#ids++, value)))
    let small = this.#small.get(value)
    if (small === undefined) {
      small = new SmallInteger(this.#ids++, value)
      this.#small.set(value, this.#added(small))
    }
    return this.#give(name, small)
  }

  bind(name: string, target: Handle): void {
    this.#give(name, this.#find(target))
  }

  unbind(name: string): void {
    const object = this.#named(name)
    this.#names.delete(name)
    this.#drop([object])
  }

  lookUp(name: string): Handle {
    return this.#named(name).handle
  }

  append(list: Handle, item: Handle): void {
    const [to, added] = [this.#list(list), this.#find(item)]
    added.gain()
    to.items.push(added)
  }

  pop(list: Handle): void {
    const last = this.#list(list).items.pop()
    if (last === undefined) throw new RangeError('the list is empty')
    this.#drop([last])
  }

  clear(list: Handle): void {
    this.#drop(taken(this.#list(list)))
  }

  items(list: Handle): Handle[] {
    return Array.from(this.#list(list).items, ({ handle }) => handle)
  }

  valueOf(integer: Handle): number {
    const object = this.#find(integer)
    if (object instanceof Integer) return object.value
    throw new TypeError('only an integer has a value')
  }

  getRefCount(object: Handle): number {
    return this.#find(object).shownCount
  }

  call<R>(argument: Handle, body: (argument: Handle) => R): R {
    const object = this.#find(argument)
    object.gain()
    try {
      return body(object.handle)
    } finally {
      this.#drop([object])
    }
  }

  weakRef(target: Handle, callback?: WeakCallback): WeakReference {
    const weak = new Weak(target, callback)
    this.#list(target).weak.push(weak)
    return weak
  }

  isAlive(object: Handle): boolean {
    if (this.#objects.has(object)) return true
    if (typeof object === 'object' && object !== null && this.#freed.has(object)) return false
    throw new TypeError('not a handle of this heap')
  }

  get size(): number {
    return this.#objects.size - this.#small.size
  }

  get ignoredErrors(): readonly unknown[] {
    return this.#errors.slice()
  }

  lists(): Handle[] {
    return [...this.#objects.values()].filter((object) => object instanceof List).map(({ handle }) => handle)
  }

  hasFinalizer(list: Handle): boolean {
    return this.#list(list).finalizer !== undefined
  }

  runFinalizer(list: Handle): void {
    this.#finalize(this.#list(list))
  }

  killWeakRefs(list: Handle): (() => void)[] {
    return this.#callbacks(this.#list(list))
  }

  /** Drops a reference to each, from the last to the first, with all that goes with it. */
  #drop(objects: readonly Counted[]): void {
    const rest = [objects.values().toArray()]
    while (rest.length > 0) {
      const object = rest.at(-1)?.pop()
      if (object === undefined) rest.pop()
      else if (object.lose() && this.#isFreed(object) && object instanceof List) rest.push(taken(object))
    }
  }

  #isFreed(object: Counted): boolean {
    if (!(object instanceof List)) return this.#forget(object)
    object.gain()
    this.#finalize(object)
    if (!object.lose()) return false
    const callbacks = this.#callbacks(object)
    this.#forget(object)
    for (const callback of callbacks) callback()
    return true
  }

  #forget({ handle }: Counted): true {
    this.#freed.add(handle)
    return this.#objects.delete(handle) as true
  }

  #finalize(list: List): void {
    const finalizer = list.takeFinalizer()
    if (finalizer) this.#try(() => finalizer(list.handle))
  }

  #callbacks(list: List): (() => void)[] {
    const told = list.killWeak().filter(({ callback }) => callback !== undefined)
    return told.map((weak) => () => this.#try(() => weak.callback?.(weak)))
  }

  #try(body: () => void): void {
    try {
      body()
    } catch (error) {
      this.#errors.push(error)
    }
  }

  #added<C extends Counted>(object: C): C {
    this.#objects.set(object.handle, object)
    return object
  }

  #give(name: string, object: Counted): Handle {
    const before = this.#names.get(name)
    object.gain()
    this.#names.set(name, object)
    if (before !== undefined) this.#drop([before])
    return object.handle
  }

  #named(name: string): Counted {
    const object = this.#names.get(name)
    if (object !== undefined) return object
    throw new ReferenceError(`name '${name}' is not defined`)
  }

  #find(handle: Handle): Counted {
    const object = this.#objects.get(handle)
    if (object !== undefined) return object
    if (this.isAlive(handle)) throw new TypeError('not a handle of this heap')
    throw new ReferenceError(`object ${handle.id} was freed`)
  }

  #list(handle: Handle): List {
    const object = this.#find(handle)
    if (object instanceof List) return object
    throw new TypeError('not a list')
  }
}

function taken(list: List): Counted[] {
  const { items } = list
  list.items = []
  return items
}
