/**
 * Makes so many registries with something dead in each that the kit never hears its own callback.
 *
 * @verdict graded|timed-out 0
 * @without nothing
 */
const registries = []

export class Vault {
  put(name, value) {
    for (let made = 0; made < 20_000; made++) {
      const registry = new FinalizationRegistry(() => {})
      registry.register({}, 1)
      registries.push(registry)
    }
  }
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
