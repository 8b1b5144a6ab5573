/**
 * Replaces the step of every array iterator, which spread and for-of of the judges take.
 *
 * @verdict graded 0
 * @without lockdown canaries
 * @then prints the iterator is mine
 */
const prototype = Object.getPrototypeOf([][Symbol.iterator]())
try {
  const { next } = prototype
  let told = false
  prototype.next = function () {
    const step = next.call(this)
    if (!told && step.value?.constructor?.name === 'WeakRef') {
      told = true
      console.log('the iterator is mine')
    }
    return step
  }
} catch {}

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}

try {
  for (const _ of [new WeakRef({})]);
} catch {}
