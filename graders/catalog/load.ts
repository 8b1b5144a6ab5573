import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DerefError } from '../contract/errors.ts'
import { ExerciseManifest } from '../contract/exercise.ts'
import { Rubric } from '../contract/rubric.ts'
import { parseJson, validate } from '../contract/validate.ts'
import type { Exercise } from './exercise.ts'

const EXERCISE_FOLDER = /^\d\d-([a-z0-9]+(?:-[a-z0-9]+)*)$/

/**
 * Loads and checks exercises, in the order of the course.
 *
 * @param folder the folder that holds one folder per exercise
 * @param ids the exercises to load, by id, number (`15`) or the beginning of the id (`15-weak`); all, if empty
 * @throws DerefError `unknown-exercise`, or `bad-file` for a malformed exercise
 */
export async function loadExercises(folder: string, ids: readonly string[] = []): Promise<Exercise[]> {
  const known = await exerciseIds(folder)
  const named = ids.map((word) => exerciseNamed(word, known))
  const wanted = ids.length === 0 ? known : known.filter((id) => named.includes(id))
  const exercises = await Promise.all(wanted.map((id) => loadExercise(join(folder, id), id)))
  return exercises.sort((a, b) => a.manifest.order - b.manifest.order)
}

function exerciseNamed(word: string, known: readonly string[]): string {
  if (known.includes(word)) return word
  const number = /^\d{1,2}$/.test(word) ? `${word.padStart(2, '0')}-` : undefined
  const found = known.filter((id) => word !== '' && id.startsWith(number ?? word))
  if (found.length === 1) return found[0] as string
  if (found.length === 0) {
    const remedy = `The exercises are: ${known.join(', ')}.`
    throw new DerefError('unknown-exercise', `There is no exercise "${word}".`, remedy)
  }
  throw new DerefError(
    'unknown-exercise',
    `"${word}" matches ${found.length} exercises.`,
    `They are: ${found.join(', ')}.`,
  )
}

async function exerciseIds(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory() && EXERCISE_FOLDER.test(entry.name))
    .map(({ name }) => name)
    .sort()
}

async function loadExercise(folder: string, id: string): Promise<Exercise> {
  const hidden = join(folder, 'hidden')
  const [manifest, rubric, files] = await Promise.all([
    readChecked(ExerciseManifest, join(folder, 'exercise.json')),
    readChecked(Rubric, join(hidden, 'rubric.json')),
    readdir(hidden).catch(() => []),
  ])
  rejectDuplicates(rubric, join(hidden, 'rubric.json'))
  const hiddenTests = files
    .filter((file) => file.endsWith('.test.ts'))
    .sort()
    .map((file) => join(hidden, file))
  if (hiddenTests.length === 0) throw new DerefError('bad-file', `${hidden}: holds no hidden tests (*.test.ts)`)
  return { id, folder, file: `${id.replace(EXERCISE_FOLDER, '$1')}.ts`, manifest, rubric, hiddenTests }
}

async function readChecked<T extends Parameters<typeof validate>[0]>(schema: T, file: string) {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    throw new DerefError('bad-file', `${file}: cannot be read: ${(error as Error).message}`)
  }
  return validate<T>(schema, parseJson(text, file), file)
}

function rejectDuplicates({ tests }: Rubric, file: string): void {
  const seen = new Map<string, number>()
  for (const [index, { id }] of tests.entries()) {
    const first = seen.get(id)
    if (first !== undefined) {
      throw new DerefError(
        'bad-file',
        `${file}: at /tests/${index}/id: duplicate id "${id}" (first used at /tests/${first}/id)`,
      )
    }
    seen.set(id, index)
  }
}
