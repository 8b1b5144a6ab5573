export interface Listener {
  /** A function or an object with `handleEvent`. A student reads this name on a path to what it holds. */
  callback: object
  /** Whether the callback is a WeakRef to what is called. */
  isWeak: boolean
  capture: boolean
  once: boolean
  passive: boolean
  /** Is called although the event was stopped. */
  resists: boolean
}

/** A listener in its list. */
export interface Link extends Listener {
  isRemoved: boolean
  previous: ListenerList | Link
  next: Link | undefined
}

/** The listeners for one type of event. Linked as Node's are, for it shows who is called while a list changes. */
export interface ListenerList {
  next: Link | undefined
  /** How many have a callback that they hold. */
  held: number
}

/** Adds it at the end, unless it is there. */
export function addTo(list: ListenerList, listener: Listener): Link | undefined {
  let previous: ListenerList | Link = list
  for (let link = list.next; link !== undefined; link = link.next) {
    if (link.callback === listener.callback && link.capture === listener.capture) return undefined
    previous = link
  }
  const link: Link = { ...listener, isRemoved: false, previous, next: undefined }
  previous.next = link
  if (!link.isWeak) list.held += 1
  return link
}

export function findIn(list: ListenerList, callback: unknown, capture: boolean): Link | undefined {
  let link = list.next
  while (link !== undefined && !(link.callback === callback && link.capture === capture)) link = link.next
  return link
}

/** What is removed still leads on to the next: it may just be running. */
export function removeFrom(list: ListenerList, link: Link): void {
  if (link.isRemoved) return
  link.isRemoved = true
  link.previous.next = link.next
  if (link.next !== undefined) link.next.previous = link.previous
  if (!link.isWeak) list.held -= 1
}
