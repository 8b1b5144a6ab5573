/**
 * The two kinds of collection, and the turn of the event loop that must come before either.
 *
 * `gc()` takes no argument for a full collection: any argument but a `type` of `'minor'` means different things on
 * different Node versions. Taken at load, so that nothing a test runs can put another function in its place.
 */
const collect = globalThis.gc

const setImmediateAtLoad = setImmediate

function collector(): NodeJS.GCFunction {
  if (collect) return collect
  throw new Error('The garbage collector is out of reach: start Node with --expose-gc')
}

/**
 * Ends the current job. A `deref()` or a `new WeakRef` keeps its target alive for the rest of the job in which it
 * ran, and no number of microtasks ends one: only a macrotask does.
 */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediateAtLoad(resolve)
  })
}

/** Collects the young generation: about 0.3 ms with the turn before it, and enough for nearly every object made a moment ago. */
export function collectYoung(): void {
  collector()({ type: 'minor' })
}

/** Collects the whole heap: some 10 ms in a test worker, in proportion to what is alive. */
export function collectAll(): void {
  collector()()
}
