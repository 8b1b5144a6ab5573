import type { RawFailure, RawTest } from '../contract/raw-run.ts'
import type { ProcessEnd } from '../sandbox/worker-process.ts'
import { withCallSite } from './call-sites.ts'
import { canaryResult } from './canaries.ts'
import type { Message, PlantedCanary, WorkerFailure } from './worker/job.ts'

/** What one worker reported, from its start to its end. */
export interface Attempt {
  tests: RawTest[]
  /** The test that was begun last, and has no result. */
  running: string | undefined
  /** What was thrown while the submission was being loaded. */
  loadFailure: RawFailure | undefined
  /** Whether the submission was loaded, and the tests registered. */
  registered: boolean
  /** Uncaught errors, whatever caused them. */
  uncaught: RawFailure[]
  /** Whether it reported that its work is done. */
  done: boolean
  /** The sign of an attempt to change the results, if one was seen. */
  tampering: string | undefined
  /** Whether a self-check timed out: something of the submission runs between the tests and takes their time. */
  late: boolean
  /** A fault of ours, or the machine's. */
  fault: string | undefined
  end: ProcessEnd
}

/**
 * Collects what a worker reports, and separates the canaries from the tests.
 *
 * @param text the hidden tests' text, from which the worker's code was compiled
 */
export function listen(
  canaries: readonly PlantedCanary[],
  text: string,
  on: { begun: () => void; tampered: () => void },
): {
  onMessage: (message: unknown) => void
  onTampering: (seen: string) => void
  attempt: (end: ProcessEnd) => Attempt
} {
  const kinds = new Map(canaries.map(({ id, kind }) => [id, kind]))
  const silent = new Set(kinds.keys())
  const heard: Omit<Attempt, 'end'> = {
    tests: [],
    running: undefined,
    loadFailure: undefined,
    registered: false,
    uncaught: [],
    done: false,
    tampering: undefined,
    late: false,
    fault: undefined,
  }
  const inWords = (failed: WorkerFailure): RawFailure => {
    if (failed.kind !== 'error') return failed
    const { offset, ...failure } = failed
    return offset === undefined ? failure : { ...failure, message: withCallSite(failure.message, text, offset) }
  }
  const onTampering = (seen: string) => {
    heard.tampering ??= seen
    on.tampered()
  }
  const onResult = ({ test, failure, durationMs }: Message & { type: 'result' }) => {
    heard.running = undefined
    const kind = kinds.get(test)
    if (kind === undefined) {
      heard.tests.push({
        id: test,
        state: failure ? 'failed' : 'passed',
        durationMs,
        ...(failure && { failure: inWords(failure) }),
      })
      return
    }
    silent.delete(test)
    const result = canaryResult(kind, failure)
    if (result === 'wrong') onTampering(`a grader self-check failed (${kind})`)
    if (result === 'late') heard.late = true
    if (result === 'inconclusive') heard.fault = `A grader self-check was inconclusive (${kind}).`
  }
  const onMessage = (message: Message) => {
    switch (message.type) {
      case 'begin':
        heard.running = message.test !== undefined && kinds.has(message.test) ? undefined : message.test
        on.begun()
        break
      case 'result':
        onResult(message)
        break
      case 'load-failed':
        heard.loadFailure = inWords(message.failure)
        break
      case 'registered':
        heard.registered = true
        break
      case 'fault':
        heard.fault = `The worker failed: ${message.reason}`
        break
      case 'uncaught':
        heard.uncaught.push(inWords(message.failure))
        break
      case 'done':
        heard.done = true
    }
  }
  const attempt = (end: ProcessEnd): Attempt => {
    if (heard.done && silent.size > 0) heard.tampering ??= 'grader self-checks were left out'
    return { ...heard, end }
  }
  // Signed by our own worker: what it sends has the shape it was written to have.
  return { onMessage: (message) => onMessage(message as Message), onTampering, attempt }
}
