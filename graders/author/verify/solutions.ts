import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Variant } from '../../catalog/variants.ts'
import { heldBy as pathOf } from '../../contract/raw-run.ts'
import { pool } from '../../engine/pool.ts'
import { runExercise } from '../../runner/run-exercise.ts'
import { scoreExercise } from '../../scoring/score-exercise.ts'
import { surprises } from '../expected.ts'
import type { Check, Subject } from './check.ts'

/** Of the points that an untouched stub may get. */
const STUB_SHARE = 0.02

const MIN_CORRECT = 2
const MIN_FAULTY = 8

export const enough: Check = {
  title: 'there are solutions enough, and every test is failed by one',
  problems: ({ exercise, variants }) => {
    const correct = variants.filter(({ kind }) => kind === 'correct')
    const faulty = variants.filter((variant) => variant.kind === 'faulty')
    const failed = new Set(faulty.flatMap(({ fails }) => fails))
    return [
      ...(correct.some(({ name }) => name === 'reference') ? [] : ['the reference solution is missing']),
      ...(correct.length < MIN_CORRECT ? ['an alternative solution is missing'] : []),
      ...(faulty.length < MIN_FAULTY
        ? [`${faulty.length} of at least ${MIN_FAULTY} faulty solutions are written`]
        : []),
      ...exercise.rubric.tests.filter(({ id }) => !failed.has(id)).map(({ id }) => `no faulty solution fails ${id}`),
    ]
  },
}

export const verdicts: Check = {
  title: 'every solution gets exactly the verdicts that are known of it',
  problems: async (subject) => {
    const found: string[] = []
    await pool(subject.variants, subject.jobs, async (variant) => {
      found.push(...(await verdictsOf(variant, subject)))
    })
    return found.toSorted()
  },
}

export const blank: Check = {
  title: 'a submission that exports nothing of what is asked for is graded, with no points',
  problems: async ({ exercise }) => {
    const root = await mkdtemp(join(tmpdir(), 'deref-blank-'))
    try {
      const entry = join(root, exercise.file)
      await writeFile(entry, 'export {}\n')
      const run = await runExercise(exercise, { entry, root }, { explain: false })
      // What a file of hidden tests throws while it is loaded counts as our mistake: a submission could force that.
      if (run.ending !== 'finished') return [`it is ${run.ending}: ${run.reason ?? ''}`]
      const { points } = scoreExercise(run, exercise.rubric)
      return points > 0 ? [`it gets ${points} points`] : []
    } finally {
      await rm(root, { recursive: true, force: true })
    }
  },
}

async function verdictsOf(variant: Variant, { exercise }: Subject): Promise<string[]> {
  const heldBy = variant.kind === 'faulty' ? variant.heldBy : undefined
  const explain = heldBy !== undefined
  const run = await runExercise(exercise, { entry: variant.file, root: variant.root }, { explain })
  const found = surprises(run, variant, exercise.rubric).map(
    ({ test, expected, got }) => `${variant.name}: ${test} should be ${expected}, and is ${got}`,
  )
  if (heldBy !== undefined) {
    const paths = run.tests.flatMap(({ failure }) => pathOf(failure) ?? [])
    if (paths[0] !== heldBy)
      found.push(`${variant.name}: is held by ${paths[0] ?? 'nothing that was found'}, not by ${heldBy}`)
  }
  if (variant.kind === 'faulty' && variant.isBeingEdited) {
    found.push(
      `${variant.name}: is being edited. Run: npx deref faulty ${exercise.id} ${basename(variant.file, '.ts')} --save`,
    )
  }
  if (variant.kind !== 'stub') return found
  const { points, maxPoints } = scoreExercise(run, exercise.rubric)
  return points > maxPoints * STUB_SHARE ? [...found, `stub: gets ${points} points as it is`] : found
}
