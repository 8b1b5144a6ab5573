import { setImmediate } from './host.ts'

/**
 * The two kinds of collection. Young: about 0.3 ms with the turn before it, and enough for nearly every object made a moment
 * ago. All: the whole heap, some 10 ms in a test worker, in proportion to what is alive.
 */
export { collectAll, collectYoung } from './host.ts'

/**
 * Ends the current job. A `deref()` or a `new WeakRef` keeps its target alive for the rest of the job in which it
 * ran, and no number of microtasks ends one: only a macrotask does.
 */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
