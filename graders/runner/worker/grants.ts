import type { Grant } from '../../contract/exercise.ts'

/**
 * What an exercise's manifest grants beyond the usual: each as little as the exercise can do with.
 *
 * Callbacks for `exit` run when the tests are over.
 */
export function grantedGlobals(grants: readonly Grant[]): Record<string, unknown> {
  const granted = {
    ...(grants.includes('memory') && { memoryUsage: () => ({ ...process.memoryUsage() }) }),
    ...(grants.includes('exit') && exitHooks()),
  }
  return Object.keys(granted).length > 0 ? { process: granted } : {}
}

function exitHooks() {
  const hook = (listen: (event: 'exit', listener: () => void) => unknown) => (event: unknown, listener: unknown) => {
    if (event !== 'exit') throw new Error(`Only the event "exit" can be listened for here`)
    // Node calls back with the real process as `this`.
    listen('exit', Function.prototype.bind.call(listener as () => void, undefined) as () => void)
  }
  return {
    on: hook((event, listener) => process.on(event, listener)),
    once: hook((event, listener) => process.once(event, listener)),
  }
}
