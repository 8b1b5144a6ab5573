import { join } from 'node:path'
import { rolldown } from 'rolldown'
import type { Exercise } from '../catalog/exercise.ts'
import { MODULES } from '../gc/wires.ts'
import { wrapped, wrappedFirst } from './worker/captured.ts'

const ENTRY = 'deref:entry'

const KIT = join(import.meta.dirname, '../gc/index.ts')
const HOST_OF_THE_KIT = join(import.meta.dirname, '../gc/host.ts')
const HOST_IN_THE_REALM = join(import.meta.dirname, 'realm/host.ts')
const HARNESS = join(import.meta.dirname, 'realm/harness.ts')

const texts = new Map<string, Promise<string>>()

/** An exercise's hidden tests, as a script for the realm of the exercise: see `wrapped`. Made once: they do not change while we run. */
export function suiteText(exercise: Exercise): Promise<string> {
  const entry = exercise.hiddenTests.map((file) => `import ${JSON.stringify(file)}`).join('\n')
  const replaced = { [`../${exercise.file}`]: MODULES.submission }
  return once(exercise.folder, async () =>
    wrapped(await bundle(entry, { external: ['vitest', '#gc', MODULES.submission], replaced })),
  )
}

/** The program of the realm, with the kit that judges, as a script for it. */
export function realmText(): Promise<string> {
  const entry = `export * from ${JSON.stringify(join(import.meta.dirname, 'realm/main.ts'))}`
  const replaced = { vitest: HARNESS, [HOST_OF_THE_KIT]: HOST_IN_THE_REALM }
  return once('realm', async () => wrappedFirst(await bundle(entry, { external: [MODULES.bridge], replaced })))
}

/** The kit by itself, as a script for the realm: for a submission that may use it. */
export function kitText(): Promise<string> {
  const entry = `export * from ${JSON.stringify(KIT)}`
  const replaced = { [HOST_OF_THE_KIT]: MODULES.host }
  return once('kit', async () => wrapped(await bundle(entry, { external: ['vitest', MODULES.host], replaced })))
}

/** What starts them all, in Node's own realm of the worker: a CommonJS module. */
export function workerProgram(): Promise<string> {
  const entry = `export { main } from ${JSON.stringify(join(import.meta.dirname, 'worker/main.ts'))}`
  return once('worker', async () => `'use strict'; ${await bundle(entry, { external: [/^node:/], node: true })}`)
}

interface Parts {
  external: (string | RegExp)[]
  /** Whether it runs in Node's own realm. */
  node?: boolean
  /** What stands for a module, by the specifier or the file that it is in for. */
  replaced?: Readonly<Record<string, string>>
}

function once(key: string, make: () => Promise<string>): Promise<string> {
  const made = texts.get(key) ?? make()
  texts.set(key, made)
  return made
}

async function bundle(entry: string, { external, replaced = {}, node = false }: Parts): Promise<string> {
  const build = await rolldown({
    input: ENTRY,
    // What runs in the realm of the exercise must do without Node, libraries too.
    platform: node ? 'node' : 'neutral',
    tsconfig: false,
    logLevel: 'silent',
    // Nothing is left out or put together: which variables a function mentions is what hidden tests are about.
    treeshake: false,
    external,
    plugins: [
      {
        name: 'deref',
        resolveId: async function (id, importer) {
          if (id === ENTRY) return id
          const file = /^\.{0,2}\//.test(id) ? (await this.resolve(id, importer, { skipSelf: true }))?.id : id
          const other = replaced[id] ?? replaced[file ?? id]
          if (other === undefined) return null
          return external.includes(other) ? { id: other, external: true } : other
        },
        load: (id) => (id === ENTRY ? { code: entry, moduleType: 'ts' } : null),
      },
    ],
  })
  const { output } = await build.generate({ format: 'cjs', codeSplitting: false, minify: false })
  await build.close()
  return output[0].code
}
