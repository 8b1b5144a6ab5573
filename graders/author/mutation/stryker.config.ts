/** How Stryker mutates a reference solution: started by `mutants.ts`, in the project's root. */
const { DEREF_EXERCISE, DEREF_MUTATE, DEREF_MUTANTS } = process.env

export default {
  mutate: [DEREF_MUTATE],
  testRunner: 'vitest',
  vitest: {
    configFile: 'graders/author/hidden.vitest.config.ts',
    dir: `exercises/${DEREF_EXERCISE}/hidden`,
    // Threads cannot take --expose-gc.
    pool: 'forks',
    // The stub is what hidden tests import, so nothing seems related to the solution in its place.
    related: false,
  },
  // Stryker rewrites a tsconfig.json that it finds, with a TypeScript whose API version 7 no longer has.
  ignorePatterns: ['**', '!package.json', '!exercises/**', '!solutions/**', '!graders/**', '**/node_modules/**'],
  reporters: ['json', process.stderr.isTTY ? 'progress' : 'progress-append-only'],
  jsonReporter: { fileName: DEREF_MUTANTS },
  logLevel: 'warn',
  warnings: { slow: false },
}
