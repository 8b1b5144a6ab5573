import { dirname, resolve } from 'node:path'
import type { Vite } from 'vitest/node'
import type { Bundle } from './bundle.ts'

/**
 * Puts the submission in the stub's place: a hidden test that imports `../slug.ts` gets what the student handed in.
 *
 * @param stub absolute path of the exercise's stub
 */
export function submissionPlugin(stub: string, submission: Bundle): Vite.Plugin {
  return {
    name: 'deref-submission',
    enforce: 'pre',
    resolveId: (specifier, importer) =>
      importer !== undefined && specifier.startsWith('.') && resolve(dirname(importer), specifier) === stub
        ? stub
        : null,
    load: (id) => (id === stub ? submission : null),
  }
}
