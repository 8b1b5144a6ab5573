import type { RawFailure, RawTest } from '../contract/raw-run.ts'
import type { ProcessEnd } from '../sandbox/worker-process.ts'
import { withCallSite } from './call-sites.ts'
import { hear } from './canaries.ts'
import type { Message, PlantedCanary, WorkerFailure } from './worker/job.ts'

/** What came of one worker. */
export interface Attempt {
  tests: RawTest[]
  /** The test that was begun last, and has no result. */
  running: string | undefined
  /** What was thrown while the submission was being loaded. */
  loadFailure: RawFailure | undefined
  /** Whether the submission was loaded, and the tests registered. */
  registered: boolean
  /** Errors that nobody caught, whoever caused them. */
  uncaught: RawFailure[]
  /** It has told that its work is done. */
  done: boolean
  /** What was seen of an attempt to bend the results. */
  tampering: string | undefined
  /** Something that runs between the tests took the time of those that are none of its business. */
  late: boolean
  /** A fault of ours, or the machine's. */
  fault: string | undefined
  end: ProcessEnd
}

/**
 * Gathers what a worker tells, and tells the canaries from the tests.
 *
 * @param text of the hidden tests, as the worker's code was made of it
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
  const inWords = ({ offset, ...failure }: WorkerFailure): RawFailure =>
    offset === undefined ? failure : { ...failure, message: withCallSite(failure.message, text, offset) }
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
    const song = hear(kind, failure)
    if (song === 'wrong') onTampering(`a test of the judges themselves came out wrong (${kind})`)
    if (song === 'late') heard.late = true
    if (song === 'unclear') heard.fault = `A test of the judges themselves was inconclusive (${kind}).`
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
    if (heard.done && silent.size > 0) heard.tampering ??= 'tests of the judges themselves were left out'
    return { ...heard, end }
  }
  // Signed by our own worker: what it sends has the shape it was written to have.
  return { onMessage: (message) => onMessage(message as Message), onTampering, attempt }
}
