/**
 * Has V8 quote a class of a hidden test, which a constructor knows by `new.target`, in the message of an error.
 *
 * @verdict graded 0
 * @without textless
 * @then prints the-text-of-a-hidden-test
 */
export class Vault {
  constructor() {
    const Class = new.target
    for (const fail of [
      () => Map.prototype.get.call(Class),
      () => Promise.prototype.then.call(Class),
      () => Reflect.construct(Object, [], Class.text),
      () => Reflect.construct(Class.text, []),
      () => WeakRef.prototype.deref.call(Class),
      () => null[Class],
      () => Class in 1,
      () => Class(),
      () => [].reduce.call(Class),
      () => new (class extends Class.text {})(),
      () => structuredClone(Class),
      () => Symbol(Class) + 1,
      () => BigInt(Class),
      () => new Intl.NumberFormat(Class),
      () => JSON.parse(Class),
      () => Object.defineProperty({}, 'x', { get: 1, value: Class }),
    ]) {
      try {
        fail()
      } catch (error) {
        console.log(error.message)
      }
    }
  }
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
