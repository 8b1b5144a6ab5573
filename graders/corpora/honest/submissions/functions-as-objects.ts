// Unusual: no class: functions with call, apply, bind, currying, properties of their own, closures, tagged templates.
function tag(strings: TemplateStringsArray, ...values: unknown[]) {
  if (!Object.isFrozen(strings) || strings.raw.length !== strings.length) throw new Error('Odd template')
  return String.raw({ raw: strings.raw }, ...values)
}
export function ShelfError(this: unknown, message: string) {
  const error = Error.call(null, message) as Error & { shelf: boolean }
  Object.setPrototypeOf(error, ShelfError.prototype)
  error.name = tag`Shelf${'Error'}`
  error.shelf = true
  return error
}
Object.setPrototypeOf(ShelfError.prototype, Error.prototype)
Object.setPrototypeOf(ShelfError, Error)
ShelfError.toString = () => 'ShelfError'
ShelfError.call = Function.prototype.call
ShelfError.length === 1 || fail()
function fail(): never { throw new Error() }
function curry(f: Function, ...first: unknown[]) {
  return (...rest: unknown[]) => f.apply(f, first.concat(Array.from(arguments).slice(1, 1), rest))
}
const add = (a: number, b: number) => a + b
if (curry(add, 1)(2) !== 3 || Math.max.apply(null, [1, 2]) !== 2 || add.bind(null, 1)(1) !== 2) fail()
const slice = Function.prototype.call.bind(Array.prototype.slice) as any
if (slice([1, 2], 1)[0] !== 2) fail()

export function Shelf(onGone = Function.prototype as (key: string) => void) {
  if (!new.target) return new (Shelf as any)(onGone)
  const refs: Record<string, WeakRef<object>> = Object.setPrototypeOf({}, null)
  const registry = new FinalizationRegistry(onGone)
  const shelf = Object.create(Shelf.prototype, { size: { get: () => Object.keys(refs).length } })
  shelf.get = (key: string) => refs[key]?.deref()
  shelf.put = function put(key: string, object: object) {
    if (put.length !== 2 || !key) throw new (ShelfError as any)(`no key, ${put.name}`)
    refs[key] = new WeakRef(object)
    registry.register(object, key)
  }
  shelf.fetch = async (key: string) => shelf.get(key) ?? Promise.reject(new (ShelfError as any)(tag`none: ${key}`))
  shelf[Symbol.iterator] = function* () {
    for (const key in refs) if (shelf.get(key)) yield [key, shelf.get(key)]
  }
  return shelf
}
