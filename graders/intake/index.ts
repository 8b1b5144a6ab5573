import { basename } from 'node:path'
import { DerefError } from '../contract/errors.ts'
import type { Submission } from '../contract/submission.ts'
import { folders, readSubmission } from './folders.ts'
import type { Found, IntakeFormat, Wanted } from './format.ts'
import { idsFor } from './submission-id.ts'

/** The formats, in the order in which they are tried: a new one is a file here, and a line. */
const FORMATS: readonly IntakeFormat[] = [folders]

/**
 * Finds the submissions at each path. What may be a student's work and is not graded, a link for example, is reported: nothing
 * is lost in silence.
 *
 * @param paths absolute
 * @param out absolute path of the folder for the scores, which is not a submission unless it holds a student's files
 * @throws DerefError `path-not-found`, `not-a-folder` or `no-submissions`
 */
export async function findSubmissions(
  paths: readonly string[],
  wanted: readonly Wanted[],
  out?: string,
): Promise<Found> {
  const found = await Promise.all(paths.map(async (path) => (await formatOf(path)).find(path, wanted, out)))
  for (const [index, { folders, passedOver }] of found.entries()) {
    if (folders.length > 0) continue
    const [first, ...others] = passedOver
    const more = others.length > 0 ? `, and ${others.length} more are passed over` : ''
    throw new DerefError(
      'no-submissions',
      `${paths[index]} holds no submission${first ? ` (${first.folder}: ${first.why}${more})` : ''}.`,
      `A submission is a folder with, for example, ${wanted[0]?.id}/${wanted[0]?.file} in it.`,
    )
  }
  return { folders: found.flatMap((each) => each.folders), passedOver: found.flatMap((each) => each.passedOver) }
}

/** Reads what {@link findSubmissions} found. */
export async function readSubmissions(found: readonly string[], wanted: readonly Wanted[]): Promise<Submission[]> {
  const ids = idsFor(found.map((folder) => basename(folder)))
  const submissions: Submission[] = []
  for (const [index, folder] of found.entries()) {
    submissions.push(await readSubmission(folder, ids[index] as string, wanted))
  }
  return submissions
}

async function formatOf(path: string): Promise<IntakeFormat> {
  for (const format of FORMATS) if (await format.isFormatOf(path)) return format
  throw new DerefError('path-not-found', `${path} has no format that can be read.`)
}
