/** What runs in a submission's process: bundled, sent there on its standard input, and called with its job. */
import { createRequire } from 'node:module'
import { setFlagsFromString } from 'node:v8'
import { compileFunction } from 'node:vm'
import { evaluate } from './evaluate.ts'
import { failureOf } from './failure.ts'
import { createHarness, type Suite } from './harness.ts'
import type { Job, Message } from './job.ts'
import { lockDown } from './lockdown.ts'
import { openResults } from './results.ts'
import { permittedGlobals } from './scope.ts'
import { showOwnFramesOnly } from './stack.ts'
import { tameSourceText } from './source-text.ts'

/** Errors nobody caught that are told of: one that comes with every tick of a timer is known by then. */
const MOST_STRAYS = 20

/** Runs a job to its end, and ends the process. */
export function main(job: Job): void {
  const send = openResults(job.key)
  const exit = process.exit.bind(process)
  run(job, send)
    .catch((error: unknown) => send({ type: 'fault', reason: failureOf(error).message }))
    .finally(() => exit(0))
}

async function run(job: Job, send: (message: Message) => void): Promise<void> {
  let strays = 0
  const stray = (error: unknown) => {
    strays += 1
    if (strays <= MOST_STRAYS) send({ type: 'stray', failure: failureOf(error) })
  }
  process.on('uncaughtException', stray).on('unhandledRejection', stray)
  const layers = new Set(job.layers)
  if (layers.has('lockdown')) {
    lockDown(() => {
      tameSourceText(job.submission.code)
      showOwnFramesOnly(Error, job.submission)
    })
  }
  const freeze = layers.has('lockdown') ? harden : <T>(value: T) => value
  const harness = createHarness()
  // What the kit asks for by these names. A submission has no global that it is not given.
  const errorListeners = new Set<(text: string) => void>()
  Reflect.set(globalThis, 'derefExitListeners', process.listeners('exit'))
  if (layers.has('scope')) Reflect.set(globalThis, 'derefErrorListeners', errorListeners)
  const modules = job.kit === undefined ? {} : { '#gc': loadModule(job.kit, 'deref:kit', { vitest: harness.api }) }
  const given = layers.has('scope')
    ? permittedGlobals(job.grants, errorListeners, modules, freeze)
    : new Map<string, unknown>()
  send({ type: 'begin' })
  // What it waits for at its top level may be nothing that keeps a process alive: an `AbortSignal.timeout`, for one.
  const alive = setTimeout(() => {}, job.testMs)
  let submission: object
  try {
    submission = await evaluate(job.submission, given, layers.has('scope'))
    clearTimeout(alive)
  } catch (thrown) {
    send({ type: 'load-failed', failure: failureOf(thrown) })
    return
  }
  const ours = { vitest: harness.api, 'deref:submission': submission }
  const suite = loadModule(job.suite, 'deref:suite', ours) as unknown as Suite
  if (!job.explain) process.env.DEREF_EXPLAIN = 'no'
  for (const flag of job.flags) setFlagsFromString(flag)
  await harness.run(job, suite, send)
  send({ type: 'done' })
}

/** Loads a CommonJS module of ours, which may require what it is given, and Node's own modules. */
function loadModule(code: string, filename: string, given: Readonly<Record<string, object>>): object {
  const exports = {}
  const requireBuiltin = createRequire('/')
  const load = compileFunction(code, ['require', 'exports'], { filename }) as (
    require: (specifier: string) => unknown,
    exports: object,
  ) => void
  load((specifier) => given[specifier] ?? (requireBuiltin(specifier) as unknown), exports)
  return exports
}
