/**
 * Starts a program that leaves its process group, and so outlives the run.
 *
 * @verdict graded 0
 * @without realm scope permissions
 * @then survives
 */
const modules = globalThis.process?.getBuiltinModule

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load(name) {
    modules('child_process').spawn('sleep', ['20'], { detached: true, stdio: 'ignore' }).unref()
  }
}
