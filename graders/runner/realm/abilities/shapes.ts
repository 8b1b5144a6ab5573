import { errorShape } from './error-text.ts'
import { methodOf } from './intrinsics.ts'
import * as kinds from './kinds.ts'
import { type Look, type Shape, showProperty } from './look.ts'

const MAX_ITEMS = 100
const MAX_BYTES = 50

type Add = (item: unknown, key: unknown) => void

const { getOwnPropertyDescriptor, getPrototypeOf, ownKeys } = Reflect
const mapForEach = methodOf<[Add], void>(Map.prototype, 'forEach')
const setForEach = methodOf<[Add], void>(Set.prototype, 'forEach')
const toISOString = methodOf<[], string>(Date.prototype, 'toISOString')
const { isArray } = Array

/** What is special about an object, a function, an array. */
export function shapeOf(value: object, look: Look): Shape {
  if (typeof value === 'function') return { base: functionBase(value) }
  if (isArray(value)) return arrayShape(value, look)
  if (kinds.isErrorObject(value)) return errorShape(value, look)
  const family = kinds.familyOf(value)
  return (
    SHAPES[family]?.(value, look) ?? boxedShape(value, family, look) ?? typedArrayShape(value, look) ?? plain(value)
  )
}

/** By the class of the language that it is made by. It may not be made by it all the same, and then there is no shape. */
const SHAPES: Readonly<Record<string, (value: object, look: Look) => Shape | undefined>> = {
  Map: (value, look) => {
    const size = kinds.find.mapSize(value)
    const items: string[] = []
    const add = (item: unknown, key: unknown) => {
      if (items.length < MAX_ITEMS) items.push(`${look.show(key)} => ${look.show(item)}`)
    }
    return size === undefined
      ? undefined
      : {
          open: `${prefix(value, size)} {`,
          items: () => {
            mapForEach(value, add)
            return withRest(items, size - items.length)
          },
        }
  },
  Set: (value, look) => {
    const size = kinds.find.setSize(value)
    const items: string[] = []
    const add = (item: unknown) => {
      if (items.length < MAX_ITEMS) items.push(look.show(item))
    }
    return size === undefined
      ? undefined
      : {
          open: `${prefix(value, size)} {`,
          items: () => {
            setForEach(value, add)
            return withRest(items, size - items.length)
          },
        }
  },
  WeakMap: (value) => weakShape(value, kinds.find.isWeakMap(value)),
  WeakSet: (value) => weakShape(value, kinds.find.isWeakSet(value)),
  Date: (value) => {
    const time = kinds.find.date(value)
    if (time === undefined) return undefined
    return { base: Number.isNaN(time) ? 'Invalid Date' : toISOString(value) }
  },
  RegExp: (value) => {
    const source = kinds.find.regExpSource(value)
    return source === undefined ? undefined : { base: `/${source}/${kinds.regExpFlags(value)}` }
  },
  ArrayBuffer: (value) => {
    const length = kinds.find.bufferLength(value)
    if (length === undefined) return undefined
    const bytes = [...new Uint8Array(value as ArrayBuffer, 0, Math.min(length, MAX_BYTES))]
    const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(' ')
    const more = length > MAX_BYTES ? ` ... ${length - MAX_BYTES} more bytes` : ''
    return {
      open: `${prefix(value)} {`,
      items: () => [`[Uint8Contents]: <${hex}${more}>`, `[byteLength]: ${length}`],
    }
  },
}

const BOXES: Readonly<Record<string, (value: object) => unknown>> = {
  Number: kinds.find.number,
  String: kinds.find.string,
  Boolean: kinds.find.boolean,
  BigInt: kinds.find.bigint,
  Symbol: kinds.find.symbol,
}

function boxedShape(value: object, family: string, look: Look): Shape | undefined {
  const primitive = BOXES[family]?.(value)
  return primitive === undefined ? undefined : { base: `[${family}: ${look.show(primitive)}]`, isShown: isIndex }
}

function weakShape(value: object, isWeak: boolean | undefined): Shape | undefined {
  return isWeak === undefined ? undefined : { open: `${prefix(value)} {`, items: () => ['<items unknown>'] }
}

function plain(value: object): Shape {
  const text = prefix(value)
  return text === 'Object' ? {} : { open: `${text} {` }
}

/** Class, size, and what the class says that it is. */
function prefix(value: object, size?: number): string {
  const name = kinds.className(value)
  const tag = kinds.tagOf(value)
  const sized = size === undefined ? '' : `(${size})`
  const own = name === null ? `[${tag || 'Object'}${sized}: null prototype]` : `${name}${sized}`
  return tag === '' || tag === name || name === null ? own : `${own} [${tag}]`
}

function functionBase(made: object): string {
  const name = kinds.functionName(made)
  if (kinds.isClass(made)) {
    const parent = getPrototypeOf(made)
    const parentName = typeof parent === 'function' ? kinds.functionName(parent) : ''
    return `[class ${name || '(anonymous)'}${parentName && ` extends ${parentName}`}]`
  }
  return `[${kinds.familyOf(made) || 'Function'}${name === '' ? ' (anonymous)' : `: ${name}`}]`
}

function arrayShape(array: readonly unknown[], look: Look): Shape {
  const { length } = array
  const text = prefix(array, length)
  const items = () => {
    const shown: string[] = []
    let index = 0
    while (index < length && shown.length < MAX_ITEMS) {
      const property = getOwnPropertyDescriptor(array, index)
      const end = property === undefined ? nextIndex(array, index) : index + 1
      const holes = end - index
      shown.push(property ? showProperty(property, look) : `<${holes} empty item${holes > 1 ? 's' : ''}>`)
      index = end
    }
    return withRest(shown, length - index)
  }
  return { open: text === `Array(${length})` ? '[' : `${text} [`, close: ']', items, isShown: isIndex }
}

function nextIndex(array: readonly unknown[], index: number): number {
  const next = ownKeys(array).find((key) => isIndex(key) && Number(key) > index)
  return next === undefined ? array.length : Number(next)
}

function typedArrayShape(value: object, look: Look): Shape | undefined {
  const kind = kinds.find.typedArray(value)
  if (kind === undefined) return undefined
  const length = kinds.find.typedArrayLength(value) ?? 0
  const items = () => {
    const shown = Array.from({ length: Math.min(length, MAX_ITEMS) }, (_, i) => (value as ArrayLike<unknown>)[i])
    return withRest(
      shown.map((item) => look.show(item)),
      length - shown.length,
    )
  }
  const name = kinds.className(value)
  return {
    open: `${prefix(value, length)}${name === kind ? '' : ` [${kind}]`} [`,
    close: ']',
    items,
    isShown: isIndex,
  }
}

function isIndex(key: PropertyKey): boolean {
  return typeof key === 'string' && /^(?:0|[1-9]\d*)$/.test(key)
}

function withRest(items: string[], rest: number): string[] {
  return rest > 0 ? [...items, `... ${rest} more item${rest > 1 ? 's' : ''}`] : items
}
