import { nameAndTag } from './classes.ts'
import { toText } from './to-text.ts'

/** In the order of their codes, of which the first is 1. Three names have no code any more. */
const NAMES =
  `IndexSizeError - HierarchyRequestError WrongDocumentError InvalidCharacterError - NoModificationAllowedError
  NotFoundError NotSupportedError InUseAttributeError InvalidStateError SyntaxError InvalidModificationError NamespaceError
  InvalidAccessError - TypeMismatchError SecurityError NetworkError AbortError URLMismatchError QuotaExceededError
  TimeoutError InvalidNodeTypeError DataCloneError`.split(/\s+/)

const CONSTANTS = `INDEX_SIZE_ERR DOMSTRING_SIZE_ERR HIERARCHY_REQUEST_ERR WRONG_DOCUMENT_ERR INVALID_CHARACTER_ERR
  NO_DATA_ALLOWED_ERR NO_MODIFICATION_ALLOWED_ERR NOT_FOUND_ERR NOT_SUPPORTED_ERR INUSE_ATTRIBUTE_ERR INVALID_STATE_ERR
  SYNTAX_ERR INVALID_MODIFICATION_ERR NAMESPACE_ERR INVALID_ACCESS_ERR VALIDATION_ERR TYPE_MISMATCH_ERR SECURITY_ERR
  NETWORK_ERR ABORT_ERR URL_MISMATCH_ERR QUOTA_EXCEEDED_ERR TIMEOUT_ERR INVALID_NODE_TYPE_ERR DATA_CLONE_ERR`.split(
  /\s+/,
)

// The realm's first one, for another takes its place later.
const NativeError = Error
const { construct, defineProperty, setPrototypeOf } = Reflect

/** Its name and message are its own properties: there the kit looks for the words of an error. */
// oxlint-disable-next-line typescript/no-extraneous-class -- only a class tells of what it makes an instance.
class DOMExceptionClass {
  // Not `extends Error`, for then this class would lead to a constructor that tells of stacks.
  constructor(...given: readonly unknown[]) {
    const [message = '', options = 'Error'] = given
    const isNamed = options !== null && typeof options === 'object'
    const { name = 'Error' }: { name?: unknown } = isNamed ? options : { name: options }
    const error = construct(NativeError, [], new.target) as DOMExceptionClass
    const ownName = toText(name)
    hide(error, 'name', ownName)
    hide(error, 'message', toText(message))
    hide(error, 'code', ownName === '-' ? 0 : NAMES.indexOf(ownName) + 1)
    if (isNamed && 'cause' in options) hide(error, 'cause', options.cause)
    return error
  }
}

/** One cannot assign to it, as one cannot to the getters of Node's. */
function hide(owner: object, key: PropertyKey, value: unknown): void {
  defineProperty(owner, key, { value, configurable: true })
}

setPrototypeOf(DOMExceptionClass.prototype, Error.prototype)
nameAndTag({ DOMException: DOMExceptionClass })
for (const [index, name] of CONSTANTS.entries()) {
  for (const owner of [DOMExceptionClass, DOMExceptionClass.prototype]) {
    defineProperty(owner, name, { value: index + 1, enumerable: true })
  }
}

export interface DOMException extends Error {
  readonly code: number
}

export const DOMException = DOMExceptionClass as unknown as {
  new (message?: unknown, options?: unknown): DOMException
  readonly prototype: DOMException
}
