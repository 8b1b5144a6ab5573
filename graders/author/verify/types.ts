import { dirname, relative } from 'node:path'
import type { Variant } from '../../catalog/variants.ts'
import { compile } from '../../runner/compiler.ts'
import { typeNotes } from '../../runner/type-notes.ts'
import { PORTABLE } from '../../sandbox/sandbox.ts'
import type { Check } from './check.ts'

export const types: Check = {
  title: 'the stub and the solutions type-check',
  problems: async ({ variants }) => {
    const found: string[] = []
    for (const { name, file: entry, root } of variants.filter(({ kind }) => kind !== 'faulty')) {
      found.push(...(await typeNotes({ entry, root })).map((note) => `${name}: ${note}`))
    }
    return [...found, ...(await problemsOfPatched(variants))]
  },
}

/** Those that patches make, in one run of the compiler. (Faulty solutions in files of their own are in tsconfig.json.) */
async function problemsOfPatched(variants: readonly Variant[]): Promise<string[]> {
  const patched = variants.filter((variant) => variant.kind === 'faulty' && variant.patch && !variant.isBeingEdited)
  const [first] = patched
  if (first === undefined) return []
  const cwd = dirname(first.root)
  const files = patched.map(({ file }) => `./${relative(cwd, file).replaceAll('\\', '/')}`)
  const compiled = await compile(files, { cwd, folders: [cwd], sandbox: PORTABLE })
  if (compiled === undefined)
    return ['the faulty solutions were not type-checked: that took more time or memory than it may']
  return compiled.printed.filter((line) => /: error TS\d+: /.test(line))
}
