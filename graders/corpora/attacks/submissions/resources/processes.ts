/**
 * Starts thirty programs that sleep for three seconds.
 *
 * @verdict graded 0
 * @without realm scope permissions watchdog
 * @then prints started thirty
 */
const modules = globalThis.process?.getBuiltinModule

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load(name) {
    const { spawn } = modules('child_process')
    for (let started = 0; started < 30; started++) spawn('sleep', ['3'], { stdio: 'ignore' })
    modules('fs').writeSync(1, 'started thirty')
  }
}
