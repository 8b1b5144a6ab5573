import { bufferClone, empty, transferred, viewClone } from './clone-buffers.ts'
import { errorClone, hasCause, hide } from './clone-error.ts'
import { invalidType, missingArguments, withCode } from './errors.ts'
import { methodOf } from './intrinsics.ts'
import * as kinds from './kinds.ts'
import { uncloneable } from './uncloneable.ts'

/** The clones of what was met so far, for circles and for what is shared. */
type Clones = Map<object, object>

const { defineProperty, get, getOwnPropertyDescriptor, ownKeys } = Reflect
const { isArray } = Array
// The realm's first ones, for others may take their places later.
const [FirstDate, FirstRegExp] = [Date, RegExp]
const mapForEach = methodOf<[add: (value: unknown, key: unknown) => void], void>(Map.prototype, 'forEach')
const setForEach = methodOf<[add: (value: unknown) => void], void>(Set.prototype, 'forEach')

/** Whose instances have more to them than properties. */
const UNCLONEABLE = new Set([
  ...'Promise WeakMap WeakSet WeakRef FinalizationRegistry Iterator AsyncIterator URL URLSearchParams'.split(' '),
  ...'DisposableStack AsyncDisposableStack Symbol'.split(' '),
  ...[Intl, Temporal].flatMap((namespace) => Object.getOwnPropertyNames(namespace)),
])

/** What goes by its value alone, by the class of the language that it is made by. */
const CLONERS: Readonly<Record<string, (value: object) => object | undefined>> = {
  Date: (value) => {
    const time = kinds.find.date(value)
    return time === undefined ? undefined : new FirstDate(time)
  },
  RegExp: (value) => {
    const source = kinds.find.regExpSource(value)
    return source === undefined ? undefined : new FirstRegExp(source, kinds.regExpFlags(value))
  },
  Number: (value) => boxed(kinds.find.number(value)),
  String: (value) => boxed(kinds.find.string(value)),
  Boolean: (value) => boxed(kinds.find.boolean(value)),
  BigInt: (value) => boxed(kinds.find.bigint(value)),
  ArrayBuffer: bufferClone,
  // Its memory is shared all the same.
  SharedArrayBuffer: (value) => value,
}

export const cloning = {
  structuredClone(value: unknown, options: unknown): unknown {
    if (arguments.length === 0) throw missingArguments('value')
    const buffers = transferred(transferList(options))
    const clone = cloneOf(value, new Map())
    for (const buffer of buffers) empty(buffer)
    return clone
  },
}

function transferList(options: unknown): Iterable<unknown> {
  if (options === undefined || options === null) return []
  if (!isObject(options)) throw invalidType('options', 'of type object', options)
  const transfer = get(options, 'transfer') as unknown
  if (transfer === undefined) return []
  if (isObject(transfer) && Symbol.iterator in transfer) return transfer as Iterable<unknown>
  throw withCode(new TypeError('transfer in Options cannot be converted to sequence.'), 'ERR_INVALID_ARG_TYPE')
}

function cloneOf(value: unknown, clones: Clones): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') throw uncloneable()
  return isObject(value) ? cloneOfObject(value, clones) : value
}

function cloneOfObject(value: object, clones: Clones): object {
  const known = clones.get(value)
  if (known !== undefined) return known
  if (kinds.isProxy(value)) throw uncloneable()
  const family = kinds.familyOf(value)
  if (UNCLONEABLE.has(family)) throw uncloneable()
  const simple = CLONERS[family]?.(value) ?? viewClone(value, (buffer) => cloneOfObject(buffer, clones))
  if (simple !== undefined) {
    clones.set(value, simple)
    return simple
  }
  return cloneWithParts(value, family, clones)
}

/** What may lead back to itself: its clone is known before its parts are looked at. */
function cloneWithParts(value: object, family: string, clones: Clones): object {
  const error = errorClone(value)
  if (error !== undefined) {
    clones.set(value, error)
    if (hasCause(value)) hide(error, 'cause', cloneOf(get(value, 'cause'), clones))
    return error
  }
  if (family === 'Map' && kinds.find.mapSize(value) !== undefined) return mapClone(value, clones)
  if (family === 'Set' && kinds.find.setSize(value) !== undefined) return setClone(value, clones)
  const clone: object = isArray(value) ? emptyArray(value.length) : {}
  clones.set(value, clone)
  for (const key of ownKeys(value)) {
    const isCloned = typeof key === 'string' && getOwnPropertyDescriptor(value, key)?.enumerable === true
    if (!isCloned) continue
    const part = cloneOf(get(value, key), clones)
    defineProperty(clone, key, { value: part, writable: true, enumerable: true, configurable: true })
  }
  return clone
}

function emptyArray(length: number): unknown[] {
  const array: unknown[] = []
  array.length = length
  return array
}

/** Of what it holds now: an accessor within may change that. */
function mapClone(map: object, clones: Clones): object {
  const clone = new Map<unknown, unknown>()
  const entries: [key: unknown, value: unknown][] = []
  clones.set(map, clone)
  mapForEach(map, (value, key) => void entries.push([key, value]))
  for (const [key, value] of entries) clone.set(cloneOf(key, clones), cloneOf(value, clones))
  return clone
}

function setClone(set: object, clones: Clones): object {
  const clone = new Set<unknown>()
  const items: unknown[] = []
  clones.set(set, clone)
  setForEach(set, (item) => void items.push(item))
  for (const item of items) clone.add(cloneOf(item, clones))
  return clone
}

function boxed(primitive: unknown): object | undefined {
  return primitive === undefined ? undefined : (Object(primitive) as object)
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
}
