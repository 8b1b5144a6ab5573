import { DOMException } from './dom-exception.ts'
import { missingArguments } from './errors.ts'
import { host } from './host.ts'
import { getterOf, typedArrayPrototype } from './intrinsics.ts'

const MAX_BYTES = 65_536

const INTEGERS = `Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array BigInt64Array
  BigUint64Array`.split(/\s+/)

const kindOf = getterOf<string>(typedArrayPrototype, Symbol.toStringTag)
const bufferOf = getterOf<ArrayBuffer>(typedArrayPrototype, 'buffer')
const offsetOf = getterOf<number>(typedArrayPrototype, 'byteOffset')
const lengthOf = getterOf<number>(typedArrayPrototype, 'byteLength')

function randomBytes(count: number): number[] {
  const hex = host().randomHex(count)
  return Array.from({ length: count }, (_, index) => Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16))
}

export const crypto = {
  getRandomValues<A>(array: A): A {
    if (arguments.length === 0) throw missingArguments('array')
    if (!INTEGERS.includes(kindOf(array))) {
      throw new DOMException('The data argument must be an integer-type TypedArray', 'TypeMismatchError')
    }
    const length = lengthOf(array)
    if (length > MAX_BYTES) {
      throw new DOMException('The requested length exceeds 65,536 bytes', 'QuotaExceededError')
    }
    new Uint8Array(bufferOf(array), offsetOf(array), length).set(randomBytes(length))
    return array
  },

  randomUUID(): string {
    const bytes = randomBytes(16)
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
    const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  },
}
