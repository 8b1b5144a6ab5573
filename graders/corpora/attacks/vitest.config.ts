import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.test.ts'],
    pool: 'forks',
    execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning'],
    fileParallelism: false,
    // Every run is a process or two of its own, and machines are busy at times.
    maxConcurrency: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    disableConsoleIntercept: true,
  },
})
