import { DOMException, isProxy } from './host.ts'

/** What tests compare: data with nothing of the submission's in it that could run. */
export type Plain = string | number | bigint | boolean | symbol | null | undefined | object | readonly Plain[]

const LONGEST = 80

/** Of what an error says. A string may be so long that no other can be joined to it. */
const LONGEST_TOLD = 10_000

/** Compares by identity, and arrays slot by slot. Proxies, accessors and holes are equal to nothing. */
export function equal(actual: unknown, expected: unknown): boolean {
  if (!Array.isArray(expected)) return Object.is(actual, expected)
  const slots = slotsOf(actual)
  return slots !== undefined && slots.length === expected.length && expected.every((item, i) => equal(slots[i], item))
}

/**
 * A value in words. Runs no code of the value's own: no `toString`, no getter, no proxy trap.
 *
 * @param room letters that are left: beyond them nothing is looked at, for an array may hold itself
 */
export function show(value: unknown, room = LONGEST): string {
  // A string may be so long that there is no room for its quotation marks.
  if (typeof value === 'string') return cut(JSON.stringify(value.slice(0, LONGEST_TOLD)))
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value === 'symbol') return 'a symbol'
  if (typeof value === 'function') return 'a function'
  if (typeof value !== 'object' || value === null) return String(value)
  const slots = slotsOf(value)
  if (!slots) return 'an object'
  let text = '['
  for (const [index, slot] of slots.entries()) {
    if (text.length > room) break
    text += (index === 0 ? '' : ', ') + show(slot, room - text.length)
  }
  return cut(`${text}]`)
}

/**
 * A property that is plain data, of an object or of what it inherits from. Runs nothing: of an accessor or a proxy it
 * gives nothing, save for the accessors that stand on the language's own prototypes where these are frozen.
 */
export function readData(owner: unknown, key: PropertyKey): unknown {
  for (let object = owner; typeof object === 'object' && object !== null; object = Object.getPrototypeOf(object)) {
    if (isProxy(object)) return undefined
    const property = Object.getOwnPropertyDescriptor(object, key)
    if (!property) continue
    if ('value' in property) return property.value
    return isOfTheLanguage(property) ? Reflect.get(object, key) : undefined
  }
  return undefined
}

/** Name and message of something thrown, in words, or the beginning of them. Runs nothing of it. */
export function describeError(thrown: unknown): { name: string; message: string } {
  if (!Error.isError(thrown)) return { name: 'Error', message: show(thrown) }
  const name = readData(thrown, 'name')
  const message = readData(thrown, 'message')
  return {
    name: typeof name === 'string' && name !== '' ? name.slice(0, LONGEST_TOLD) : 'Error',
    message: typeof message === 'string' ? message.slice(0, LONGEST_TOLD) : '',
  }
}

/** Something thrown in a few words. Runs nothing of it. */
export function describeThrown(thrown: unknown): string {
  if (!Error.isError(thrown)) return show(thrown)
  const { name, message } = describeError(thrown)
  return `${name}: ${message}`
}

/** Frozen prototypes have accessors where they had data, so that an inheriting object can still be assigned to. */
function isOfTheLanguage(property: PropertyDescriptor): boolean {
  return LANGUAGE_ERRORS.some(({ prototype }) =>
    ['name', 'message'].some((key) => Object.getOwnPropertyDescriptor(prototype, key)?.get === property.get),
  )
}

const LANGUAGE_ERRORS: readonly { prototype: object }[] = [
  Error,
  AggregateError,
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
  DOMException,
]

function slotsOf(value: unknown): unknown[] | undefined {
  if (isProxy(value) || !Array.isArray(value)) return undefined
  const slots: unknown[] = []
  for (let index = 0; index < value.length; index++) {
    const slot = Object.getOwnPropertyDescriptor(value, index)
    if (!slot || !('value' in slot)) return undefined
    slots.push(slot.value)
  }
  return slots
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
}
