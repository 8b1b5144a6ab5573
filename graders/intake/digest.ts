import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { SubmittedExercise } from '../contract/submission.ts'

/** Of every source file of the exercises, with its name, in an order that does not depend on the file system. */
export async function digest(exercises: Readonly<Record<string, SubmittedExercise>>): Promise<string> {
  const hash = createHash('sha256')
  for (const [id, { root }] of Object.entries(exercises).sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const file of await sourceFiles(root)) {
      const content = await readFile(file).catch(() => Buffer.alloc(0))
      hash.update(`${id}/${relative(root, file).replaceAll('\\', '/')}\0${content.length}\0`).update(content)
    }
  }
  return hash.digest('hex')
}

async function sourceFiles(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile() && /\.[cm]?[jt]s$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/(^|[\\/])(node_modules|\.git)[\\/]/.test(relative(root, file)))
  return files.sort()
}
