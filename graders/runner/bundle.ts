import { relative } from 'node:path'
import { rolldown } from 'rolldown'
import type { Modules, Rejection } from './modules.ts'

/** A submission as one module. Its source map leads back to the student's files. */
export interface Bundle {
  code: string
  map: string
}

/** Bundles modules that have been read before: the bundler reads no file and no configuration of its own. */
export async function bundle(entry: string, root: string, modules: Modules): Promise<Bundle | Rejection> {
  try {
    const build = await rolldown({
      input: entry,
      platform: 'neutral',
      treeshake: false,
      tsconfig: false,
      logLevel: 'silent',
      plugins: [
        {
          name: 'submission-as-data',
          resolveId: (specifier, importer) =>
            (importer ? modules.get(importer)?.imports.get(specifier) : specifier) ?? null,
          load: (id) => {
            const module = modules.get(id)
            return module ? { code: module.code, moduleType: 'ts' } : null
          },
        },
      ],
    })
    const { output } = await build.generate({ format: 'esm', sourcemap: true, codeSplitting: false })
    await build.close()
    return { code: output[0].code, map: output[0].map?.toString() ?? '' }
  } catch (error) {
    return { rejected: cannotBundle(error as Error, root) }
  }
}

function cannotBundle(error: Error, root: string): string {
  const [, ...lines] = error.message.split('\n')
  return (
    (lines.length > 0 ? lines : [error.message])
      .join(' ')
      .replaceAll(`${root}/`, '')
      .replaceAll(/\s+/g, ' ')
      .slice(0, 400)
      .trim() || relative(root, error.name)
  )
}
