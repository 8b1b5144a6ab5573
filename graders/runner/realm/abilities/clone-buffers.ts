import { getterOf, methodOf, typedArrayPrototype } from './intrinsics.ts'
import * as kinds from './kinds.ts'
import { uncloneable } from './uncloneable.ts'

type ViewMaker = new (buffer: object, offset: number, length?: number) => object

const Buffer = ArrayBuffer
const Bytes = Uint8Array
const isView = methodOf<[unknown], boolean>(ArrayBuffer, 'isView')

/** The classes of typed arrays by their names. */
const makers = new Map<string | undefined, ViewMaker>()
for (const name of Object.getOwnPropertyNames(globalThis)) {
  const made = Reflect.getOwnPropertyDescriptor(globalThis, name)?.value as unknown
  const isTypedArray = typeof made === 'function' && Reflect.getPrototypeOf(made) === Reflect.getPrototypeOf(Bytes)
  if (isTypedArray) makers.set(name, made as ViewMaker)
}

const isResizable = getterOf<boolean>(Buffer.prototype, 'resizable')
const isDetached = getterOf<boolean>(Buffer.prototype, 'detached')
const maxByteLength = getterOf<number>(Buffer.prototype, 'maxByteLength')
const transfer = methodOf<[], ArrayBuffer>(Buffer.prototype, 'transfer')

const gettersOf = (prototype: object) => ({
  buffer: getterOf<object>(prototype, 'buffer'),
  offset: getterOf<number>(prototype, 'byteOffset'),
  bytes: getterOf<number>(prototype, 'byteLength'),
})
const ofArrays = { ...gettersOf(typedArrayPrototype), length: getterOf<number>(typedArrayPrototype, 'length') }
const ofViews = { ...gettersOf(DataView.prototype), length: getterOf<number>(DataView.prototype, 'byteLength') }

/** A copy of an ArrayBuffer; `undefined` for anything else. */
export function bufferClone(value: object): object | undefined {
  const length = kinds.find.bufferLength(value)
  if (length === undefined) return undefined
  if (isDetached(value)) throw uncloneable('An ArrayBuffer is detached and could not be cloned.')
  const clone = new Buffer(length, isResizable(value) ? { maxByteLength: maxByteLength(value) } : undefined)
  new Bytes(clone).set(new Bytes(value as ArrayBuffer))
  return clone
}

/**
 * A view like that one on the clone of its buffer; `undefined` if it is no view.
 *
 * @param cloneOf gives the clone of a buffer
 */
export function viewClone(value: object, cloneOf: (buffer: object) => object): object | undefined {
  if (!isView(undefined, value)) return undefined
  const maker = makers.get(kinds.find.typedArray(value)) ?? (DataView as ViewMaker)
  const getters = maker === DataView ? ofViews : ofArrays
  try {
    const [buffer, offset, bytes] = [getters.buffer(value), getters.offset(value), getters.bytes(value)]
    // Whether a view grows with its buffer, the language does not say. One that ends where that ends mostly does.
    const isTracking = kinds.find.bufferLength(buffer) === offset + bytes && isResizable(buffer)
    return new maker(cloneOf(buffer), offset, isTracking ? undefined : getters.length(value))
  } catch {
    // It is out of the bounds of its buffer, or that is detached.
    throw uncloneable()
  }
}

/** The buffers that are to be emptied once the clone is made. */
export function transferred(list: Iterable<unknown>): object[] {
  const buffers: object[] = []
  for (const item of list) {
    const isBuffer = typeof item === 'object' && item !== null && kinds.find.bufferLength(item) !== undefined
    if (!isBuffer) throw uncloneable('Found invalid value in transferList.')
    if (isDetached(item)) throw uncloneable('Cannot transfer object of unsupported type.')
    if (buffers.includes(item)) throw uncloneable('Transfer list contains duplicate ArrayBuffer')
    buffers.push(item)
  }
  return buffers
}

export function empty(buffer: object): void {
  transfer(buffer)
}
