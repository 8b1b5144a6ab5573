import { expect, test } from 'vitest'
import type { ProcessEnd } from '../sandbox/worker-process.ts'
import { listen } from './attempt.ts'
import { judge, settledTests } from './judge.ts'
import type { Message } from './worker/job.ts'

const end: ProcessEnd = { overran: undefined, code: 0, signal: null, stdout: '', stderr: '', waitedMs: 0 }
const canary = { id: 'c', kind: 'passes-values', before: 0 }
const failure = { name: 'TimedOut', message: 'Test timed out in 10ms.' }

function heard(messages: readonly Message[], { ended = end, canaries = [canary] } = {}) {
  let tampered = 0
  const listening = listen(canaries, '', { begun: () => {}, tampered: () => (tampered += 1) })
  messages.forEach(listening.onMessage)
  const attempt = listening.attempt(ended)
  return { attempt, verdict: judge(attempt), tampered }
}

const sung: Message[] = [
  { type: 'registered', tests: ['a'] },
  { type: 'result', test: 'c', durationMs: 1 },
]
const passed: Message = { type: 'result', test: 'a', durationMs: 3 }
const done: Message = { type: 'done' }

test('a run with all that belongs to it is finished', () => {
  const { attempt, verdict } = heard([{ type: 'begin' }, ...sung, { type: 'begin', test: 'a' }, passed, done])
  expect(verdict).toEqual({ ending: 'finished' })
  expect(attempt.tests).toEqual([{ id: 'a', state: 'passed', durationMs: 3 }])
})

test.each<[what: string, messages: Message[], options: Parameters<typeof heard>[1], ending: string, reason: RegExp]>([
  [
    'a canary that fails',
    [{ type: 'result', test: 'c', durationMs: 1, failure: { name: 'E', message: '' } }],
    {},
    'tampered',
    /came out wrong/,
  ],
  ['canaries that were left out', [passed, done], {}, 'tampered', /left out/],
  [
    'a canary that came too late',
    [{ type: 'result', test: 'c', durationMs: 1, failure }, passed, done],
    {},
    'timed-out',
    /come to an end/,
  ],
  [
    'a canary that tells nothing',
    [{ type: 'result', test: 'c', durationMs: 1, failure: { name: 'Inconclusive', message: '' } }],
    {},
    'broken',
    /inconclusive/,
  ],
  ['a fault of the worker', [{ type: 'fault', reason: 'no suite' }], {}, 'broken', /^The worker failed: no suite$/],
  ['no test at all', [...sung, done], {}, 'broken', /No hidden test/],
  [
    'an error while it was loaded',
    [{ type: 'load-failed', failure: { name: 'RangeError', message: 'dried', place: 'a.ts:3' } }],
    {},
    'crashed',
    /at a\.ts:3: RangeError: dried$/,
  ],
  ['a promise that nobody keeps', [{ type: 'begin' }], {}, 'crashed', /waits at its top level/],
  ['an exit', sung, { ended: { ...end, code: 3 } }, 'crashed', /with code 3/],
  ['a signal', sung, { ended: { ...end, code: null, signal: 'SIGKILL' as const } }, 'crashed', /by SIGKILL/],
  ['CPU time that was used up', sung, { ended: { ...end, overran: 'cpu' as const } }, 'timed-out', /come to an end/],
  ['too much memory', sung, { ended: { ...end, overran: 'memory' as const } }, 'out-of-memory', /memory/],
  [
    'a heap that was full',
    sung,
    { ended: { ...end, stderr: 'JavaScript heap out of memory' } },
    'out-of-memory',
    /memory/,
  ],
  ['processes', sung, { ended: { ...end, overran: 'processes' as const } }, 'crashed', /started processes/],
])('%s is what it is', (_, messages, options, ending, reason) => {
  const { verdict } = heard(messages, options)
  expect(verdict.ending).toBe(ending)
  expect(verdict.reason).toMatch(reason)
})

test('the test that ended its process has failed, and stray errors are told', () => {
  const stray: Message = { type: 'uncaught', failure: { name: 'Error', message: 'lost' } }
  const ended = { ...end, code: null, signal: 'SIGABRT' as const }
  const { attempt, verdict } = heard([...sung, { type: 'begin', test: 'a' }, stray], { ended })
  expect(settledTests(attempt, verdict)).toEqual([
    { id: 'a', state: 'failed', failure: { name: 'Ended', message: 'Its process ended by SIGABRT.' }, durationMs: 0 },
  ])
  expect(attempt.uncaught).toEqual([{ name: 'Error', message: 'lost' }])
})
