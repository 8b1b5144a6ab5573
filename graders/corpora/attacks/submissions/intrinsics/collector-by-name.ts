/**
 * Takes the collector itself, to let go of things by force: whatever the global object has that it was not given.
 *
 * @verdict graded 0
 * @without realm scope
 * @then prints got the collector
 */
export class Vault {
  put() {
    const byName = [globalThis.gc, globalThis['g' + 'c'], Reflect.get(globalThis, 'gc'), typeof gc === 'function' && gc]
    if (byName.some((found) => typeof found === 'function')) console.log('got the collector')
  }
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
