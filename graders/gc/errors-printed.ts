import { format } from 'node:util'

type Listener = (text: string) => void

/** The worker has a console for the submission alone, and tells of it here; elsewhere there is one for all. */
const listeners =
  (Reflect.get(globalThis, 'derefErrorListeners') as Set<Listener> | undefined) ?? listenersTo(globalThis.console)

/** What `console.error` is given from now on, a text for each call: the array grows. */
export function errorsPrinted(): readonly string[] {
  const texts: string[] = []
  listeners.add((text) => texts.push(text))
  return texts
}

function listenersTo(console: Pick<Console, 'error'>): Set<Listener> {
  const listeners = new Set<Listener>()
  const print = console.error
  console.error = (...values: readonly unknown[]) => {
    for (const tell of listeners) tell(format(...values))
    print(...values)
  }
  return listeners
}
