import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Threads cannot take --expose-gc.
    pool: 'forks',
    execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning'],
    // Most of these start processes, and machines are busy at times.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // The graders' own tests, which `npm test` runs, and what a student runs: the visible tests of an exercise.
    include: ['graders/**/*.test.ts', 'exercises/*/*.test.ts'],
    exclude: ['graders/fixtures/exercises/**', 'graders/fixtures/sample-class/**'],
    coverage: {
      include: ['graders/**/*.ts'],
      exclude: [
        '**/*.test.ts',
        '**/fixtures/**',
        // Only ever runs as a program: deref.test.ts runs it as one.
        'graders/cli/deref.ts',
      ],
      reporter: ['text', 'json-summary'],
      thresholds: { lines: 90, branches: 90 },
    },
  },
})
