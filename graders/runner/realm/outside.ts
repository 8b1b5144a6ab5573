/** All that the realm of the exercise has of the outside: loaded before anything of a submission's is there. */
import { bridge as unguarded } from 'deref:bridge'
import { makeAbilities } from './abilities/index.ts'
import { guarded } from './bridge.ts'

type ErrorListener = (error: unknown) => void
type TextListener = (text: string) => void

export const bridge = guarded(unguarded)

let uncaughtListener: ErrorListener = () => {}

/** Replaces the listener for uncaught errors, and returns the one before. */
export function listenToUncaught(listener: ErrorListener): ErrorListener {
  const before = uncaughtListener
  uncaughtListener = listener
  return before
}

/** Passes an uncaught error to the listener. */
export function reportUncaught(error: unknown): void {
  uncaughtListener(error)
}

const textListeners = new Set<TextListener>()

/** Calls the listener with each text that `console.error` prints from now on. */
export function listenToErrorsPrinted(listener: TextListener): void {
  textListeners.add(listener)
}

export const abilities = makeAbilities(bridge, reportUncaught, (text) => {
  for (const tell of textListeners) tell(text)
})
