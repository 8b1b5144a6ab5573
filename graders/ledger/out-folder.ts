import { lstat, realpath } from 'node:fs/promises'
import { isAbsolute, join, parse, relative, sep } from 'node:path'
import { DerefError } from '../contract/errors.ts'

const REMEDY = 'Name a folder that was not handed in with --out.'

/**
 * Makes sure that scores go where the instructor wants them, and not where a student does: into no submission, and through no
 * link that lies in what was handed in.
 *
 * @param out absolute path of the folder for the scores; it need not be there yet
 * @param paths absolute paths of what was handed in
 * @param submissions absolute paths of the submissions' folders
 * @throws DerefError `bad-usage`
 */
export async function refuseSubmittedFolder(
  out: string,
  paths: readonly string[],
  submissions: readonly string[],
): Promise<void> {
  const real = await whereItLeads(out, await Promise.all(paths.map((path) => realpath(path))))
  for (const folder of submissions) {
    if (!isInside(folder, out) && !isInside(await realpath(folder), real)) continue
    throw new DerefError('bad-usage', `The scores cannot go to ${out}: it is part of the submission ${folder}.`, REMEDY)
  }
}

/** Follows a path step by step, as far as there is anything. */
async function whereItLeads(path: string, handedIn: readonly string[]): Promise<string> {
  const { root } = parse(path)
  let place = root
  for (const step of path.slice(root.length).split(sep)) {
    const next = join(place, step)
    const stats = await lstat(next).catch(() => undefined)
    if (!stats?.isSymbolicLink()) {
      place = next
      continue
    }
    if (handedIn.some((folder) => isInside(folder, next))) {
      throw new DerefError(
        'bad-usage',
        `The scores cannot go to ${path}: ${next} is a link that was handed in.`,
        REMEDY,
      )
    }
    place = await realpath(next).catch(() => next)
  }
  return place
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way.split(sep)[0] !== '..' && !isAbsolute(way)
}
