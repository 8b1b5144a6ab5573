/** What V8 says where it cannot read the text of a call: the worker does not have that of the hidden tests. */
const UNREAD = /^.+ is not a (function|constructor)$/

/** What is called, as far as names and dots go. The bundler makes `(0, module.name)(...)` of calls of what is imported. */
const OWNER = /(?:[\w$]+\??\.)*$/
const CALLED = /^(?:new )?(?:\(0, )?((?:[\w$]+\??\.)*[\w$]+)/
const MODULE = /^deref_submission\./

/**
 * The message of an error that was thrown in a hidden test, with what was called there: `dict.pop is not a function`.
 *
 * @param offset in the text of the hidden tests, where V8 found the call
 */
export function withCallSite(message: string, text: string, offset: number): string {
  const [, what] = UNREAD.exec(message) ?? []
  const [, called] = CALLED.exec(text.slice(offset)) ?? []
  if (what === undefined || called === undefined) return message
  const [owner = ''] = OWNER.exec(text.slice(0, offset)) ?? []
  return `${(owner + called).replace(MODULE, '')} is not a ${what}`
}
