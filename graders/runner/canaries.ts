import { randomBytes, randomInt } from 'node:crypto'
import type { RawFailure } from '../contract/raw-run.ts'
import type { CheckCode } from '../gc/errors.ts'
import type { CanaryKind } from './realm/canaries.ts'
import type { PlantedCanary } from './worker/job.ts'

/** The check that must fail in each canary; none in one that must pass. */
const EXPECTED: Readonly<Record<CanaryKind, CheckCode | undefined>> = {
  'passes-collected': undefined,
  'passes-values': undefined,
  'fails-collected': 'different',
  'fails-kept': 'not-kept',
  'fails-identity': 'different',
  'fails-equality': 'unequal',
  'fails-throw': 'not-thrown',
  'fails-rejection': 'fulfilled',
}

/** Plants one canary of each kind among so many tests, under names and at positions that a submission cannot know. */
export function plantCanaries(tests: number): PlantedCanary[] {
  return Object.keys(EXPECTED).map((kind) => ({
    id: randomBytes(8).toString('hex'),
    kind,
    before: randomInt(tests + 1),
  }))
}

/** How a canary came out: as it must, differently, too late, or without a result, which is the machine's fault. */
export function canaryResult(
  kind: string,
  failure: RawFailure | undefined,
): 'right' | 'wrong' | 'late' | 'inconclusive' {
  if (failure?.kind === 'inconclusive') return 'inconclusive'
  if (failure?.kind === 'timed-out') return 'late'
  const expected = EXPECTED[kind as CanaryKind]
  if (expected === undefined) return failure === undefined ? 'right' : 'wrong'
  return failure?.kind === 'check' && failure.code === expected ? 'right' : 'wrong'
}
