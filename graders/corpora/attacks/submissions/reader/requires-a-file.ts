/**
 * Calls require, which a bundler follows to any file of the machine.
 *
 * @verdict rejected 0
 * @without imports realm scope
 * @then prints a-secret-in-a-file
 */
console.log(require('__SECRET__').secret)

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
