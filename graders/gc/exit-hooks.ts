/** Listeners that were there before anything of a submission's ran: the worker notes them, and without one it is now. */
const before = new Set<unknown>(
  (Reflect.get(globalThis, 'derefExitListeners') as readonly unknown[] | undefined) ?? process.listeners('exit'),
)

/**
 * Runs what a submission has registered with `process.on('exit', ...)`, as Node would at the end of the process, and takes
 * it away: a test cannot wait for the end of its own process. For exercises that are granted `exit`.
 */
export function runExitHooks(): void {
  for (const listener of process.listeners('exit')) {
    if (before.has(listener)) continue
    process.off('exit', listener)
    listener.call(process, 0)
  }
}
