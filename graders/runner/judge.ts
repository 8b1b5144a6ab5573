import type { RawFailure, RawRun, RawTest } from '../contract/raw-run.ts'
import type { ProcessEnd } from '../sandbox/worker-process.ts'
import type { Attempt } from './attempt.ts'

const TOO_LONG = 'It did not come to an end: is there a loop that never does?'

/** How one worker's run ended. */
export interface Verdict {
  ending: RawRun['ending']
  reason?: string
}

export function judge({ tests, tampering, late, fault, loadFailure, registered, done, end }: Attempt): Verdict {
  if (tampering !== undefined) return { ending: 'tampered', reason: `Its results cannot be believed: ${tampering}.` }
  if (fault !== undefined) return { ending: 'broken', reason: fault }
  if (loadFailure) {
    const place = loadFailure.place === undefined ? '' : `, at ${loadFailure.place}`
    const reason = `It threw while it was being loaded${place}: ${describe(loadFailure)}`
    return { ending: 'crashed', reason }
  }
  if (!done) return howItEnded(end, registered)
  if (late) return { ending: 'timed-out', reason: TOO_LONG }
  return tests.length > 0 ? { ending: 'finished' } : { ending: 'broken', reason: 'No hidden test was reported.' }
}

function howItEnded({ overran, signal, code, stderr }: ProcessEnd, registered: boolean): Verdict {
  // SIGXCPU is the kernel's word for CPU time that is used up.
  if (overran === 'wall' || overran === 'test' || overran === 'cpu' || signal === 'SIGXCPU')
    return { ending: 'timed-out', reason: TOO_LONG }
  if (overran === 'memory' || /heap out of memory|Allocation failed|Array buffer allocation failed/.test(stderr)) {
    return { ending: 'out-of-memory', reason: 'It used more memory than it may.' }
  }
  if (overran === 'processes') return { ending: 'crashed', reason: 'It started processes.' }
  if (signal === null && code === 0 && !registered) {
    return { ending: 'crashed', reason: 'It waits at its top level for something that never comes.' }
  }
  return { ending: 'crashed', reason: `Its process ended ${signal ? `by ${signal}` : `with code ${code}`}.` }
}

/** The tests of which this worker leaves nothing open. The one that ended it has failed. */
export function settledTests({ tests, running, done }: Attempt, { reason = '' }: Verdict): RawTest[] {
  if (done || running === undefined) return tests
  return [...tests, { id: running, state: 'failed', failure: { name: 'Ended', message: reason }, durationMs: 0 }]
}

/** What a worker printed, V8's last words among it: these say where on this machine its program is. */
export function printed({ stdout, stderr }: ProcessEnd): string {
  return (stdout + stderr).replaceAll(process.execPath, 'node')
}

export function kept(output: string): Pick<RawRun, 'output'> {
  return output === '' ? {} : { output }
}

export function describe({ name, message }: RawFailure): string {
  return `${name}: ${message}`
}
