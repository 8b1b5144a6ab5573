import { join, relative } from 'node:path'
import { projectRoot } from '../../contract/project.ts'

const vitestConfig = join(import.meta.dirname, 'mutated.vitest.config.ts')

/**
 * Stryker's options for mutating a reference solution. Its working directory must be the project's root.
 *
 * @param mutate path of the reference, relative to the project's root
 * @param report file that Stryker writes its report to
 * @param concurrency mutants to run at the same time
 */
export function strykerOptions(exercise: string, mutate: string, report: string, concurrency: number): object {
  return {
    mutate: [mutate.replaceAll('\\', '/')],
    testRunner: 'vitest',
    vitest: {
      configFile: relative(projectRoot, vitestConfig),
      dir: `exercises/${exercise}/hidden`,
      // Threads cannot take --expose-gc.
      pool: 'forks',
      // The stub is what hidden tests import, so nothing seems related to the solution in its place.
      related: false,
    },
    // Stryker rewrites a tsconfig.json that it finds, with a TypeScript whose API version 7 no longer has.
    ignorePatterns: ['**', '!package.json', '!exercises/**', '!solutions/**', '!graders/**', '**/node_modules/**'],
    reporters: ['json', process.stderr.isTTY ? 'progress' : 'progress-append-only'],
    jsonReporter: { fileName: report },
    logLevel: 'warn',
    warnings: { slow: false },
    concurrency,
  }
}
