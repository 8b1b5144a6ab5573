const registry = new FinalizationRegistry<() => void>((act) => act())

/**
 * Calls `act` once the object has been collected.
 *
 * @param act made by a function in which the object is not in sight, for what it sees, it holds
 */
export function whenGone(object: object, act: () => void): void {
  registry.register(object, act)
}
