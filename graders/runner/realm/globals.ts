import type { Grant } from '../../contract/exercise.ts'
import { HOST, LANGUAGE } from './global-names.ts'
import { grantedGlobals } from './grants.ts'
import { abilities } from './outside.ts'

/**
 * What a submission may refer to, by name. Whatever is not here is no danger that anybody has looked at and found none.
 *
 * @param made whether the host's abilities are those made in this realm: else those are taken that stand there
 * @param freeze freezes a value with all that it leads to
 */
export function permittedGlobals(
  grants: readonly Grant[],
  made: boolean,
  freeze: <T>(value: T) => T,
): ReadonlyMap<string, unknown> {
  const host = made ? abilities.globals : standing(HOST)
  const permitted: Record<string, unknown> = {
    ...standing(LANGUAGE),
    ...host,
    // The constructors that make code of strings, or tell of stacks, are not those that a submission gets.
    Function: Function.prototype.constructor,
    Error: Error.prototype.constructor,
    RegExp: RegExp.prototype.constructor,
    ...grantedGlobals(grants),
  }
  const { globalThis: global, ...values } = permitted
  freeze(values)
  freeze(unnamed(host))
  return new Map(Object.entries({ ...values, globalThis: global }))
}

/** Leaves nothing on the global object but what is permitted. It is the submission's from now on, to put there what it likes. */
export function leaveOnly(permitted: ReadonlyMap<string, unknown>): void {
  for (const key of Reflect.ownKeys(globalThis)) {
    if (permitted.has(key as string) || Reflect.deleteProperty(globalThis, key)) continue
    // V8 does not let code delete the collector, `gc`, nor `Infinity`, `NaN` and `undefined`, which cannot be changed either.
    const { writable } = Object.getOwnPropertyDescriptor(globalThis, key) as PropertyDescriptor
    if (writable) Reflect.set(globalThis, key, undefined)
  }
  for (const [name, value] of permitted) {
    // V8 and Node look for `Error.prepareStackTrace` by this name, and hand the frames of everybody to what they find there.
    const fixed = name === 'Error'
    Reflect.defineProperty(globalThis, name, { value, writable: !fixed, enumerable: false, configurable: !fixed })
  }
}

function standing(names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, Reflect.get(globalThis, name) as unknown]))
}

/** What can be reached from these, and has no name of its own. */
function unnamed({ URLSearchParams }: Readonly<Record<string, unknown>>): object[] {
  const segments = new Intl.Segmenter().segment('a')
  if (URLSearchParams === undefined) return []
  const parameters = new (URLSearchParams as typeof globalThis.URLSearchParams)('a')
  return [segments, segments[Symbol.iterator](), parameters.entries()].map(
    (object) => Object.getPrototypeOf(object) as object,
  )
}
