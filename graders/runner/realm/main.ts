/**
 * The program of the realm in which a submission runs together with the tests that judge it: bundled, and loaded by the worker
 * before anything of the submission's is there. The worker calls what it exports, with primitives and with objects of this realm.
 */
import * as gc from '../../gc/index.ts'
import { describeThrown } from '../../gc/plain.ts'
import type { Job, Message } from '../worker/job.ts'
import { endOfTests } from './exit-listeners.ts'
import { failureOf } from './failure.ts'
import { leaveOnly, permittedGlobals } from './globals.ts'
import { onTestFinished, runTests, test } from './harness.ts'
import { explainNothing } from './host.ts'
import { lockDown } from './lockdown.ts'
import { abilities, bridge, listenToUncaught } from './outside.ts'
import { noteOrigins, showOwnFramesOnly } from './stack.ts'

export * as host from './host.ts'
export { pathFound } from './host.ts'
export { reportUncaught } from './outside.ts'
export const { fireImmediate, fireTimer } = abilities
export { endOfTests, gc }
export const vitest = { onTestFinished, test }

/** Uncaught errors that are reported: later ones (one at every tick of a timer, for example) add nothing. */
const MAX_UNCAUGHT_ERRORS = 20

const send = (message: Message) => bridge.send(JSON.stringify(message))

let job: Omit<Job, 'key' | 'submission'>
let freeze: <T>(value: T) => T = (value) => value

/**
 * Makes the realm ready for a submission.
 *
 * @param jobText the job, as JSON
 * @returns the names that are permitted, and their values
 */
export function prepare(jobText: string): ReadonlyMap<string, unknown> {
  job = JSON.parse(jobText) as typeof job
  const layers = new Set(job.layers)
  let uncaught = 0
  listenToUncaught((error) => {
    uncaught += 1
    if (uncaught <= MAX_UNCAUGHT_ERRORS) send({ type: 'uncaught', failure: failureOf(error) })
  })
  if (!job.explain) explainNothing()
  if (layers.has('lockdown')) {
    if (!job.places) noteOrigins()
    lockDown(abilities.globals, () =>
      showOwnFramesOnly(Error, Error.prototype.constructor as ErrorConstructor, job.places),
    )
    freeze = harden
  }
  // A submission may catch what they throw, and would find their classes.
  freeze([gc.CheckFailed, gc.Inconclusive, gc.Retained])
  const permitted = permittedGlobals(job.grants, layers.has('realm'), freeze)
  if (layers.has('scope')) leaveOnly(permitted)
  return permitted
}

/** Freezes the kit that a submission is granted. It is a second copy: the tests use their own. */
export function frozen<T>(granted: T): T {
  return freeze(granted)
}

/** Tells that the submission is about to be loaded. */
export function loading(): void {
  send({ type: 'begin' })
}

/** Reports an error that was thrown while the submission was loading. */
export function loadFailed(thrown: unknown): void {
  send({ type: 'load-failed', failure: failureOf(thrown) })
}

/** What was thrown, for Node's side: a text, and nothing of it is run. */
export function inWords(thrown: unknown): string {
  return describeThrown(thrown)
}

/** Runs the tests that were registered, and tells of each. */
export async function run(): Promise<void> {
  await runTests(job, send)
  send({ type: 'done' })
}
