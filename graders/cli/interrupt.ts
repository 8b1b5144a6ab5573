import { stopWorkers } from '../sandbox/worker-process.ts'

/** Exit codes that shells expect of a program that a signal stopped. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const

/**
 * On Ctrl-C or a polite kill: stops the workers at once, and lets the batch end with what is already graded. A second
 * one ends the program on the spot.
 */
export function onInterrupt(): { signal: AbortSignal; exitCode: () => number } {
  const controller = new AbortController()
  let code = 0
  for (const signal of Object.keys(SIGNALS) as (keyof typeof SIGNALS)[]) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(SIGNALS[signal])
      code = SIGNALS[signal]
      controller.abort()
      stopWorkers()
    })
  }
  process.once('exit', stopWorkers)
  return { signal: controller.signal, exitCode: () => code }
}
