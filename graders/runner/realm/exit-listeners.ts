import { reportUncaught } from './outside.ts'

const listeners: ((exitCode: number) => void)[] = []

/** Registers what a submission would have Node do at the end of the process. */
export function addExitListener(listener: (exitCode: number) => void): void {
  listeners.push(listener)
}

/** Runs what was registered, in the order of registration, and takes it away. An error ends it, as it would end the process. */
export function runExitListeners(): void {
  while (listeners.length > 0) listeners.shift()?.(0)
}

/** Like {@link runExitListeners}, at the real end. */
export function endOfTests(): void {
  try {
    runExitListeners()
  } catch (error) {
    reportUncaught(error)
  }
}
