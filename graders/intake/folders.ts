import { lstat, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { DerefError } from '../contract/errors.ts'
import type { Submission, SubmittedExercise } from '../contract/submission.ts'
import { digest } from './digest.ts'
import { idGiver } from './submission-id.ts'

/** What intake must know of an exercise: its id and the file a student hands in. */
export interface Wanted {
  id: string
  file: string
}

/**
 * Finds the submissions at each path: the path itself, where it holds a student's files, else each folder in it.
 *
 * @param paths absolute
 * @throws DerefError `path-not-found`, `not-a-folder` or `no-submissions`
 */
export async function readFolders(paths: readonly string[], wanted: readonly Wanted[]): Promise<Submission[]> {
  const giveId = idGiver()
  const submissions: Submission[] = []
  for (const path of paths) {
    for (const folder of await submissionFolders(path, wanted)) {
      submissions.push(await readSubmission(folder, giveId(basename(folder)), wanted))
    }
  }
  return submissions
}

async function submissionFolders(path: string, wanted: readonly Wanted[]): Promise<string[]> {
  const stats = await stat(path).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'There is nothing at' : `Cannot read (${error.code})`
    throw new DerefError('path-not-found', `${why} ${path}`, 'Name a submission folder, or a folder of them.')
  })
  if (!stats.isDirectory()) {
    throw new DerefError('not-a-folder', `${path} is not a folder.`, 'Name the folder that holds it.')
  }
  const found = await Promise.all(wanted.map((exercise) => locate(path, exercise)))
  if (found.some((exercise) => exercise !== undefined)) return [path]
  const entries = await readdir(path, { withFileTypes: true })
  // It is laid out as a submission is, though the file has another name: it is one, and that file is missing.
  if (entries.some(({ name }) => name === 'exercises' || wanted.some(({ id }) => id === name))) return [path]
  const folders = entries
    .filter((entry) => entry.isDirectory() && !/^(\.|__MACOSX$|node_modules$)/.test(entry.name))
    .map((entry) => join(path, entry.name))
    .sort()
  if (folders.length > 0) return folders
  throw new DerefError(
    'no-submissions',
    `${path} holds no submission.`,
    `A submission is a folder with, for example, ${wanted[0]?.id}/${wanted[0]?.file} in it.`,
  )
}

async function readSubmission(folder: string, id: string, wanted: readonly Wanted[]): Promise<Submission> {
  const exercises: Record<string, SubmittedExercise> = {}
  for (const exercise of wanted) {
    const found = await locate(folder, exercise)
    if (found) exercises[exercise.id] = found
  }
  return { id, sha256: await digest(exercises), exercises }
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
