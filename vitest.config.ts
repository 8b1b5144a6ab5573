import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Threads cannot take --expose-gc.
    pool: 'forks',
    execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning'],
    include: ['graders/**/*.test.ts', 'exercises/*/*.test.ts'],
    exclude: ['**/fixtures/exercises/**', '**/fixtures/sample-class/**'],
  },
})
