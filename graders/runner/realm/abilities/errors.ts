/** Node's errors for arguments: code may look at their `code`. */
import { toText } from './to-text.ts'

export function invalidType(argument: string, expected: string, given: unknown): TypeError {
  const kind = argument.includes('.') ? 'property' : 'argument'
  return withCode(
    new TypeError(`The "${argument}" ${kind} must be ${expected}. Received ${received(given)}`),
    'ERR_INVALID_ARG_TYPE',
  )
}

export function missingArguments(...names: readonly string[]): TypeError {
  const list = names.map((name) => `"${name}"`).join(' and ')
  const text = `The ${list} argument${names.length > 1 ? 's' : ''} must be specified`
  return withCode(new TypeError(text), 'ERR_MISSING_ARGS')
}

export function invalidThis(name: string): TypeError {
  return withCode(new TypeError(`Value of "this" must be of type ${name}`), 'ERR_INVALID_THIS')
}

export function withCode<E extends Error>(error: E, code: string): E {
  return Object.defineProperty(error, 'code', { value: code, writable: true, enumerable: true, configurable: true })
}

/** Runs nothing of the value's, and so says of an object no more than that it is one. */
function received(given: unknown): string {
  if (given === undefined || given === null) return String(given)
  if (typeof given === 'function') return 'a function'
  if (typeof given === 'object') return 'an object'
  const text =
    typeof given === 'string'
      ? `'${given.length > 28 ? `${given.slice(0, 25)}...` : given}'`
      : toText(typeof given === 'symbol' ? String(given) : given)
  return `type ${typeof given} (${text}${typeof given === 'bigint' ? 'n' : ''})`
}
