import { typeNotes } from '../../runner/type-notes.ts'
import type { Check } from './check.ts'

export const types: Check = {
  title: 'the stub and the correct solutions type-check',
  problems: async ({ variants }) => {
    const checked = variants.filter(({ name }) => !name.startsWith('faulty/'))
    const found: string[] = []
    for (const { name, file: entry, root } of checked) {
      found.push(...(await typeNotes({ entry, root })).map((note) => `${name}: ${note}`))
    }
    return found
  },
}
