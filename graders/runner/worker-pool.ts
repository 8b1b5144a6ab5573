import { join } from 'node:path'
import type { PoolOptions, PoolRunnerInitializer, PoolWorker } from 'vitest/node'
import { startWorker, type WorkerLimits, type WorkerProcess } from '../sandbox/worker-process.ts'

/** How the worker ended, once vitest is done with it. */
export interface WorkerEnd {
  killedFor: 'timed-out' | undefined
  /** It went before it had answered that its work was done. */
  unexpected: boolean
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
export function workerPool(limits: WorkerLimits): WorkerPool {
  const ends: Promise<WorkerEnd>[] = []
  const createPoolWorker = ({ distPath }: PoolOptions) => {
    const worker = startWorker(join(distPath, 'workers/forks.js'), limits)
    const end = endOf(worker)
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

function endOf(worker: WorkerProcess): Promise<WorkerEnd> {
  return new Promise((resolve) => {
    // vitest stops a worker whose channel has closed, too: so a stop alone does not tell who went first.
    let done = false
    worker.child.on('message', (message: { type?: unknown }) => {
      if (message.type === 'stopped') done = true
    })
    // Only once its streams are closed too is all that it wrote there.
    worker.child.once('close', (code, signal) => {
      resolve({ killedFor: worker.killedFor(), unexpected: !done, code, signal, ...worker.output() })
    })
  })
}
