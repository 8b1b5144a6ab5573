import { join } from 'node:path'
import type { PoolOptions, PoolRunnerInitializer, PoolWorker } from 'vitest/node'
import { startWorker, type WorkerLimits, type WorkerProcess } from '../sandbox/worker-process.ts'

/** How the worker ended, once vitest is done with it. */
export interface WorkerEnd {
  killedFor: 'timed-out' | undefined
  /** It went before it was told to. */
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

/** A vitest pool whose workers run in the sandbox, with these flags for V8. */
export function workerPool(limits: WorkerLimits, flags: readonly string[]): WorkerPool {
  const ends: Promise<WorkerEnd>[] = []
  const createPoolWorker = ({ distPath }: PoolOptions) =>
    sandboxedWorker(startWorker(join(distPath, 'workers/forks.js'), limits, flags), (end) => ends.push(end))
  return { pool: { name: 'deref', createPoolWorker }, ends: () => Promise.all(ends) }
}

function sandboxedWorker(worker: WorkerProcess, started: (end: Promise<WorkerEnd>) => void): PoolWorker {
  const { child } = worker
  let stopping = false
  const exited = Promise.withResolvers<void>()
  started(
    endOf(worker, () => !stopping).finally(() => {
      exited.resolve()
    }),
  )
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
      stopping = true
      worker.kill()
      await exited.promise
    },
  }
}

function endOf(worker: WorkerProcess, unexpected: () => boolean): Promise<WorkerEnd> {
  return new Promise((resolve) => {
    let early = false
    worker.child.once('exit', () => {
      early = unexpected()
    })
    // Only once its streams are closed too is all that it wrote there.
    worker.child.once('close', (code, signal) => {
      resolve({ killedFor: worker.killedFor(), unexpected: early, code, signal, ...worker.output() })
    })
  })
}
