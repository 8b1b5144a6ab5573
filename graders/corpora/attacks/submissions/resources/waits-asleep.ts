/**
 * Waits while it is being loaded for something that never comes, and lets the process run out of work.
 *
 * @verdict crashed 0
 * @without nothing
 */
await new Promise(() => {})

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
