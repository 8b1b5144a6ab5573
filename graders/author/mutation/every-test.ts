import { beforeEach } from 'vitest'

/**
 * Makes Stryker run every test on every mutant. By default it runs only the tests that executed the mutated code before; of tests
 * that share the result of a call, that is only the first. Stryker attributes code to the current test, and runs all tests for code
 * that is executed when there is no current test.
 */
const stryker = Reflect.get(globalThis, '__stryker__') as { currentTestId?: string | undefined }

beforeEach(() => {
  stryker.currentTestId = undefined
})
