/**
 * Reads stacks where the stack has run over: there V8 makes their text itself, of all the frames that it has gathered.
 *
 * @verdict graded 0
 * @without lockdown
 * @then prints deref:
 */
const found = []
let errors = []

function deep() {
  try {
    deep()
  } catch {}
  const error = errors.pop()
  if (error === undefined) return
  try {
    found.push(String(error.stack))
  } catch {}
}

class Told extends Error {}

export class Vault extends Error {
  put() {
    errors = Array.from({ length: 300 }, () => new Error('a'))
    errors.push(this, new Told('b'), new TypeError('c'))
    for (const fail of [() => null.x, () => new WeakRef(1), () => structuredClone(() => {})]) {
      try {
        fail()
      } catch (error) {
        errors.push(error)
      }
    }
    const target = {}
    Error.captureStackTrace(target, this.put)
    errors.push(target)
    deep()
    console.log(found.find((stack) => /deref:|node:/.test(stack)) ?? 'nothing')
  }
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
