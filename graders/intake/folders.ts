import type { Dirent } from 'node:fs'
import { lstat, readdir, realpath, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { DerefError } from '../contract/errors.ts'
import type { Submission, SubmittedExercise } from '../contract/submission.ts'
import { digest } from './digest.ts'
import type { Found, IntakeFormat, PassedOver, Wanted } from './format.ts'

/** Folders that programs and archives leave behind: never a submission. */
const LEFT_BEHIND = /^(\.git|\.github|\.svn|\.hg|\.vscode|\.idea|__MACOSX|node_modules)$/

/** From so many submissions beside what looks like the parts of one on, a folder is a class. A student may keep one copy. */
const CLASS_SIZE = 2

const NAME_IT = 'If it is a submission, name it on the command line.'

/** A folder on disk: one submission, or one that holds a folder for each. The last format that is tried, for it refuses with words. */
export const folders: IntakeFormat = { isFormatOf: async () => true, find: foldersAt }

async function foldersAt(path: string, wanted: readonly Wanted[], out: string | undefined): Promise<Found> {
  const stats = await stat(path).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'There is nothing at' : `Cannot read (${error.code})`
    throw new DerefError('path-not-found', `${why} ${path}`)
  })
  if (!stats.isDirectory()) {
    throw new DerefError('not-a-folder', `${path} is not a folder.`)
  }
  const entries = await readdir(path, { withFileTypes: true, encoding: 'buffer' })
  const passedOver: PassedOver[] = []
  const isLaidOut = (name: string) => name === 'exercises' || wanted.some(({ id }) => id === name)
  // Where the file has another name, it is a submission too, and that file is missing.
  if ((await holdsSubmission(path, wanted)) || entries.some(({ name }) => isLaidOut(name.toString()))) {
    const others = await submissionsAmong(path, entries, isLaidOut, wanted)
    // One folder that has the name of an exercise does not make one submission of a whole class.
    if (others.length < CLASS_SIZE) {
      const why = `it is in a folder that is taken for one submission, ${path}`
      return { folders: [path], passedOver: others.map((folder) => ({ folder, why, remedy: NAME_IT })) }
    }
    for (const { file } of wanted) {
      if (!entries.some((entry) => entry.isFile() && entry.name.toString() === file)) continue
      const why = 'it lies beside the submissions, and is in none of their folders'
      passedOver.push({ folder: join(path, file), why, remedy: 'If it is a submission, give it a folder.' })
    }
  }
  const folders: string[] = []
  for (const entry of entries.sort((a, b) =>
    join(path, a.name.toString()) < join(path, b.name.toString()) ? -1 : 1,
  )) {
    const name = entry.name.toString()
    const folder = join(path, name)
    if (!entry.isDirectory() && !(entry.isSymbolicLink() && (await mayLeadToFolder(folder)))) continue
    if (LEFT_BEHIND.test(name)) continue
    const about = await whyPassedOver(folder, entry, wanted, out)
    if (about === undefined) folders.push(folder)
    else passedOver.push({ folder, ...about })
  }
  return { folders, passedOver }
}

/** Folders that are submissions by themselves, beside what a submission is made of. */
async function submissionsAmong(
  path: string,
  entries: readonly Dirent<Buffer>[],
  isLaidOut: (name: string) => boolean,
  wanted: readonly Wanted[],
): Promise<string[]> {
  const found: string[] = []
  for (const entry of entries) {
    const name = entry.name.toString()
    const folder = join(path, name)
    if (!entry.isDirectory() || isLaidOut(name) || LEFT_BEHIND.test(name)) continue
    if (await holdsSubmission(folder, wanted)) found.push(folder)
  }
  return found.sort()
}

/** Why a folder is not a submission, if it is not. */
async function whyPassedOver(
  folder: string,
  entry: Dirent<Buffer>,
  wanted: readonly Wanted[],
  out: string | undefined,
): Promise<Omit<PassedOver, 'folder'> | undefined> {
  const remedy = 'If it is a submission, rename it.'
  if (!Buffer.from(basename(folder)).equals(entry.name)) return { why: 'its name is not valid UTF-8', remedy }
  if (entry.isSymbolicLink()) {
    const why = 'it is a link, which could lead to the work of others'
    return { why, remedy: 'If it is a submission, put the folder itself in its place.' }
  }
  if (basename(folder).startsWith('.')) return { why: 'its name begins with a dot', remedy }
  const isOut = (await isSame(folder, out)) && !(await holdsSubmission(folder, wanted))
  return isOut ? { why: 'the scores go there' } : undefined
}

async function isSame(folder: string, out: string | undefined): Promise<boolean> {
  if (out === undefined) return false
  const [one, other] = await Promise.all([folder, out].map((path) => realpath(path).catch(() => undefined)))
  return one !== undefined && one === other
}

/** What leads nowhere may be meant to lead to a folder. */
async function mayLeadToFolder(link: string): Promise<boolean> {
  return (await stat(link).catch(() => undefined))?.isDirectory() ?? true
}

async function holdsSubmission(folder: string, wanted: readonly Wanted[]): Promise<boolean> {
  const found = await Promise.all(wanted.map((exercise) => locate(folder, exercise)))
  return found.some((exercise) => exercise !== undefined)
}

/** Reads one submission's folder. One that exceeds a limit is a submission too, and is rejected. */
export async function readSubmission(folder: string, id: string, wanted: readonly Wanted[]): Promise<Submission> {
  const located: Record<string, SubmittedExercise> = {}
  for (const exercise of wanted) {
    const found = await locate(folder, exercise)
    if (found) located[exercise.id] = found
  }
  const { sha256, tooMuch } = await digest(located)
  const exercises = Object.fromEntries(
    Object.entries(located).map(([exercise, submitted]) => {
      const rejected = tooMuch[exercise]
      return [exercise, rejected === undefined ? submitted : { ...submitted, rejected }]
    }),
  )
  return { id, sha256, exercises }
}

/**
 * The three places where a student's file may be: `ID/file`, `exercises/ID/file`, or the bare file. Where a folder on the way
 * is a link it is that which was handed in, and the reader refuses it: it could lead to the work of others.
 */
async function locate(folder: string, { id, file }: Wanted): Promise<SubmittedExercise | undefined> {
  for (const way of [[id], ['exercises', id], []]) {
    for (const [index] of way.entries()) {
      const step = join(folder, ...way.slice(0, index + 1))
      if ((await lookAt(step))?.isSymbolicLink()) return { root: folder, entry: step }
    }
    const root = join(folder, ...way)
    const entry = join(root, file)
    const stats = await lookAt(entry)
    if (stats && !stats.isDirectory()) return { root, entry }
  }
  return undefined
}

function lookAt(path: string) {
  return lstat(path).catch(() => undefined)
}
