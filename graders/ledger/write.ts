import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { appendFile, lstat, mkdir, open, realpath, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DerefError } from '../contract/errors.ts'

/** A file of our own making: never one that is there already, nor where a link leads. */
const AS_NEW = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0)

/**
 * Writes a file as a whole or not at all: whatever is killed, a reader never sees half of it. What has its name, a link or a
 * pipe, is replaced and not written to; a folder that is a link is refused.
 *
 * @throws DerefError `cannot-write`
 */
export function writeJson(file: string, value: unknown): Promise<void> {
  return writeWhole(file, () => `${JSON.stringify(value, null, 2)}\n`)
}

/** Like {@link writeJson}, for text. */
export function writeText(file: string, text: string): Promise<void> {
  return writeWhole(file, () => text)
}

async function writeWhole(file: string, content: () => string): Promise<void> {
  const folder = dirname(file)
  const fresh = `${file}.${randomUUID().slice(0, 8)}.tmp`
  try {
    await mkdir(folder, { recursive: true })
    await requireFolder(folder)
    await writeNew(fresh, content())
    await rename(fresh, file)
  } catch (error) {
    await rm(fresh, { force: true }).catch(() => {})
    throw error instanceof DerefError ? error : cannotWrite(file, error as Error)
  }
}

async function writeNew(file: string, text: string): Promise<void> {
  const handle = await open(file, AS_NEW)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Makes sure that results can be written, before any work is done for them. Files that are there stay, save those that get
 * written: so do the scores of those who are not in this batch.
 *
 * @param files that will be written, by their paths below the folder
 * @returns where the folder really is, without links on the way: for whatever is written
 * @throws DerefError `cannot-write`
 */
export async function prepareFolder(folder: string, files: readonly string[] = []): Promise<string> {
  const real = await makeFolder(folder)
  for (const below of new Set(files.map((file) => dirname(join(real, file))))) {
    if ((await lookAt(below)) !== undefined) await requireFolder(below)
  }
  for (const file of files) {
    if (!(await lookAt(join(real, file)))?.isDirectory()) continue
    throw new DerefError(
      'cannot-write',
      `Cannot write to ${join(folder, file)}: there is a folder of that name.`,
      'Move it away, or name another folder with --out.',
    )
  }
  return real
}

async function makeFolder(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true })
    const real = await realpath(folder)
    const probe = join(real, `.deref-${randomUUID().slice(0, 8)}.tmp`)
    await writeNew(probe, '')
    await rm(probe)
    return real
  } catch (error) {
    throw cannotWrite(folder, error as Error)
  }
}

/** Results go into folders, and not to the target of a link that was placed there. */
async function requireFolder(folder: string): Promise<void> {
  const stats = await lstat(folder)
  if (stats.isDirectory()) return
  throw new DerefError(
    'cannot-write',
    `Cannot write into ${folder}: it is ${stats.isSymbolicLink() ? 'a link' : 'no folder'}.`,
    'Remove it, or name another folder with --out.',
  )
}

function lookAt(path: string) {
  return lstat(path).catch(() => undefined)
}

/** Adds to a file that is not ours alone. @throws DerefError `cannot-write` */
export async function appendText(file: string, text: string): Promise<void> {
  await appendFile(file, text).catch((error: Error) => {
    throw new DerefError('cannot-write', `Cannot write to ${file}: ${error.message}`)
  })
}

function cannotWrite(path: string, { message }: Error): DerefError {
  return new DerefError('cannot-write', `Cannot write to ${path}: ${message}`, 'Name another folder with --out.')
}
