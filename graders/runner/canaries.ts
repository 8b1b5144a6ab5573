import { randomBytes, randomInt } from 'node:crypto'
import type { RawFailure } from '../contract/raw-run.ts'
import type { CanaryKind } from './realm/canaries.ts'
import type { PlantedCanary } from './worker/job.ts'

/** The message of a canary that must fail, as the kit words it; none for one that must pass. */
const EXPECTED: Readonly<Record<CanaryKind, RegExp | undefined>> = {
  'passes-collected': undefined,
  'passes-values': undefined,
  'fails-collected': /^collected: expected true, got false$/,
  'fails-kept': /^the object was collected, but must stay in memory$/,
  'fails-identity': /^expected an object, got a different one$/,
  'fails-equality': /^expected \[1, 3\], got \[1, 2\]$/,
  'fails-throw': /^expected it to throw Error, but it threw nothing$/,
  'fails-rejection': /^expected it to reject with Error, but it was fulfilled$/,
}

/** Plants one canary of each kind among so many tests, under names and in places that nobody can know. */
export function plantCanaries(tests: number): PlantedCanary[] {
  return Object.keys(EXPECTED).map((kind) => ({
    id: randomBytes(8).toString('hex'),
    kind,
    before: randomInt(tests + 1),
  }))
}

/** How a canary came out: as it must, otherwise, too late to tell, or in a way that tells of the machine alone. */
export function hear(kind: string, failure: RawFailure | undefined): 'sound' | 'wrong' | 'late' | 'unclear' {
  if (failure?.name === 'Inconclusive') return 'unclear'
  if (failure?.name === 'TimedOut') return 'late'
  const expected = EXPECTED[kind as CanaryKind]
  if (expected === undefined) return failure === undefined ? 'sound' : 'wrong'
  return failure?.name === 'CheckFailed' && expected.test(failure.message) ? 'sound' : 'wrong'
}
