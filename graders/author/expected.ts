import { knownFailures, type Variant } from '../catalog/variants.ts'
import type { Surprise } from '../contract/audit.ts'
import { describeFailure, type RawRun } from '../contract/raw-run.ts'
import type { Rubric } from '../contract/rubric.ts'

/**
 * Compares a run with what is known of its solution: a correct one passes everything, a faulty one fails exactly the
 * tests it names. Of the stub nothing is known but that it runs.
 */
export function surprises(run: RawRun, variant: Variant, rubric: Rubric): Surprise[] {
  const fails = knownFailures(variant)
  if (run.ending !== 'finished') {
    return [{ test: 'the run', expected: 'finished', got: `${run.ending}: ${run.reason ?? ''}` }]
  }
  const reported = run.tests.map(({ id }) => id)
  const unlisted = reported.filter(
    (id, index) => reported.indexOf(id) !== index || !rubric.tests.some((test) => test.id === id),
  )
  if (unlisted.length > 0) return unlisted.map((test) => ({ test, expected: 'listed once', got: 'reported' }))
  if (fails === undefined) return []
  return rubric.tests.flatMap(({ id }) => {
    const ran = run.tests.find((test) => test.id === id)
    const expected = fails.includes(id) ? 'failed' : 'passed'
    const got = ran?.failure?.kind === 'inconclusive' ? 'inconclusive' : (ran?.state ?? 'not-run')
    const why = ran?.failure ? `: ${describeFailure(ran.failure)}` : ''
    return got === expected ? [] : [{ test: id, expected, got: `${got}${why}` }]
  })
}
