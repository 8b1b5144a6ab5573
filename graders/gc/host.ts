/**
 * What the kit needs of Node. In a worker, tests run in a realm that has nothing of Node's: there
 * `runner/realm/host.ts` stands in for this file, with the same exports.
 */
import { format, types } from 'node:util'
import { getHeapSpaceStatistics, getHeapStatistics } from 'node:v8'
import { whyRetained } from './why/index.ts'

// Taken at load, so that nothing a test runs can put others in their place.
const { gc, performance, process } = globalThis
const eventLoop = performance.eventLoopUtilization.bind(performance)

export const { setImmediate, setTimeout, clearTimeout, DOMException } = globalThis

/**
 * `gc()` takes no argument for a full collection: any argument but a `type` of `'minor'` means different things on
 * different Node versions.
 */
export function collectAll(): void {
  collector()()
}

export function collectYoung(): void {
  collector()({ type: 'minor' })
}

function collector(): NodeJS.GCFunction {
  if (gc) return gc
  throw new Error('The garbage collector is out of reach: start Node with --expose-gc')
}

/** The spaces of the heap for compiled code and what belongs to it. */
const CODE = /code|trusted/

/**
 * Bytes in use on the JavaScript heap, and by array buffers and the like outside it. Without compiled code, which comes
 * and goes as V8 pleases, and which nothing keeps that is not on the rest of the heap itself.
 */
export function memoryInUse(): number {
  const data = getHeapSpaceStatistics().filter(({ space_name }) => !CODE.test(space_name))
  // Of shared buffers V8's figure does not know.
  const offHeap = getHeapStatistics().external_memory + process.memoryUsage().arrayBuffers
  return data.reduce((sum, { space_used_size }) => sum + space_used_size, offHeap)
}

/** Milliseconds in which this process worked, or had nothing to do: see `own-time.ts`. */
export function ownTime(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000 + eventLoop().idle
}

/** Runs nothing of the value. */
export function isProxy(value: unknown): boolean {
  return types.isProxy(value)
}

/** Hands errors that nobody catches to a listener, and without one lets them end the process, as ever. */
export function captureUncaught(listener: ((error: unknown) => void) | undefined): void {
  process.setUncaughtExceptionCaptureCallback(listener ?? null)
}

type TextListener = (text: string) => void

const errorListeners = new Set<TextListener>()

/** Calls the listener with each text that `console.error` prints from now on. */
export function onErrorPrinted(listener: TextListener): void {
  if (errorListeners.size === 0) listenToConsole()
  errorListeners.add(listener)
}

function listenToConsole(): void {
  const print = console.error
  console.error = (...values: readonly unknown[]) => {
    for (const tell of errorListeners) tell(format(...values))
    print(...values)
  }
}

const exitListenersAtLoad = new Set<unknown>(process.listeners('exit'))

/** Runs what was registered with `process.on('exit', ...)` since this file was loaded, and takes it away. */
export function runExitListeners(): void {
  for (const listener of process.listeners('exit')) {
    if (exitListenersAtLoad.has(listener)) continue
    process.off('exit', listener)
    listener.call(process, 0)
  }
}

/** Whether a leak's retaining path is to be searched for. */
export function isExplaining(): boolean {
  return process.env.DEREF_EXPLAIN !== 'no'
}

export { whyRetained }
