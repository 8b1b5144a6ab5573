import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DerefError } from '../contract/errors.ts'
import type { Exercise } from './exercise.ts'

/** A solution the project ships: what an exercise's hidden tests must say of it is known. */
export interface Variant {
  /** `reference`, `alternative-*` or `faulty/*`; `stub` for what the student starts from. */
  name: string
  /** Absolute path. */
  file: string
  /** The folder it may import from: a faulty solution takes what is not at fault from the reference. */
  root: string
  /** Ids of the tests that must fail on it: none for a correct one, undefined for the stub. */
  fails: readonly string[] | undefined
}

/**
 * Finds an exercise's stub, reference, alternatives and faulty solutions.
 *
 * @param solutions holds one folder an exercise
 * @throws DerefError `bad-file` when a faulty solution names no test, or one that the rubric does not list
 */
export async function findVariants(exercise: Exercise, solutions: string): Promise<Variant[]> {
  const folder = join(solutions, exercise.id)
  const correct = (await sourceFiles(folder)).map((file) => ({
    name: file === exercise.file ? 'reference' : file.replace(/\.ts$/, ''),
    file: join(folder, file),
    root: folder,
    fails: [],
  }))
  const faultyFolder = join(folder, 'faulty')
  const faulty = (await sourceFiles(faultyFolder)).map(async (name) => {
    const file = join(faultyFolder, name)
    return { name: `faulty/${name.replace(/\.ts$/, '')}`, file, root: folder, fails: await namedTests(file, exercise) }
  })
  const stub = { name: 'stub', file: join(exercise.folder, exercise.file), root: exercise.folder, fails: undefined }
  return [stub, ...correct, ...(await Promise.all(faulty))]
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

async function sourceFiles(folder: string): Promise<string[]> {
  const files = await readdir(folder).catch(() => [])
  return files.filter((file) => file.endsWith('.ts')).sort()
}

/** The ids behind `@fails` in the comment that opens a faulty solution. */
async function namedTests(file: string, exercise: Exercise): Promise<string[]> {
  const [, header = ''] = /^\/\*\*([\s\S]*?)\*\//.exec(await readFile(file, 'utf8')) ?? []
  const [, list = ''] = /@fails\s([\s\S]*)$/.exec(header) ?? []
  const ids = list.split(/[\s*]+/).filter((word) => word !== '')
  if (ids.length === 0) throw new DerefError('bad-file', `${file}: names no test after @fails in its opening comment`)
  const unknown = ids.find((id) => !exercise.rubric.tests.some((test) => test.id === id))
  if (unknown !== undefined)
    throw new DerefError('bad-file', `${file}: @fails names "${unknown}", which is in no rubric`)
  return ids
}
