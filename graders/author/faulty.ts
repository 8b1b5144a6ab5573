import { readdir, readFile, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { diffLines } from 'diff'
import type { Exercise } from '../catalog/exercise.ts'
import { patchOf } from '../catalog/faulty.ts'
import { applyFaultyPatch, type FaultyPatch, formatFaultyPatch, parseFaultyPatch } from '../catalog/patch.ts'
import { DerefError } from '../contract/errors.ts'
import { writeText } from '../ledger/write.ts'
import { runExercise } from '../runner/run-exercise.ts'
import { earlierTexts, mergeTexts } from './git.ts'

const UNWRITTEN = 'TODO: say in a sentence what is wrong.'
const COMMENT = /^\/\*\*([\s\S]*?)\*\/\n/
const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** What {@link saveFaulty} wrote. */
export interface Saved {
  patch: string
  /** What the header says must fail. */
  fails: readonly string[]
  /** What failed when it was run. */
  failed: readonly string[]
}

/** What {@link rebaseFaulty} did: a patch fits as it is, was moved, or its file stands beside it with conflict markers. */
export type Rebased = 'fits' | 'moved' | 'conflict'

/**
 * Writes a faulty solution as a whole file beside its patch, where the editor, types and debugger work. One that does not exist
 * yet begins as a copy of its base.
 *
 * @param base of a new one: `reference` or `alternative-*`
 * @returns the file's absolute path
 * @throws DerefError `bad-usage` when it is being edited already, or its base does not exist
 */
export async function editFaulty(exercise: Exercise, solutions: string, name: string, base: string): Promise<string> {
  const { folder, file, patch } = pathsOf(exercise, solutions, name)
  if ((await textOf(file)) !== undefined) {
    throw new DerefError('bad-usage', `${file} exists already.`, 'Edit it, or delete it to begin again from the patch.')
  }
  const diff = await textOf(patch)
  if (diff !== undefined) {
    const parsed = parseFaultyPatch(diff, patch)
    await writeText(file, applyFaultyPatch(parsed, await readFile(join(folder, parsed.base), 'utf8'), patch))
    return file
  }
  const text = await textOf(join(folder, base === 'reference' ? exercise.file : `${base}.ts`))
  if (text === undefined) throw new DerefError('bad-usage', `${exercise.id} has no solution "${base}".`)
  await writeText(file, `/**\n * ${UNWRITTEN}\n */\n${text}`)
  return file
}

/**
 * Makes the patch again from the edited file, and removes the file. It is run first: a new one gets the tests that failed as the
 * tests that must fail.
 *
 * @throws DerefError `bad-usage` when it is not being edited, changes nothing, or passes every test
 */
export async function saveFaulty(exercise: Exercise, solutions: string, name: string): Promise<Saved> {
  const { folder, file, patch } = pathsOf(exercise, solutions, name)
  const written = await textOf(file)
  if (written === undefined) {
    throw new DerefError('bad-usage', `${file} does not exist.`, 'Write it first, with --edit in place of --save.')
  }
  const diff = await textOf(patch)
  const known = diff === undefined ? undefined : parseFaultyPatch(diff, patch)
  const text = known ? written : written.replace(COMMENT, '')
  const base = known?.base ?? (await nearest(folder, text))
  const from = await readFile(join(folder, base), 'utf8')
  if (from === text) throw new DerefError('bad-usage', `${file} is the same as ${base}.`, 'Change it first.')
  const failed = await failuresOf(exercise, file, folder)
  if (failed.length === 0 && !known) {
    throw new DerefError(
      'bad-usage',
      `${file} passes every hidden test.`,
      'Make it wrong, or write a test that notices.',
    )
  }
  const about = known ?? { sentence: sentenceOf(written), fails: failed, base }
  await writeText(patch, formatFaultyPatch(about, from, text))
  await rm(file)
  return { patch, fails: about.fails, failed }
}

/**
 * Makes a patch fit a base that has changed: by a merge with the version of the base that it fits, which is looked for in git.
 *
 * @throws DerefError `bad-usage` when it fits no version
 */
export async function rebaseFaulty(exercise: Exercise, solutions: string, name: string): Promise<Rebased> {
  const { folder, file, patch } = pathsOf(exercise, solutions, name)
  const parsed = parseFaultyPatch(await readFile(patch, 'utf8'), patch)
  const base = join(folder, parsed.base)
  const now = await readFile(base, 'utf8')
  if (patched(parsed, now, patch) !== undefined) return 'fits'
  for await (const earlier of earlierTexts(base)) {
    const wrong = patched(parsed, earlier, patch)
    if (wrong === undefined) continue
    const { text, conflicts } = await mergeTexts(now, earlier, wrong)
    if (conflicts) await writeText(file, text)
    else await writeText(patch, formatFaultyPatch(parsed, now, text))
    return conflicts ? 'conflict' : 'moved'
  }
  throw new DerefError('bad-usage', `${patch} fits no version of ${parsed.base} in git.`, 'Write it again with --edit.')
}

/** Names of the faulty solutions that are patches. */
export async function patchNames(exercise: Exercise, solutions: string): Promise<string[]> {
  const files = await readdir(join(solutions, exercise.id, 'faulty')).catch(() => [])
  return files
    .filter((file) => file.endsWith('.patch'))
    .map((file) => basename(file, '.patch'))
    .sort()
}

function pathsOf(exercise: Exercise, solutions: string, name: string) {
  if (!NAME.test(name)) {
    throw new DerefError(
      'bad-usage',
      `"${name}" is not a valid name.`,
      'Use small letters, digits and hyphens: strong-map.',
    )
  }
  const folder = join(solutions, exercise.id)
  const file = join(folder, 'faulty', `${name}.ts`)
  return { folder, file, patch: patchOf(file) }
}

function textOf(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined)
}

/** The text with the patch applied, or undefined where it does not fit. */
function patched(parsed: FaultyPatch, text: string, patch: string): string | undefined {
  try {
    return applyFaultyPatch(parsed, text, patch)
  } catch {
    return undefined
  }
}

/** The correct solution that differs in the fewest lines. */
async function nearest(folder: string, text: string): Promise<string> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts')).sort()
  const found = await Promise.all(
    files.map(async (file) => {
      const changes = diffLines(await readFile(join(folder, file), 'utf8'), text)
      const lines = changes.reduce((sum, { added, removed, count }) => sum + (added || removed ? count : 0), 0)
      return { file, lines }
    }),
  )
  return found.reduce((best, other) => (other.lines < best.lines ? other : best)).file
}

async function failuresOf(exercise: Exercise, entry: string, root: string): Promise<string[]> {
  const { ending, reason, tests } = await runExercise(exercise, { entry, root }, { explain: false })
  if (ending !== 'finished') throw new DerefError('bad-usage', `${entry} is ${ending}: ${reason ?? ''}`)
  return tests.filter(({ state }) => state === 'failed').map(({ id }) => id)
}

/** What stands in the comment of a new one. */
function sentenceOf(text: string): string {
  const words = (COMMENT.exec(text)?.[1] ?? '').replaceAll(/^\s*\*/gm, ' ').split(/\s+/)
  return words.filter((word) => word !== '').join(' ') || UNWRITTEN
}
