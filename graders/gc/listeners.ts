import { getEventListeners } from 'node:events'
import { readData } from './plain.ts'

const NodeEventTarget = EventTarget

/** How many listeners an `EventTarget` has for a type of event, however they were added. Runs nothing of the target's own. */
export function listenerCount(target: EventTarget, type: string): number {
  // Node would ask a method `listeners` first, and that could be the submission's.
  const seenAs = (key: PropertyKey) => (key === 'constructor' ? NodeEventTarget : readData(target, key))
  const bare = new Proxy(target, { get: (_, key) => (key === 'listeners' ? undefined : seenAs(key)) })
  return getEventListeners(bare, type).length
}
