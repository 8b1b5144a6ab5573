/**
 * Writes 48 MiB into a file, as it could go on to do until the disk is full.
 *
 * @verdict graded 0
 * @without realm scope permissions watchdog
 * @then prints wrote 48 MiB
 */
const modules = globalThis.process?.getBuiltinModule

export class Vault {
  put(name, value) {
    const fs = modules('fs')
    const file = fs.openSync('__WITNESS__', 'w')
    for (let written = 0; written < 48;) written += fs.writeSync(file, Buffer.alloc(2 ** 20)) / 2 ** 20
    console.log('wrote 48 MiB')
  }
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
