import { describeFailure, type RawFailure, type RawRun, type RawTest } from '../contract/raw-run.ts'
import type { ProcessEnd } from '../sandbox/worker-process.ts'
import type { Attempt } from './attempt.ts'

const TOO_LONG = 'It did not finish in time. Is there an infinite loop?'

/** How one worker's run ended. */
export interface Verdict {
  ending: RawRun['ending']
  reason?: string
}

export function judge({ tests, tampering, late, fault, loadFailure, registered, done, end }: Attempt): Verdict {
  if (tampering !== undefined)
    return {
      ending: 'tampered',
      reason: `It interfered with the grader, so none of its results are trusted: ${tampering}.`,
    }
  if (fault !== undefined) return { ending: 'broken', reason: fault }
  if (loadFailure) {
    const place = placeOf(loadFailure) === undefined ? '' : `, at ${placeOf(loadFailure)}`
    const reason = `It threw an error while loading${place}: ${describeFailure(loadFailure)}`
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
    return { ending: 'out-of-memory', reason: 'It used more memory than the limit.' }
  }
  if (overran === 'processes') return { ending: 'crashed', reason: 'It started processes.' }
  if (signal === null && code === 0 && !registered) {
    return { ending: 'crashed', reason: 'A top-level await never settles.' }
  }
  return { ending: 'crashed', reason: `Its process ended ${signal ? `by ${signal}` : `with exit code ${code}`}.` }
}

/** The tests that this worker has settled. The one that ended it has failed. */
export function settledTests({ tests, running, done }: Attempt, { reason = '' }: Verdict): RawTest[] {
  if (done || running === undefined) return tests
  return [...tests, { id: running, state: 'failed', failure: { kind: 'ended', message: reason }, durationMs: 0 }]
}

/** What a worker printed, without the path of this machine's Node, which V8's last words contain. */
export function printed({ stdout, stderr }: ProcessEnd): string {
  return (stdout + stderr).replaceAll(process.execPath, 'node')
}

export function kept(output: string): Pick<RawRun, 'output'> {
  return output === '' ? {} : { output }
}

function placeOf(failure: RawFailure): string | undefined {
  return failure.kind === 'error' ? failure.place : undefined
}
