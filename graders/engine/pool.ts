/**
 * Works on items, some at the same time, in their order. When work on one fails, no further item is taken.
 *
 * @param size the number of items at the same time
 * @param signal when it is aborted, no further item is taken
 */
export async function pool<T>(
  items: Iterable<T>,
  size: number,
  work: (item: T) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  // One generator for all lanes: a lane that returns or throws closes it for the others.
  const rest = (function* () {
    yield* items
  })()
  const lane = async () => {
    for (const item of rest) {
      if (signal?.aborted) return
      await work(item)
    }
  }
  await Promise.all(Array.from({ length: size }, lane))
}
