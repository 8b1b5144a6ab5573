/**
 * Starts a thread, which has intrinsics that nobody froze and runs beside the tests.
 *
 * @verdict graded 0
 * @without realm scope permissions
 * @then prints a thread of its own
 */
const modules = globalThis.process?.getBuiltinModule

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load(name) {
    return new Promise((resolve) => {
      const { Worker } = modules('worker_threads')
      new Worker(`process.getBuiltinModule('fs').writeSync(1, 'a thread of its own')`, { eval: true }).on(
        'exit',
        resolve,
      )
    })
  }
}
