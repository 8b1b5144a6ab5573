import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { parseSync } from 'rolldown/utils'
import type { Exercise } from '../../catalog/exercise.ts'
import type { Check } from './check.ts'

export const imports: Check = {
  title: 'hidden tests import only what they may',
  problems: async ({ exercise }) => {
    const folder = dirname(exercise.hiddenTests[0] as string)
    const files = (await readdir(folder)).filter((name) => name.endsWith('.ts'))
    return (await Promise.all(files.map((name) => problemsOf(join(folder, name), exercise)))).flat()
  },
}

async function problemsOf(file: string, { file: stub }: Exercise): Promise<string[]> {
  const { module, errors } = parseSync(file, await readFile(file, 'utf8'))
  if (errors[0]) return [`hidden/${basename(file)}: ${errors[0].message}`]
  const allowed = (specifier: string) =>
    ['vitest', '#gc', `../${stub}`].includes(specifier) || specifier.startsWith('./')
  return module.staticImports.flatMap(({ moduleRequest, entries }) => {
    const where = `hidden/${basename(file)} imports`
    if (!allowed(moduleRequest.value)) return [`${where} "${moduleRequest.value}"`]
    if (moduleRequest.value !== 'vitest') return []
    return entries
      .map(({ importName }) => importName.name ?? 'all')
      .filter((name) => name !== 'test')
      .map((name) => `${where} ${name} from vitest: a worker knows test alone`)
  })
}
