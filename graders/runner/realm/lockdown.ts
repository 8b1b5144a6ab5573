// oxlint-disable-next-line import/no-unassigned-import -- it is a shim, and puts its functions on the global object.
import 'ses/lockdown-shim.js'
import { letInheritorsAssign } from './inheritors.ts'

/** Chosen so that honest code notices as little as can be. */
const OPTIONS = {
  errorTaming: 'safe',
  overrideTaming: 'severe',
  evalTaming: 'no-eval',
  localeTaming: 'unsafe',
  regExpTaming: 'unsafe',
  consoleTaming: 'unsafe',
  reporting: 'none',
  // The worker reports uncaught errors.
  errorTrapping: 'none',
  unhandledRejectionTrapping: 'none',
} as const

/**
 * Freezes what JavaScript itself is made of, so that a submission cannot change what the tests rely on.
 *
 * @param host the host's abilities, which a submission may extend too
 * @param beforeFreezing the last moment in which an intrinsic can be replaced
 */
export function lockDown(host: Readonly<Record<string, unknown>>, beforeFreezing: () => void): void {
  const kept = newerThings()
  repairIntrinsics(OPTIONS)
  for (const { owners, key, value } of kept) {
    for (const owner of owners()) Object.defineProperty(owner, key, { value, writable: true, configurable: true })
  }
  // SES has two, and that of the prototype cannot tell the time.
  Reflect.defineProperty(Date.prototype, 'constructor', { value: Date, writable: true, configurable: true })
  letInheritorsAssign(host)
  // V8 does not tell how far such a buffer has grown: it would be memory that no test sees.
  Reflect.deleteProperty(SharedArrayBuffer.prototype, 'grow')
  beforeFreezing()
  hardenIntrinsics()
}

/** What SES 2.3 does not know yet, and so takes away, though it is as harmless as the rest: to be put back by whoever owns it then. */
function newerThings() {
  const asyncIterator = Object.getPrototypeOf(Object.getPrototypeOf(Object.getPrototypeOf((async function* () {})())))
  // SES has two of the constructors, the powerful one and the one that is shared.
  const both = (name: 'Error' | 'RegExp') => () => [globalThis[name], globalThis[name].prototype.constructor]
  return [
    { key: 'isError', value: Reflect.get(Error, 'isError') as unknown, owners: both('Error') },
    // SES's own leaves a `stack` that is empty, and cannot be assigned to. Stacks are made by us: they tell of no frame but the
    // submission's.
    { key: 'captureStackTrace', value: Reflect.get(Error, 'captureStackTrace') as unknown, owners: both('Error') },
    { key: 'escape', value: Reflect.get(RegExp, 'escape') as unknown, owners: both('RegExp') },
    { key: Symbol.dispose, value: Iterator.prototype[Symbol.dispose] as unknown, owners: () => [Iterator.prototype] },
    {
      key: Symbol.asyncDispose,
      value: Reflect.get(asyncIterator as object, Symbol.asyncDispose) as unknown,
      owners: () => [asyncIterator as object],
    },
  ]
}
