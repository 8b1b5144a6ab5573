import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { DerefError } from '../contract/errors.ts'
import type { Exercise } from './exercise.ts'
import { type FaultySolution, findFaulty } from './faulty.ts'

/** A solution the project ships: what an exercise's hidden tests must say of it is known. */
export type Variant = FaultySolution | CorrectSolution | Stub

/** One that passes every test. */
export interface CorrectSolution {
  kind: 'correct'
  /** `reference` or `alternative-*` */
  name: string
  /** Absolute path. */
  file: string
  /** The folder it may import from. */
  root: string
}

/** What the student starts from. All that is known of it is that it runs, and gets next to no points. */
export interface Stub {
  kind: 'stub'
  name: 'stub'
  file: string
  root: string
}

/**
 * Finds an exercise's stub, reference, alternatives and faulty solutions.
 *
 * @param solutions holds one folder an exercise
 * @throws DerefError `bad-file` for a faulty solution that cannot be used: see {@link findFaulty}
 */
export async function findVariants(exercise: Exercise, solutions: string): Promise<Variant[]> {
  const folder = join(solutions, exercise.id)
  const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.ts')).sort()
  const correct = files.map((file): CorrectSolution => {
    const name = file === exercise.file ? 'reference' : file.replace(/\.ts$/, '')
    return { kind: 'correct', name, file: join(folder, file), root: folder }
  })
  const stub: Stub = {
    kind: 'stub',
    name: 'stub',
    file: join(exercise.folder, exercise.file),
    root: exercise.folder,
  }
  return [stub, ...correct, ...(await findFaulty(exercise, folder))]
}

/**
 * Chooses variants by name; none means all but the stub.
 *
 * @throws DerefError `bad-usage` for a name there is not
 */
export async function chooseVariants(
  exercise: Exercise,
  solutions: string,
  names?: readonly string[],
): Promise<Variant[]> {
  const all = await findVariants(exercise, solutions)
  const unknown = names?.find((name) => !all.some((variant) => variant.name === name))
  if (unknown !== undefined) {
    const known = all.map(({ name }) => name).join(', ')
    throw new DerefError('bad-usage', `${exercise.id} has no variant "${unknown}".`, `It has: ${known}.`)
  }
  return all.filter(({ name }) => (names ? names.includes(name) : name !== 'stub'))
}

/** Ids of the tests that must fail on it: none for a correct one, and undefined for the stub, of which nothing is known. */
export function knownFailures(variant: Variant): readonly string[] | undefined {
  if (variant.kind === 'stub') return undefined
  return variant.kind === 'faulty' ? variant.fails : []
}
