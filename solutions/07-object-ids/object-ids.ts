const ids = new WeakMap<object, number>()
const references = new Map<number, WeakRef<object>>()
const registry = new FinalizationRegistry<number>((gone) => references.delete(gone))
let last = 0

export function id(object: object): number {
  if (!isObject(object)) throw new TypeError(`only objects have an id, not a ${typeof object}`)
  const known = ids.get(object)
  if (known !== undefined) return known
  last += 1
  ids.set(object, last)
  references.set(last, new WeakRef(object))
  registry.register(object, last)
  return last
}

export function objectById(id: number): object | undefined {
  return references.get(id)?.deref()
}

function isObject(value: unknown): boolean {
  return typeof value === 'function' || (typeof value === 'object' && value !== null)
}
