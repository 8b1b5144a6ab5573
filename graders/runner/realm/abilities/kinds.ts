/** What a value is, found out without running anything of it: none of its traps, getters and methods. */
import { host } from './host.ts'
import { finder, getterOf, methodOf, typedArrayPrototype } from './intrinsics.ts'

const { apply, getOwnPropertyDescriptor, getPrototypeOf } = Reflect

const stackGetter = getOwnPropertyDescriptor(new Error(), 'stack')?.get
const sourceOf = methodOf<[], string>(Function.prototype, 'toString')
const isError = methodOf<[unknown], boolean>(Error, 'isError')

/** The names of classes by their prototypes: once these are frozen, their `constructor` is a getter. */
const names = new Map<object, string>()

/** Has `className` know the classes among the values of an object. */
export function learnNames(owner: object): void {
  for (const key of Reflect.ownKeys(owner)) {
    const made = getOwnPropertyDescriptor(owner, key)?.value as unknown
    if (typeof key !== 'string' || typeof made !== 'function') continue
    const prototype = getOwnPropertyDescriptor(made, 'prototype')?.value as unknown
    if (typeof prototype === 'object' && prototype !== null) names.set(prototype, key)
  }
}

const functions = { Function() {}, async Async() {}, *Generator() {}, async *AsyncGenerator() {} }
for (const [key, made] of Object.entries(functions)) {
  names.set(getPrototypeOf(made) as object, key === 'Function' ? key : `${key}Function`)
}
const asyncGenerator = getPrototypeOf(functions.AsyncGenerator.prototype as object) as object
names.set(getPrototypeOf(asyncGenerator) as object, 'AsyncIterator')
for (const owner of [globalThis, Intl, Temporal]) learnNames(owner)

export function isProxy(value: unknown): boolean {
  return host().isProxy(value)
}

/** The name of the class that made it, `null` if it inherits nothing. */
export function className(value: object): string | null {
  for (const prototype of chainOf(value)) {
    const made = dataOf(prototype, 'constructor')
    const name = names.get(prototype) ?? (typeof made === 'function' ? functionName(made) : '')
    if (name !== '') return name
  }
  return null
}

/** The class of the language or of ours that it is made by, or that its class extends. */
export function familyOf(value: object): string {
  const known = chainOf(value).find((prototype) => names.has(prototype))
  return known === undefined ? '' : (names.get(known) ?? '')
}

/** What a class says its instances are, with a string and not with a getter. */
export function tagOf(value: object): string {
  for (const prototype of chainOf(value)) {
    const tag = dataOf(prototype, Symbol.toStringTag)
    if (typeof tag === 'string') return tag
  }
  return ''
}

export function functionName(made: object): string {
  const name = dataOf(made, 'name')
  return typeof name === 'string' ? name : ''
}

export function isClass(made: object): boolean {
  return sourceOf(made).startsWith('class')
}

/** An own property, or `undefined` where there is none or a getter. */
export function dataOf(owner: object, key: PropertyKey): unknown {
  return isProxy(owner) ? undefined : (getOwnPropertyDescriptor(owner, key)?.value as unknown)
}

/** An own property or one that it inherits. */
export function inheritedData(owner: object, key: PropertyKey): unknown {
  return [owner, ...chainOf(owner)].map((one) => dataOf(one, key)).find((value) => value !== undefined)
}

function chainOf(value: object): object[] {
  const chain: object[] = []
  let prototype = isProxy(value) ? null : getPrototypeOf(value)
  while (prototype !== null) {
    chain.push(prototype)
    prototype = isProxy(prototype) ? null : getPrototypeOf(prototype)
  }
  return chain
}

export function isErrorObject(value: object): boolean {
  return isError(undefined, value)
}

/** The stack that V8 made or a string in its place. */
export function errorStack(error: object): string {
  const { get, value } = getOwnPropertyDescriptor(error, 'stack') ?? {}
  const stack: unknown = get !== undefined && get === stackGetter ? apply(get, error, []) : value
  return typeof stack === 'string' ? stack : ''
}

/** The name of an error. That of the language's own is a getter once they are frozen. */
export function errorName(error: object): string {
  for (const owner of [error, ...chainOf(error)]) {
    const name = dataOf(owner, 'name') ?? names.get(owner)
    if (typeof name === 'string') return name
  }
  return 'Error'
}

const has = (owner: object) => methodOf<[unknown], boolean>(owner, 'has')
const [weakMapHas, weakSetHas] = [has(WeakMap.prototype), has(WeakSet.prototype)]

/** Each finds something in an object of one kind, and `undefined` in any other. */
export const find = {
  mapSize: finder<number>(getterOf(Map.prototype, 'size')),
  setSize: finder<number>(getterOf(Set.prototype, 'size')),
  isWeakMap: finder((value) => weakMapHas(value, undefined)),
  isWeakSet: finder((value) => weakSetHas(value, undefined)),
  date: finder<number>(methodOf(Date.prototype, 'getTime')),
  regExpSource: finder<string>(getterOf(RegExp.prototype, 'source')),
  bufferLength: finder<number>(getterOf(ArrayBuffer.prototype, 'byteLength')),
  typedArray: finder<string | undefined>(getterOf(typedArrayPrototype, Symbol.toStringTag)),
  typedArrayLength: finder<number>(getterOf(typedArrayPrototype, 'length')),
  number: finder<number>(methodOf(Number.prototype, 'valueOf')),
  string: finder<string>(methodOf(String.prototype, 'valueOf')),
  boolean: finder<boolean>(methodOf(Boolean.prototype, 'valueOf')),
  bigint: finder<bigint>(methodOf(BigInt.prototype, 'valueOf')),
  symbol: finder<symbol>(methodOf(Symbol.prototype, 'valueOf')),
}

const FLAGS = {
  d: 'hasIndices',
  g: 'global',
  i: 'ignoreCase',
  m: 'multiline',
  s: 'dotAll',
  u: 'unicode',
  v: 'unicodeSets',
  y: 'sticky',
}
const flagFinders = Object.entries(FLAGS).map(
  ([letter, key]) => [letter, getterOf<boolean>(RegExp.prototype, key)] as const,
)

export function regExpFlags(regExp: object): string {
  return flagFinders.map(([letter, isSet]) => (isSet(regExp) ? letter : '')).join('')
}
