/**
 * Takes a heap snapshot, in which texts of the hidden tests stand.
 *
 * @verdict graded 0
 * @without realm scope
 * @then prints the-text-of-a-hidden-test
 */
const modules = globalThis.process?.getBuiltinModule

let done

export class Vault {
  put(name, value) {
    done ??= new Promise((resolve) => {
      const stream = modules('v8').getHeapSnapshot()
      let text = ''
      stream.on('data', (chunk) => (text += chunk))
      stream.on('end', () => {
        const at = text.indexOf('the-text-of-a' + '-hidden-test')
        modules('fs').writeSync(1, text.slice(at - 50, at + 50))
        resolve()
      })
    })
  }
  get() {}
  names() {
    return done
  }
  keep() {}
  onGone() {}
  load(name) {
    return done
  }
}
