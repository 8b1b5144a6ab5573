/**
 * Declares globals, and puts a proxy below its global object, to hear of every name that is looked up there.
 *
 * @verdict graded 0
 * @without nothing
 */
declare global {
  var vault: unknown
}

const heard = new Set()
Object.setPrototypeOf(
  globalThis,
  new Proxy({}, {
    has: (_, name) => {
      heard.add(String(name))
      return name === 'process' || name === 'job' || name === 'require'
    },
    get: (_, name) => {
      if (name === 'process' || name === 'job' || name === 'require') console.log(`asked for ${name}`)
    },
  }),
)
globalThis.vault = [...heard]
try {
  console.log(vault, typeof process, process?.pid, job?.key)
} catch {}

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
