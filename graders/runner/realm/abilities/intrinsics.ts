/**
 * The language's own methods and getters as they are now, to be called on an object that may have others by their names.
 */

const { apply, getOwnPropertyDescriptor } = Reflect

type Call<A extends readonly unknown[], R> = (self: unknown, ...args: A) => R

export function methodOf<A extends readonly unknown[], R>(owner: object, key: PropertyKey): Call<A, R> {
  return uncurried(getOwnPropertyDescriptor(owner, key)?.value)
}

export function getterOf<R>(owner: object, key: PropertyKey): Call<[], R> {
  return uncurried(getOwnPropertyDescriptor(owner, key)?.get)
}

function uncurried<A extends readonly unknown[], R>(call: unknown): Call<A, R> {
  return (self, ...args) => apply(call as (...args: A) => R, self, args)
}

/** What typed arrays of all kinds inherit. */
export const typedArrayPrototype = Reflect.getPrototypeOf(Uint8Array.prototype) as object

/** Gives what a getter or a method finds in an object of its own kind, and `undefined` of any other. */
export function finder<R>(call: Call<[], R>): (value: object) => R | undefined {
  return (value) => {
    try {
      return call(value)
    } catch {
      return undefined
    }
  }
}
