/**
 * What a class may extend. JavaScript does not let code assign to a name that a frozen prototype has, not even on an object of their
 * own that inherits from it: `this.get = this.get.bind(this)` would throw. SES repairs that for `Object`, `Map`, `Set` and some
 * names of others. These are the rest.
 */
const EXTENDED = `Array Promise WeakMap WeakSet WeakRef FinalizationRegistry Iterator RegExp Date DataView Function
  Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError`

/** Whose static methods a class that extends them may want to replace. */
const WITH_STATICS = ['Array', 'Promise', 'Map']

/**
 * Lets what inherits from the language's own objects be assigned to as if these were not frozen. To be called before they are.
 *
 * @param host more that may be extended: the host's classes among these values
 */
export function letInheritorsAssign(host: Readonly<Record<string, unknown>>): void {
  const globals = globalThis as unknown as Record<string, { prototype?: object } | undefined>
  const iterators = [[].values(), new Map().values(), (function* () {})(), (async function* () {})()]
  const owners = [
    ...EXTENDED.split(/\s+/).map((name) => globals[name]?.prototype),
    ...Object.values(host).map((value) => (value as { prototype?: object }).prototype),
    ...WITH_STATICS.map((name) => globals[name]),
    ...iterators.flatMap((iterator) => chainOf(iterator)),
  ]
  for (const owner of new Set(owners)) if (owner !== undefined) makeOverridable(owner)
}

/** What an iterator inherits, `Object.prototype` left out. */
function chainOf(iterator: object): object[] {
  const parent = Reflect.getPrototypeOf(iterator)
  return parent === null || parent === Object.prototype ? [] : [parent, ...chainOf(parent)]
}

function makeOverridable(owner: object): void {
  for (const key of Reflect.ownKeys(owner)) {
    const { value, writable, configurable, enumerable } = Reflect.getOwnPropertyDescriptor(owner, key) ?? {}
    if (!writable || !configurable) continue
    const get = (): unknown => value
    // Where SES looks for what an accessor leads to, to freeze that too.
    Reflect.defineProperty(get, 'originalValue', { value })
    const accessor = { get, ...setterFor(owner, key), enumerable: enumerable === true, configurable: true }
    Reflect.defineProperty(owner, key, accessor)
  }
}

/** Does what assigning would do if `owner` had a plain property. */
function setterFor(owner: object, key: PropertyKey): PropertyDescriptor {
  return {
    set(this: object, value: unknown): void {
      const own = Object.getOwnPropertyDescriptor(this, key)
      const property = own ? { value } : { value, writable: true, enumerable: true, configurable: true }
      if (this === owner || (own && !own.writable) || !Reflect.defineProperty(this, key, property)) {
        throw new TypeError(`Cannot assign to read only property '${String(key)}'`)
      }
    },
  }
}
