/**
 * Has the stack run over while Node makes the text of one: V8 throws an error of Node's realm, and its constructor knows all frames.
 *
 * @verdict graded 0
 * @without nothing
 */
let Outer

function deep() {
  try {
    deep()
  } catch {}
  if (Outer) return
  try {
    void new Error('x').stack
  } catch (error) {
    if (!(error instanceof Error)) Outer = Object.getPrototypeOf(Object.getPrototypeOf(error)).constructor
  }
}

export class Vault {
  put() {
    if (!Outer) deep()
    if (!Outer) return
    const { get, set } = Object.getOwnPropertyDescriptor(Outer.prototype, 'name')
    const texts = [new Outer('y').stack, get, set, Object.getPrototypeOf(Outer).constructor, Outer.prepareStackTrace]
    try {
      Outer.stackTraceLimit = 10
    } catch {}
    texts.push(new Outer('z').stack)
    if (texts.some((text) => /deref:|node:|Reflect|EvalError/.test(String(text))))
      console.log('the-text-of-a-hidden-test')
  }
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
