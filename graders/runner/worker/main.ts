/** What runs in a submission's process: bundled, sent there on its standard input, and called with its job. */
import { setFlagsFromString } from 'node:v8'
import { MODULES, SCRIPTS } from '../../gc/wires.ts'
import { bridgeTo } from './bridge.ts'
import { CAPTURED } from './captured.ts'
import { freezeOwnRealm } from './freeze-own-realm.ts'
import { decodeInput, type Scripts } from './input.ts'
import type { Job } from './job.ts'
import { loadModules, placesIn } from './modules.ts'
import { createRealm, loadScript, type Realm } from './realm.ts'
import { openResults } from './results.ts'
import { V8_FLAGS } from './v8-flags.ts'

/** Runs a job to its end, and ends the process. */
export function main(input: Buffer): void {
  for (const flag of V8_FLAGS) setFlagsFromString(flag)
  const { job, scripts } = decodeInput(input)
  const send = openResults(job.key)
  const exit = process.exit.bind(process)
  run(job, scripts, send)
    .catch((error: unknown) => send(JSON.stringify({ type: 'fault', reason: inWords(error) })))
    .finally(() => exit(0))
}

/** A fault of the grader or the machine. Code of anything that is not an error of Node's own realm is not run: it may be the submission's. */
function inWords(fault: unknown): string {
  return fault instanceof Error ? fault.message : 'something that is not an error was thrown'
}

async function run(job: Job, scripts: Scripts, send: (message: string) => void): Promise<void> {
  const { submission } = job
  const global = createRealm(job.layers)
  const bridge = bridgeTo(() => realm, send, placesIn(submission))
  const realm = loadScript(scripts.realm, SCRIPTS.realm, global, [], { [MODULES.bridge]: { bridge } }) as Realm
  process.on('uncaughtException', realm.reportUncaught).on('unhandledRejection', realm.reportUncaught)
  const permitted = realm.prepare(JSON.stringify({ ...job, key: undefined, submission: undefined }))
  const values = CAPTURED.map((name) => permitted.get(name))
  const { vitest, host, gc } = realm
  const granted =
    scripts.kit === undefined
      ? {}
      : realm.frozen(loadScript(scripts.kit, SCRIPTS.kit, global, values, { vitest, [MODULES.host]: host }))
  if (job.layers.includes('realm')) freezeOwnRealm(job.layers.includes('codegen'))
  realm.loading()
  // What it waits for at its top level may be nothing that keeps a process alive.
  const alive = setTimeout(() => {}, job.testMs)
  let loaded: { namespace: object }
  try {
    loaded = await loadModules(submission, global, granted)
  } catch (thrown) {
    realm.loadFailed(thrown)
    return
  } finally {
    clearTimeout(alive)
  }
  const ours = { vitest, '#gc': gc, [MODULES.submission]: loaded.namespace }
  try {
    loadScript(scripts.suite, SCRIPTS.suite, global, values, ours)
  } catch (thrown) {
    throw new Error(realm.inWords(thrown), { cause: thrown })
  }
  for (const flag of job.flags) setFlagsFromString(flag)
  await realm.run()
  realm.endOfTests()
}
