import { defineConfig } from 'vitest/config'
import { requirePinnedNode } from './graders/engine/runtime.ts'

requirePinnedNode()

export default defineConfig({
  test: {
    // Threads cannot take --expose-gc.
    pool: 'forks',
    execArgv: ['--expose-gc', '--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
    // Most of these start processes, and machines are busy at times.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // The graders' own tests, which `npm test` runs, and what a student runs: the visible tests of an exercise.
    include: ['graders/**/*.test.ts', 'exercises/*/*.test.ts'],
    exclude: [
      '**/node_modules/**',
      'graders/corpora/attacks/**',
      'graders/fixtures/exercises/**',
      'graders/fixtures/sample-class/**',
      'graders/corpora/honest/**',
    ],
    // A failure is shown where the test is, and not in the kit that found it.
    onStackTrace: (_error, { file }) => !/\/graders\/gc\/[^/]+(?<!\.test)\.ts$/.test(file),
    coverage: {
      include: ['graders/**/*.ts'],
      exclude: [
        '**/*.test.ts',
        '**/fixtures/**',
        'graders/corpora/attacks/**',
        'graders/bench/**',
        'graders/corpora/honest/**',
        '**/node_modules/**',
        '**/*.vitest.config.ts',
        'graders/author/mutation/every-test.ts', // npm run mutation
        // These run in processes of their own alone, where nothing measures them; the tests named run them there.
        'graders/cli/deref.ts', // cli/deref.test.ts
        'graders/author/traces/main.ts', // npm run traces, which .ci/run calls
        'graders/author/write-schemas.ts', // author/write-schemas.test.ts
        'graders/runner/reader/main.ts', // runner/run-exercise.test.ts
        // The realm that a worker makes; abilities are tested by themselves.
        'graders/runner/realm/*.ts', // runner/run-exercise.test.ts and attacks/attacks.test.ts
        'graders/runner/worker/**', // runner/run-exercise.test.ts, and with every layer attacks/attacks.test.ts
      ],
      reporter: ['text', 'json-summary'],
      reportOnFailure: true,
      thresholds: { lines: 90, branches: 90 },
    },
  },
})
