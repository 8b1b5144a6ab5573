import { DOMException } from './dom-exception.ts'
import * as kinds from './kinds.ts'
import { toText } from './to-text.ts'

const { defineProperty, get, getOwnPropertyDescriptor } = Reflect

type ErrorMaker = new () => object

/** Of other classes a clone is an `Error`. */
// As they are now: it is another `Error` that one finds by the name later.
const makers = new Map<unknown, ErrorMaker>(
  [EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError].map((maker) => [maker.name, maker]),
)
const NativeError = Error

/** An error without its cause, by its name; `undefined` if the value is none. */
export function errorClone(value: object): object | undefined {
  if (!kinds.isErrorObject(value)) return undefined
  const name = get(value, 'name') as unknown
  const message = getOwnPropertyDescriptor(value, 'message')?.value as unknown
  const text = message === undefined ? undefined : toText(message)
  const stack = get(value, 'stack') as unknown
  const isOurs = kinds.familyOf(value) === 'DOMException'
  const clone = isOurs ? new DOMException(text, name) : new (makers.get(name) ?? NativeError)()
  if (!isOurs && text !== undefined) hide(clone, 'message', text)
  if (typeof stack === 'string') hide(clone, 'stack', stack)
  return clone
}

export function hasCause(error: object): boolean {
  return kinds.familyOf(error) !== 'DOMException' && Object.hasOwn(error, 'cause')
}

export function hide(owner: object, key: PropertyKey, value: unknown): void {
  defineProperty(owner, key, { value, writable: true, configurable: true })
}
