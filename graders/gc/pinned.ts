import { onTestFinished } from 'vitest'

const pins = new Map<string, object>()

/**
 * Holds the structure under test until the test is over, and returns it. An unpinned strong Map is collected together with its values,
 * and looks like a weak one.
 *
 * @param name the structure's name in the exercise, at which the path to a leaked object starts
 */
export function pinned<T extends object>(name: string, structure: T): T {
  if (pins.has(name)) throw new Error(`This test has already pinned a structure named "${name}"`)
  pins.set(name, structure)
  onTestFinished(() => {
    pins.delete(name)
  })
  return structure
}

/** The structures that the running test has pinned, by name. */
export function pinnedStructures(): ReadonlyMap<string, object> {
  return pins
}
