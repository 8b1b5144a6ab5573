/**
 * What the kit needs from Node. In a worker, tests run in a realm without Node: there `runner/realm/host.ts` replaces this file, with
 * the same exports.
 */
import { format, types } from 'node:util'
import { getHeapSpaceStatistics, getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { whyRetained } from './why/index.ts'

// Read at load, so that the code under test cannot replace them.
const { performance, process } = globalThis
const gc = globalThis.gc ?? exposedCollector()
const eventLoop = performance.eventLoopUtilization.bind(performance)

export const { setImmediate, setTimeout, clearTimeout, DOMException } = globalThis

/**
 * Calls `gc()` without an argument, which is a full collection. Any argument except the type `'minor'` has a different meaning in
 * different versions of Node.
 */
export function collectAll(): void {
  gc()
}

export function collectYoung(): void {
  gc({ type: 'minor' })
}

/** The collector where Node was started without `--expose-gc`: vitest in an exercise's folder, for example, reads no config. */
function exposedCollector(): NodeJS.GCFunction {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as NodeJS.GCFunction
}

/** Names of the heap's spaces for compiled code and its data. */
const CODE_SPACE = /code|trusted/

/**
 * Bytes in use on the JavaScript heap, and outside of it by array buffers and the like. Compiled code does not count: V8 adds and
 * removes it at any time, and everything that keeps it alive is counted itself.
 */
export function memoryInUse(): number {
  const data = getHeapSpaceStatistics().filter(({ space_name }) => !CODE_SPACE.test(space_name))
  // V8's own number leaves out shared buffers.
  const offHeap = getHeapStatistics().external_memory + process.memoryUsage().arrayBuffers
  return data.reduce((sum, { space_used_size }) => sum + space_used_size, offHeap)
}

/** Milliseconds in which this process worked or was idle: see `own-time.ts`. */
export function ownTime(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000 + eventLoop().idle
}

/** Whether a value is a proxy. Runs no code of the value. */
export function isProxy(value: unknown): boolean {
  return types.isProxy(value)
}

/** Passes uncaught errors to a listener. Without one they end the process, as usual. */
export function captureUncaught(listener: ((error: unknown) => void) | undefined): void {
  process.setUncaughtExceptionCaptureCallback(listener ?? null)
}

type TextListener = (text: string) => void

const errorListeners = new Set<TextListener>()

/** Calls a listener with each text that `console.error` prints from now on. */
export function onErrorPrinted(listener: TextListener): void {
  if (errorListeners.size === 0) listenToConsole()
  errorListeners.add(listener)
}

function listenToConsole(): void {
  const print = console.error
  console.error = (...values: readonly unknown[]) => {
    for (const listener of errorListeners) listener(format(...values))
    print(...values)
  }
}

const exitListenersAtLoad = new Set<unknown>(process.listeners('exit'))

/** Runs and removes the `exit` listeners of the process that were added since this file was loaded. */
export function runExitListeners(): void {
  for (const listener of process.listeners('exit')) {
    if (exitListenersAtLoad.has(listener)) continue
    process.off('exit', listener)
    listener.call(process, 0)
  }
}

/** Whether to search for what holds a leaked object. */
export function isExplaining(): boolean {
  return process.env.DEREF_EXPLAIN !== 'no'
}

export { whyRetained }
