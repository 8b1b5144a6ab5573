/**
 * Debugs itself, and asks the inspector for the source text of every script.
 *
 * @verdict graded 0
 * @without realm scope permissions textless
 * @then prints the-text-of-a-hidden-test
 */
const modules = globalThis.process?.getBuiltinModule

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone(callback) {
    const { Session } = modules('inspector')
    const session = new Session()
    session.connect()
    const scripts = []
    session.on('Debugger.scriptParsed', ({ params }) => scripts.push(params))
    session.post('Debugger.enable')
    for (const { scriptId, url } of scripts) {
      if (url === 'deref:suite')
        session.post('Debugger.getScriptSource', { scriptId }, (_, answer) =>
          console.log(answer?.scriptSource.slice(-20_000)),
        )
    }
  }
  load() {}
}
