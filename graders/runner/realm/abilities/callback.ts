import { invalidType } from './errors.ts'
import { uncaught } from './host.ts'

export type Callback = (this: unknown, ...args: unknown[]) => unknown

const { apply } = Reflect

export function asCallback(given: unknown): Callback {
  if (typeof given !== 'function') throw invalidType('callback', 'of type function', given)
  return given as Callback
}

/** Calls it with that as its `this`. Whatever it throws is told of, and comes through to nobody. */
export function run(callback: Callback, self: unknown, args: readonly unknown[]): void {
  try {
    apply(callback, self, args)
  } catch (error) {
    uncaught(error)
  }
}
