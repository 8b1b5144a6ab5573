import { clearTimeout, ownTime, setTimeout } from './host.ts'

/**
 * Milliseconds in which this process worked or was idle. Time in which it was ready to run while the machine ran others does not
 * count, because no verdict may depend on it. (Within 2 % of what Linux counts in `/proc/self/schedstat`, but available on
 * every system.)
 */
export { ownTime } from './host.ts'

/** Less time than this is not worth another timer: timers fire up to 1 ms early. */
const MIN_TIMER_MS = 1

/** The result of `work`, or `late` if it takes longer than `ms` milliseconds of this process's own time. Does not stop the work. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T | 'late'> {
  const end = ownTime() + ms
  let timer: unknown
  const late = new Promise<'late'>((resolve) => {
    const look = () => {
      const left = end - ownTime()
      if (left < MIN_TIMER_MS) resolve('late')
      else timer = setTimeout(look, left)
    }
    look()
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer as NodeJS.Timeout)
  }
}
