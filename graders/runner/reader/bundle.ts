import { relative, resolve } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { rolldown } from 'rolldown'
import { parseSync } from 'rolldown/utils'
import { GRANTED_MODULES, type Loadable } from '../worker/job.ts'
import type { Modules, Rejection } from './modules.ts'

/** Characters of a message. */
const LONGEST = 400

/** Bundles modules that have been read before: the bundler reads no file and no configuration of its own. */
export async function bundle(entry: string, root: string, modules: Modules): Promise<Loadable | Rejection> {
  let refused: string | undefined
  try {
    const build = await rolldown({
      input: entry,
      cwd: root,
      platform: 'neutral',
      treeshake: false,
      tsconfig: false,
      logLevel: 'silent',
      plugins: [
        {
          name: 'submission-as-data',
          resolveId: (specifier, importer) => {
            const target = importer === undefined ? specifier : modules.get(importer)?.imports.get(specifier)
            // Never by the bundler's own means: those find any file of this machine.
            if (target !== undefined) return target
            const name = relative(root, importer ?? entry).replaceAll('\\', '/')
            refused ??= `${name}: reaches for "${specifier}" by other means than import at the top of a file`
            throw new Error(refused)
          },
          load: (id) => {
            const module = modules.get(id)
            return { code: module?.code ?? grantedCode(id, modules), moduleType: 'ts' }
          },
        },
      ],
    })
    const { output } = await build.generate({
      format: 'esm',
      sourcemap: true,
      codeSplitting: false,
      dir: root,
      keepNames: true,
    })
    await build.close()
    const { code, map } = output[0]
    // The names of the student's files, for stacks: and none of the folders on this machine.
    const sources = map?.sources.map((source) => relative(root, resolve(root, source)).replaceAll('\\', '/'))
    const name = relative(root, entry).replaceAll('\\', '/')
    const declaresGlobals = [...modules.values()].some((module) => /\bdeclare\s+global\b/.test(module.code))
    return { ...asBody(code), declaresGlobals, map: JSON.stringify({ ...map, sources, sourcesContent: [] }), name }
  } catch (error) {
    return { rejected: refused ?? cannotBundle(error as Error, root) }
  }
}

/** A granted module: its names, taken from what the worker hands to the submission. */
function grantedCode(specifier: string, modules: Modules): string {
  const all = [...modules.values()].flatMap(({ granted }) => granted)
  const names = new Set(all.filter((each) => each.specifier === specifier).flatMap((each) => each.names))
  return [...names]
    .map((name) => `export const ${name} = ${GRANTED_MODULES}[${JSON.stringify(specifier)}].${name}`)
    .join('\n')
}

/** Takes away what no function body can hold, the one export statement at the end, and tells what that said. */
function asBody(code: string): Pick<Loadable, 'code' | 'exports'> {
  const { program, module } = parseSync('bundle.js', code, { sourceType: 'module' })
  const exports = module.staticExports.flatMap(({ entries }) =>
    entries.map(({ exportName, localName }) => [exportName.name ?? 'default', localName.name ?? ''] as const),
  )
  const { hashbang, body } = program
  const gone = [...(hashbang ? [hashbang] : []), ...body.filter(({ type }) => type === 'ExportNamedDeclaration')]
  let left = code
  for (const { start, end } of gone) {
    // Blanks in its place: the lines after it stay where the map has them.
    left = left.slice(0, start) + code.slice(start, end).replaceAll(/\S/g, ' ') + left.slice(end)
  }
  return { code: left, exports: Object.fromEntries(exports) }
}

/** One error of the bundler's, with the place where it has one. */
interface BundlerError {
  message: string
  loc?: { file: string; line: number }
}

/** The first line of its first error: the rest is a drawing of the place, in colours. */
function cannotBundle(error: Error & { errors?: readonly BundlerError[] }, root: string): string {
  const { message, loc }: BundlerError = error.errors?.[0] ?? error
  const [line = ''] = stripVTControlCharacters(message).split('\n')
  const place = loc ? `${relative(root, loc.file).replaceAll('\\', '/')}:${loc.line}: ` : ''
  return place + line.replace(/^\[\w+\] /, '').slice(0, LONGEST)
}
