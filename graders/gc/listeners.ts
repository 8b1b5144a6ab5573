import { getEventListeners } from 'node:events'

/** How many listeners an `EventTarget` has for a type of event, however they were added. Runs nothing of the target's own. */
export function listenerCount(target: EventTarget, type: string): number {
  return getEventListeners(target, type).length
}
