import { dispatching, type Event } from './event.ts'
import { invalidType, missingArguments, withCode } from './errors.ts'
import { uncaught } from './host.ts'
import { addTo, findIn, type Link, type Listener, type ListenerList, removeFrom } from './listener-list.ts'
import { later } from './microtasks.ts'
import { signals } from './signals.ts'
import { nameAndTag } from './classes.ts'
import { toText } from './to-text.ts'
import { whenGone } from './when-gone.ts'

interface Options {
  capture?: unknown
  once?: unknown
  passive?: unknown
  signal?: unknown
}

const { apply } = Reflect

/** What lives as long as a target, and has to do with a signal that should hold neither. */
const keptAlive = new WeakMap<object, Set<object>>()

let listen: (target: EventTarget, type: string, listener: Listener) => Link | undefined
let forget: (target: EventTarget, type: string, link: Link) => void

/** As a method does it, but asks no method that somebody may have put in its place. */
export let dispatchTo: (target: EventTarget, event: Event) => void

/** How many listeners a target has for a type of event, however they were added. Of what is no target it has none. */
export let listenerCount: (target: object, type: string) => number

export class EventTarget {
  #listeners = new Map<string, ListenerList>()

  addEventListener(type: unknown, listener: unknown, ...[options]: [options?: unknown]): void {
    if (arguments.length < 2) throw missingArguments('type', 'listener')
    const { capture, once, passive, signal } = flatten(options)
    if (signal !== undefined) {
      if (!isSignal(signal)) throw invalidType('options.signal', 'an instance of AbortSignal', signal)
      if (signal.aborted) return
      removeOnAbort(signal, this, () => this.removeEventListener(type, listener, options))
    }
    if (!isListener(listener)) return
    const flags = { capture: Boolean(capture), once: Boolean(once), passive: Boolean(passive) }
    listen(this, toText(type), { callback: listener, isWeak: false, ...flags, resists: false })
  }

  removeEventListener(type: unknown, listener: unknown, ...[options]: [options?: unknown]): void {
    if (arguments.length < 2) throw missingArguments('type', 'listener')
    if (!isListener(listener)) return
    const capture = typeof options === 'boolean' ? options : (options as Options | null | undefined)?.capture === true
    const name = toText(type)
    const list = this.#listeners.get(name)
    const link = list && findIn(list, listener, capture)
    if (link !== undefined) forget(this, name, link)
  }

  dispatchEvent(event: unknown): boolean {
    if (arguments.length === 0) throw missingArguments('event')
    if (!dispatching.isEvent(event)) throw invalidType('event', 'an instance of Event', event)
    if (dispatching.isRunning(event)) {
      throw withCode(new Error(`The event "${event.type}" is already being dispatched`), 'ERR_EVENT_RECURSION')
    }
    dispatchTo(this, event)
    return !event.defaultPrevented
  }

  static {
    listen = (target, type, listener) => {
      const list = target.#listeners.get(type) ?? { next: undefined, held: 0 }
      const link = addTo(list, listener)
      target.#listeners.set(type, list)
      if (link !== undefined && type === 'abort') signals.get(target)?.(list.held)
      return link
    }

    forget = (target, type, link) => {
      const list = target.#listeners.get(type)
      if (list === undefined) return
      removeFrom(list, link)
      if (list.next === undefined) target.#listeners.delete(type)
      if (type === 'abort') signals.get(target)?.(list.held)
    }

    dispatchTo = (target, event) => {
      const { type } = event
      let link = target.#listeners.get(type)?.next
      dispatching.begin(event, target)
      while (link !== undefined) {
        // Before it is called: what it removes or adds behind it changes what comes next.
        const { next }: Link = link
        if (!link.isRemoved && (link.resists || !dispatching.isStopped(event))) {
          if (link.once) forget(target, type, link)
          dispatching.setPassive(event, link.passive)
          call(link, target, event)
        }
        link = next
      }
      dispatching.setPassive(event, false)
      dispatching.end(event)
    }

    listenerCount = (target, type) => {
      let count = 0
      const list = #listeners in target ? target.#listeners.get(type) : undefined
      for (let link = list?.next; link !== undefined; link = link.next) count += 1
      return count
    }
  }
}

nameAndTag({ EventTarget })

/** Its errors are told of later: the other listeners are called all the same. */
function call({ callback, isWeak }: Link, target: EventTarget, event: Event): void {
  try {
    const listener = isWeak ? (callback as WeakRef<object>).deref() : callback
    if (typeof listener === 'function') apply(listener, target, [event])
    else if (listener !== undefined) {
      const { handleEvent } = listener as { handleEvent?: () => unknown }
      if (handleEvent) apply(handleEvent, listener, [event])
    }
  } catch (error) {
    later(() => uncaught(error))
  }
}

/**
 * Has the signal remove a listener when it aborts. As in Node the signal holds neither target nor listener; but the target
 * holds both until then, even if the listener is removed before.
 */
function removeOnAbort(signal: EventTarget, target: EventTarget, remove: () => void): void {
  const kept = keptAlive.get(target) ?? new Set()
  const onAbort = () => {
    kept.delete(onAbort)
    remove()
  }
  keptAlive.set(target, kept.add(onAbort))
  const flags = { isWeak: true, capture: false, once: true, passive: false, resists: true }
  const link = listen(signal, 'abort', { callback: new WeakRef(onAbort), ...flags })
  if (link !== undefined) whenGone(onAbort, forgetting(new WeakRef(signal), link))
}

function forgetting(weakSignal: WeakRef<EventTarget>, link: Link): () => void {
  return () => {
    const signal = weakSignal.deref()
    if (signal !== undefined) forget(signal, 'abort', link)
  }
}

function isSignal(value: unknown): value is EventTarget & { readonly aborted: boolean } {
  return typeof value === 'object' && value !== null && signals.has(value)
}

function flatten(options: unknown): Options {
  if (typeof options === 'boolean') return { capture: options }
  if (options === undefined || options === null) return {}
  if (typeof options !== 'object' && typeof options !== 'function') {
    throw invalidType('options', 'of type object', options)
  }
  const { once, capture, passive, signal } = options as Options
  return { once, capture, passive, signal }
}

function isListener(listener: unknown): listener is object {
  if (listener === undefined || listener === null) return false
  if (typeof listener === 'object' || typeof listener === 'function') return true
  throw invalidType('listener', 'an instance of EventListener', listener)
}
