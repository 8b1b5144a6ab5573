import { appendFile, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { DerefError } from '../contract/errors.ts'

/**
 * Writes a file as a whole or not at all: whatever is killed, a reader never sees half of it.
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
  const fresh = `${file}.${process.pid}.tmp`
  try {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(fresh, content(), { flush: true })
    await rename(fresh, file)
  } catch (error) {
    await rm(fresh, { force: true }).catch(() => {})
    throw cannotWrite(file, error as Error)
  }
}

/**
 * Makes sure that results can be written, before any work is done for them.
 *
 * @throws DerefError `cannot-write`
 */
export async function prepareFolder(folder: string): Promise<void> {
  const probe = `${folder}/.deref-${process.pid}.tmp`
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(probe, '')
    await rm(probe)
  } catch (error) {
    throw cannotWrite(folder, error as Error)
  }
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
