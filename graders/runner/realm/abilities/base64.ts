import { DOMException } from './dom-exception.ts'
import { missingArguments } from './errors.ts'
import { methodOf } from './intrinsics.ts'
import { toText } from './to-text.ts'

// As they are now. SES does not know them yet, and takes them away.
const fromBase64 = methodOf<[text: string], Uint8Array>(Uint8Array, 'fromBase64')
const toBase64 = methodOf<[], string>(Uint8Array.prototype, 'toBase64')
const Bytes = Uint8Array

/** Letters that a call may take as arguments. */
const MAX_ARGUMENTS = 4096

export const base64 = {
  atob(input: unknown): string {
    if (arguments.length === 0) throw missingArguments('input')
    const bytes = decoded(toText(input))
    let text = ''
    for (let start = 0; start < bytes.length; start += MAX_ARGUMENTS) {
      text += String.fromCharCode(...bytes.subarray(start, start + MAX_ARGUMENTS))
    }
    return text
  },

  btoa(input: unknown): string {
    if (arguments.length === 0) throw missingArguments('input')
    const text = toText(input)
    const bytes = new Bytes(text.length)
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      if (code > 0xff) throw new DOMException('Invalid character', 'InvalidCharacterError')
      bytes[i] = code
    }
    return toBase64(bytes)
  },
}

function decoded(text: string): Uint8Array {
  try {
    return fromBase64(Bytes, text)
  } catch {
    throw new DOMException('The string to be decoded is not correctly encoded.', 'InvalidCharacterError')
  }
}
