import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SubmittedExercise } from '../contract/submission.ts'

/** Of every source file of the exercises, with its name, in an order that does not depend on the file system. */
export async function digest(exercises: Readonly<Record<string, SubmittedExercise>>): Promise<string> {
  const hash = createHash('sha256')
  for (const [id, { root }] of Object.entries(exercises).sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const file of (await sourceFiles(root)).sort()) {
      const content = await readFile(join(root, file)).catch(() => Buffer.alloc(0))
      hash.update(`${id}/${file}\0${content.length}\0`).update(content)
    }
  }
  return hash.digest('hex')
}

/** Relative paths. Not by `readdir`'s own recursion: that follows links, out of the folder and in circles. */
async function sourceFiles(root: string, folder = ''): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => [])
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = `${folder}${entry.name}`
      if (entry.isDirectory()) return /^(node_modules|\.git)$/.test(entry.name) ? [] : sourceFiles(root, `${path}/`)
      return entry.isFile() && /\.[cm]?[jt]s$/.test(entry.name) ? [path] : []
    }),
  )
  return found.flat()
}
