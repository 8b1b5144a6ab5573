// Unusual: more types than code: conditional, mapped and template types, satisfies, assertion functions, unique symbols, `declare`.
import type {} from './types-and-nothing-else.ts'
declare const brand: unique symbol
type Brand<T, B extends string> = T & { readonly [brand]: B }
type Key = Brand<string, 'key'>
type Getters<T> = { readonly [P in keyof T as `get${Capitalize<string & P>}`]-?: () => T[P] }
type Last<T extends readonly unknown[]> = T extends readonly [...infer _, infer L extends string] ? L : never
type Deep<T> = T extends object ? { [K in keyof T]: Deep<T[K]> } : T
interface Options { (x: number): string; new (x: string): Options; readonly [index: number]: string }
declare function overloaded(x: string): string
declare function overloaded(x: number): number
declare module './nowhere' { export const a: number }
declare class Ambient { a: number }
export type { Options, Getters, Last, Deep, Ambient }
export interface ShelfLike<in out T extends object = object> extends Iterable<[string, T]> { put(key: string, object: T): void }
const config = { least: 1, names: ['a', 'b'] as const } as const satisfies { least: number; names: readonly string[] }
function assertKey(key: string): asserts key is Key {
  if (key.length < config.least) throw new ShelfError(`key` as `k${string}`)
}
function isObject(value: unknown): value is object { return value !== undefined }
export class ShelfError extends Error { declare readonly code?: string; override readonly name: string = 'ShelfError' as const }
export class Shelf<const T extends object = object> implements ShelfLike<T> {
  declare protected never?: number
  readonly refs!: Map<Key, WeakRef<T>>
  private registry?: FinalizationRegistry<string> | undefined
  constructor(onGone?: (this: void, key: string) => void)
  constructor(private readonly onGone: (this: void, key: string) => void = () => {}) {
    ;(this as { -readonly [K in keyof this]: this[K] }).refs = new Map() as never
    this.registry = new FinalizationRegistry<string>(this.onGone)
  }
  put<K extends string>(this: Shelf<T>, key: K extends '' ? never : K, object: NoInfer<T>): asserts object is T {
    assertKey(key)
    this.refs.set(key, new WeakRef<T>(object!))
    this.registry!.register(object, key satisfies string)
  }
  get(key: string): T | undefined
  get(key: unknown) { return this.refs.get(<Key>key)?.deref() }
  fetch = async <K extends string,>(key: K): Promise<T> => { const object = this.get(key); if (isObject(object)) return object as T; throw new ShelfError(key) }
  *[Symbol.iterator](): Generator<[string, T], void, undefined> { for (const [key, ref] of this.refs) { const object = ref.deref(); if (object) yield [key, object!] } }
}
