import { onTestFinished } from 'vitest'

const pins = new Map<string, object>()

/**
 * Holds the structure under test until the test is over, and returns it. An unpinned strong Map dies together with its
 * values, and so would pass for a weak one.
 *
 * @param name what the student calls the structure: where the path to a leaked object starts
 */
export function pinned<T extends object>(name: string, structure: T): T {
  if (pins.has(name)) throw new Error(`This test has pinned another "${name}"`)
  pins.set(name, structure)
  onTestFinished(() => {
    pins.delete(name)
  })
  return structure
}

/** What the running test has pinned, by name. */
export function pinnedStructures(): ReadonlyMap<string, object> {
  return pins
}
