import { expect, test } from 'vitest'
import type { ProcessEnd } from '../sandbox/worker-process.ts'
import { listen } from './attempt.ts'
import { judge, settledTests } from './judge.ts'
import type { Message } from './worker/job.ts'

const end: ProcessEnd = { overran: undefined, code: 0, signal: null, stdout: '', stderr: '', waitedMs: 0 }
const canary = { id: 'c', kind: 'passes-values', before: 0 }
const failure = { kind: 'timed-out', limitMs: 10 } as const

function heard(messages: readonly Message[], { ended = end, canaries = [canary] } = {}) {
  let tampered = 0
  const listening = listen(canaries, '', { begun: () => {}, tampered: () => (tampered += 1) })
  messages.forEach(listening.onMessage)
  const attempt = listening.attempt(ended)
  return { attempt, verdict: judge(attempt), tampered }
}

const begun: Message[] = [
  { type: 'registered', tests: ['a'] },
  { type: 'result', test: 'c', durationMs: 1 },
]
const passed: Message = { type: 'result', test: 'a', durationMs: 3 }
const done: Message = { type: 'done' }

test('a run with all that belongs to it is finished', () => {
  const { attempt, verdict } = heard([{ type: 'begin' }, ...begun, { type: 'begin', test: 'a' }, passed, done])
  expect(verdict).toEqual({ ending: 'finished' })
  expect(attempt.tests).toEqual([{ id: 'a', state: 'passed', durationMs: 3 }])
})

test.each<[what: string, messages: Message[], options: Parameters<typeof heard>[1], ending: string, reason: RegExp]>([
  [
    'a canary that fails',
    [{ type: 'result', test: 'c', durationMs: 1, failure: { kind: 'error', name: 'E', message: '' } }],
    {},
    'tampered',
    /a grader self-check failed/,
  ],
  ['canaries that were left out', [passed, done], {}, 'tampered', /left out/],
  [
    'a canary that came too late',
    [{ type: 'result', test: 'c', durationMs: 1, failure }, passed, done],
    {},
    'timed-out',
    /did not finish in time/,
  ],
  [
    'a canary without a result',
    [{ type: 'result', test: 'c', durationMs: 1, failure: { kind: 'inconclusive', message: '' } }],
    {},
    'broken',
    /inconclusive/,
  ],
  ['a fault of the worker', [{ type: 'fault', reason: 'no suite' }], {}, 'broken', /^The worker failed: no suite$/],
  ['no test at all', [...begun, done], {}, 'broken', /No hidden test/],
  [
    'an error while it was loaded',
    [{ type: 'load-failed', failure: { kind: 'error', name: 'RangeError', message: 'dried', place: 'a.ts:3' } }],
    {},
    'crashed',
    /at a\.ts:3: RangeError: dried$/,
  ],
  ['a promise that never settles', [{ type: 'begin' }], {}, 'crashed', /top-level await never settles/],
  ['an exit', begun, { ended: { ...end, code: 3 } }, 'crashed', /with exit code 3/],
  ['a signal', begun, { ended: { ...end, code: null, signal: 'SIGKILL' as const } }, 'crashed', /by SIGKILL/],
  [
    'CPU time that was used up',
    begun,
    { ended: { ...end, overran: 'cpu' as const } },
    'timed-out',
    /did not finish in time/,
  ],
  ['too much memory', begun, { ended: { ...end, overran: 'memory' as const } }, 'out-of-memory', /memory/],
  [
    'a heap that was full',
    begun,
    { ended: { ...end, stderr: 'JavaScript heap out of memory' } },
    'out-of-memory',
    /memory/,
  ],
  ['processes', begun, { ended: { ...end, overran: 'processes' as const } }, 'crashed', /started processes/],
])('%s is what it is', (_, messages, options, ending, reason) => {
  const { verdict } = heard(messages, options)
  expect(verdict.ending).toBe(ending)
  expect(verdict.reason).toMatch(reason)
})

test('the test that ended its process has failed, and uncaught errors are kept', () => {
  const uncaught: Message = { type: 'uncaught', failure: { kind: 'error', name: 'Error', message: 'lost' } }
  const ended = { ...end, code: null, signal: 'SIGABRT' as const }
  const { attempt, verdict } = heard([...begun, { type: 'begin', test: 'a' }, uncaught], { ended })
  expect(settledTests(attempt, verdict)).toEqual([
    { id: 'a', state: 'failed', failure: { kind: 'ended', message: 'Its process ended by SIGABRT.' }, durationMs: 0 },
  ])
  expect(attempt.uncaught).toEqual([{ kind: 'error', name: 'Error', message: 'lost' }])
})
