import { join } from 'node:path'
import { rolldown } from 'rolldown'
import type { Exercise } from '../catalog/exercise.ts'
import { bindCallbacks } from './bind-callbacks.ts'

/** What the hidden tests' bundle requires the submission as. */
export const SUBMISSION = 'deref:submission'

const KIT = join(import.meta.dirname, '../gc/index.ts')

const ENTRY = 'deref:entry'

const bundles = new Map<string, Promise<string>>()

/**
 * An exercise's hidden tests with the kit, as one CommonJS module. Made once: they do not change while we run.
 *
 * @param bind whether their callbacks are bound
 */
export function suiteOf(exercise: Exercise, bind: boolean): Promise<string> {
  return once(`${exercise.folder} ${bind}`, () =>
    bundleOurs(
      [
        `export { failureOf } from ${JSON.stringify(join(import.meta.dirname, 'worker/failure.ts'))}`,
        `export { canaries } from ${JSON.stringify(join(import.meta.dirname, 'worker/canaries.ts'))}`,
        ...exercise.hiddenTests.map((file) => `import ${JSON.stringify(file)}`),
      ].join('\n'),
      { submission: `../${exercise.file}`, bound: bind ? exercise.hiddenTests : [] },
    ),
  )
}

/** The kit by itself, for a submission that may use it: another one than that which judges it. */
export function kitModule(): Promise<string> {
  return once(KIT, () => bundleOurs(`export * from ${JSON.stringify(KIT)}`))
}

/** What runs them, with all it needs but Node. */
export function workerProgram(): Promise<string> {
  const main = JSON.stringify(join(import.meta.dirname, 'worker/main.ts'))
  return once(main, () => bundleOurs(`export { main } from ${main}`))
}

interface Parts {
  /** The specifier that stands for the submission. */
  submission?: string
  /** Files whose callbacks are handed to a submission. */
  bound?: readonly string[]
}

function once(key: string, make: () => Promise<string>): Promise<string> {
  const made = bundles.get(key) ?? make()
  bundles.set(key, made)
  return made
}

async function bundleOurs(entry: string, { submission, bound = [] }: Parts = {}): Promise<string> {
  const build = await rolldown({
    input: ENTRY,
    platform: 'node',
    tsconfig: false,
    logLevel: 'silent',
    // Nothing is left out or put together: which variables a function mentions is what hidden tests are about.
    treeshake: false,
    resolve: { alias: { '#gc': KIT } },
    external: ['vitest', /^node:/],
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => {
          if (id === submission) return { id: SUBMISSION, external: true }
          return id === ENTRY ? id : null
        },
        load: (id) => (id === ENTRY ? { code: entry, moduleType: 'ts' } : null),
        transform: (code, id) => (bound.includes(id) ? bindCallbacks(id, code) : null),
      },
    ],
  })
  const { output } = await build.generate({
    format: 'cjs',
    codeSplitting: false,
    minify: { compress: false, mangle: true, codegen: true },
    keepNames: true,
    banner: `'use strict';`,
  })
  await build.close()
  return output[0].code
}
