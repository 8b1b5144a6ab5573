/** What the kit needs of its host, in the realm of the exercise: stands in for `gc/host.ts` there. */
import { marked } from '../../gc/why/marker.ts'
import { runExitListeners } from './exit-listeners.ts'
import { abilities, bridge, listenToErrorsPrinted, listenToUncaught } from './outside.ts'

const collector = globalThis.gc as NodeJS.GCFunction

const { globals } = abilities
export const setImmediate = globals.setImmediate as typeof globalThis.setImmediate
export const setTimeout = globals.setTimeout as typeof globalThis.setTimeout
export const clearTimeout = globals.clearTimeout as typeof globalThis.clearTimeout
export const DOMException = globals.DOMException as typeof globalThis.DOMException

export { listenToErrorsPrinted as onErrorPrinted, runExitListeners }

export function collectAll(): void {
  collector()
}

export function collectYoung(): void {
  collector({ type: 'minor' })
}

export function memoryInUse(): number {
  return bridge.memoryInUse()
}

export function ownTime(): number {
  return bridge.ownTime()
}

export function isProxy(value: unknown): boolean {
  return bridge.isProxy(value)
}

let listenerBefore: ((error: unknown) => void) | undefined

export function captureUncaught(listener: ((error: unknown) => void) | undefined): void {
  if (listener) listenerBefore = listenToUncaught(listener)
  else if (listenerBefore) listenToUncaught(listenerBefore)
}

let explaining = true

/** Has no leak explained from now on. */
export function explainNothing(): void {
  explaining = false
}

export function isExplaining(): boolean {
  return explaining
}

const searches = new Map<number, (path: string | undefined) => void>()
let lastSearch = 0

export function whyRetained(
  target: WeakRef<object>,
  anchors: ReadonlyMap<string, object>,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const id = (lastSearch += 1)
    searches.set(id, resolve)
    marked(target, [...anchors.values()], () => bridge.findPath(id, JSON.stringify([...anchors.keys()])))
  })
}

/** What a search that was begun has found. */
export function pathFound(id: number, path: string | undefined): void {
  searches.get(id)?.(path)
  searches.delete(id)
}
