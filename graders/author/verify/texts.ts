import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Check } from './check.ts'

/** Characters below which a page is a heading and good intentions. */
const MIN_LENGTH = { 'README.md': 1500, 'hints.md': 300 } as const

const UNWRITTEN = /\bTODO\b/

export const texts: Check = {
  title: 'lesson and hints are written',
  problems: async ({ exercise }) => {
    const pages = await Promise.all(
      Object.entries(MIN_LENGTH).map(async ([name, least]) => {
        const text = await readFile(join(exercise.folder, name), 'utf8').catch(() => undefined)
        if (text === undefined) return [`${name} is not there`]
        if (UNWRITTEN.test(text)) return [`${name} has a TODO in it`]
        return text.length < least ? [`${name} has ${text.length} characters, and a page takes ${least} or more`] : []
      }),
    )
    return pages.flat()
  },
}
