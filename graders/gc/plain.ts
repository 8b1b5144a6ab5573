import { DOMException, isProxy } from './host.ts'

/** Data that tests compare without running code of the submission. */
export type Plain = string | number | bigint | boolean | symbol | null | undefined | object | readonly Plain[]

/** Characters of a value that are shown. */
const MAX_SHOWN_LENGTH = 80

/** Characters of an error message that are kept. A string may be so long that V8 cannot add another one to it. */
const MAX_ERROR_LENGTH = 10_000

/** Compares by identity, and arrays slot by slot. Proxies, and arrays with accessors or holes, are equal to nothing. */
export function equal(actual: unknown, expected: unknown): boolean {
  if (!Array.isArray(expected)) return Object.is(actual, expected)
  const slots = slotsOf(actual)
  return slots !== undefined && slots.length === expected.length && expected.every((item, i) => equal(slots[i], item))
}

/**
 * Shows a value as text. Runs no code of the value: no `toString`, no getter, no proxy trap.
 *
 * @param room number of characters that are left. The rest of an array is not read, because it may contain itself
 */
export function show(value: unknown, room = MAX_SHOWN_LENGTH): string {
  // A string may be so long that V8 cannot add quotation marks to it.
  if (typeof value === 'string') return cut(JSON.stringify(value.slice(0, MAX_ERROR_LENGTH)))
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
 * Reads a data property of an object or of its prototypes. Runs no code of the object: an accessor or a proxy reads as undefined, except
 * for the accessors on the language's own prototypes where these are frozen.
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

/** Name and message of a thrown value, truncated. Runs no code of the value. */
export function describeError(thrown: unknown): { name: string; message: string } {
  if (!Error.isError(thrown)) return { name: 'Error', message: show(thrown) }
  const name = readData(thrown, 'name')
  const message = readData(thrown, 'message')
  return {
    name: typeof name === 'string' && name !== '' ? name.slice(0, MAX_ERROR_LENGTH) : 'Error',
    message: typeof message === 'string' ? message.slice(0, MAX_ERROR_LENGTH) : '',
  }
}

/** Describes a thrown value as text. Runs no code of the value. */
export function describeThrown(thrown: unknown): string {
  if (!Error.isError(thrown)) return show(thrown)
  const { name, message } = describeError(thrown)
  return `${name}: ${message}`
}

/** Whether a property is such an accessor: a frozen prototype has them so that an inheriting object accepts assignments. */
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
  return text.length > MAX_SHOWN_LENGTH ? `${text.slice(0, MAX_SHOWN_LENGTH - 1)}…` : text
}
