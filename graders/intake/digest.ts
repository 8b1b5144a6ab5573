import { createHash } from 'node:crypto'
import type { SubmittedExercise } from '../contract/submission.ts'
import { type SourceFile, sourceFiles, type TooMuch } from './source-files.ts'

export interface Digest {
  /** In hexadecimal digits. */
  sha256: string
  /** Why an exercise is not read, by its id. Its files are not part of the hash, only the reason is. */
  tooMuch: Readonly<Record<string, string>>
}

/**
 * The hash of every source file of the exercises, with its name, in an order that does not depend on the file system. A
 * file that cannot be read has its name in it alone.
 */
export async function digest(exercises: Readonly<Record<string, SubmittedExercise>>): Promise<Digest> {
  const hash = createHash('sha256')
  const tooMuch: Record<string, string> = {}
  // Where the files lie without folders they are the same ones for all exercises.
  const read = new Map<string, SourceFile[] | TooMuch>()
  for (const [id, { root }] of Object.entries(exercises).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const files = read.get(root) ?? (await sourceFiles(root))
    read.set(root, files)
    if ('tooMuch' in files) {
      tooMuch[id] = files.tooMuch
      hash.update(`${id}\0too much\0`)
      continue
    }
    for (const { path, content } of files) {
      hash.update(`${id}/`).update(path)
      if (content) hash.update(`\0${content.length}\0`).update(content)
      else hash.update('\0unreadable\0')
    }
  }
  return { sha256: hash.digest('hex'), tooMuch }
}
