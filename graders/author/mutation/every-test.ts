import { beforeEach } from 'vitest'

/**
 * Loaded before hidden tests when Stryker runs them. Stryker would run against a mutant no test but those that came by it
 * before, and of tests that share what the first of them has done that is the first alone. With no test to put it down
 * to, it takes whatever was come by for code that all of them need.
 */
const stryker = Reflect.get(globalThis, '__stryker__') as { currentTestId?: string | undefined }

beforeEach(() => {
  stryker.currentTestId = undefined
})
