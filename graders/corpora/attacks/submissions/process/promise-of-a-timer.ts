/**
 * Takes what Node hangs on its timers for others to promisify them by: functions of its own modules.
 *
 * @verdict graded 0
 * @without realm lockdown scope
 * @then prints got a function of Node
 */
export class Vault {
  put() {
    const promisified = setTimeout[Symbol.for('nodejs.util.promisify.custom')]
    if (typeof promisified === 'function') console.log('got a function of Node')
  }
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
