/** Runs hidden tests on a mutant, every test on every mutant: Stryker starts vitest with this file. */
import { join } from 'node:path'
import { mergeConfig } from 'vitest/config'
import hidden from '../hidden.vitest.config.ts'

export default mergeConfig(hidden, { test: { setupFiles: [join(import.meta.dirname, 'every-test.ts')] } })
