/**
 * Connects to a server.
 *
 * @verdict graded 0
 * @without realm scope permissions
 * @then connects
 */
const modules = globalThis.process?.getBuiltinModule

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load(name) {
    return new Promise((resolve) =>
      modules('net').connect(__PORT__, '127.0.0.1').on('close', resolve).on('error', resolve),
    )
  }
}
