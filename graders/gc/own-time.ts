import { clearTimeout, ownTime, setTimeout } from './host.ts'

/**
 * Milliseconds that this process has had to itself: in which it worked, or had nothing to do. Those are left out in which
 * it wanted to work and the machine let others. No verdict may hang on them. (Measured within two in a hundred of
 * what Linux counts in `/proc/self/schedstat`, and had on every system.)
 */
export { ownTime } from './host.ts'

/** A timer that fires a moment before its time is up is not worth another, in milliseconds. */
const LEAST_LEFT_MS = 1

/** What becomes of `work` within so many milliseconds of the process's own time; else `late`. What is late is not stopped. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T | 'late'> {
  const end = ownTime() + ms
  let timer: unknown
  const late = new Promise<'late'>((resolve) => {
    const look = () => {
      const left = end - ownTime()
      if (left < LEAST_LEFT_MS) resolve('late')
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
