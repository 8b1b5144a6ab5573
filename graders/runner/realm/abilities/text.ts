import { TextDecoder, TextEncoder } from '@exodus/bytes/encoding-lite.js'
import { nameAndTag } from './classes.ts'

nameAndTag({ TextDecoder, TextEncoder })

export { TextDecoder, TextEncoder }
