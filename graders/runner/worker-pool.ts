import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { PoolOptions, PoolRunnerInitializer, PoolWorker } from 'vitest/node'
import { startWorker, type WorkerLimits, type WorkerProcess } from '../sandbox/worker-process.ts'

/** Beyond what vitest gives a test, for one that never lets vitest's own clock run. */
const GRACE_MS = 1000

/** How the worker ended, once vitest is done with it. */
export interface WorkerEnd {
  /** Why we killed it: one test took too long, or all of them together. */
  overran: 'test' | 'all' | undefined
  /** It went before it had answered that its work was done. */
  unexpected: boolean
  /** The test that was begun last. */
  running: string | undefined
  code: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
}

export interface WorkerPool {
  pool: PoolRunnerInitializer
  /** Of every worker started, in order. */
  ends: () => Promise<readonly WorkerEnd[]>
}

/** A vitest pool whose workers run in the sandbox. */
export function workerPool(limits: WorkerLimits & { testMs: number }): WorkerPool {
  const ends: Promise<WorkerEnd>[] = []
  const createPoolWorker = ({ distPath }: PoolOptions) => {
    const worker = startWorker(join(distPath, 'workers/forks.js'), limits)
    const end = endOf(worker, limits.testMs + GRACE_MS)
    ends.push(end)
    return poolWorker(worker, end)
  }
  return { pool: { name: 'deref', createPoolWorker }, ends: () => Promise.all(ends) }
}

function poolWorker({ child, kill }: WorkerProcess, end: Promise<WorkerEnd>): PoolWorker {
  return {
    name: 'deref',
    cacheFs: false,
    on: (event, callback) => child.on(event, callback),
    off: (event, callback) => child.off(event, callback),
    send: (message) => {
      if (child.connected) child.send(message)
    },
    deserialize: (data) => data,
    start: async () => {},
    stop: async () => {
      kill()
      await end
    },
  }
}

function endOf(worker: WorkerProcess, testMs: number): Promise<WorkerEnd> {
  const { child, announcements, kill, overran, output } = worker
  return new Promise((resolve) => {
    let running: string | undefined
    let test: 'test' | undefined
    let timer: NodeJS.Timeout | undefined
    createInterface(announcements).on('line', (name) => {
      running = name
      clearTimeout(timer)
      timer = setTimeout(() => {
        test = 'test'
        kill()
      }, testMs)
    })
    // vitest stops a worker whose channel has closed, too: so a stop alone does not tell who went first.
    let done = false
    child.on('message', (message: { type?: unknown }) => {
      if (message.type === 'stopped') done = true
    })
    child.once('exit', () => clearTimeout(timer))
    // Only once its streams are closed too is all that it wrote there.
    child.once('close', (code, signal) => {
      resolve({
        overran: test ?? (overran() ? 'all' : undefined),
        unexpected: !done,
        running,
        code,
        signal,
        ...output(),
      })
    })
  })
}
