import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** A port of one of the chapter's scripts. */
export interface Demo {
  /** What the script is called, without its ending. */
  name: string
  /** Absolute path. It prints, and takes nothing. */
  file: string
}

/** The demos there are, by name. They lie in the folders `demos` of the exercises. */
export async function findDemos(exercises: string): Promise<Demo[]> {
  const folders = (await readdir(exercises)).map((id) => join(exercises, id, 'demos'))
  const found = await Promise.all(
    folders.map(async (folder) => {
      const files = await readdir(folder).catch(() => [])
      return files
        .filter((file) => file.endsWith('.ts'))
        .map((file) => ({ name: file.replace(/\.ts$/, ''), file: join(folder, file) }))
    }),
  )
  return found.flat().toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
