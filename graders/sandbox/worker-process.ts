import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { projectRoot } from '../contract/project.ts'
import { cappedText } from './capped-text.ts'
import { ANNOUNCEMENTS } from './descriptors.ts'

/** Bytes of a submission's own output that are kept, for each of its two streams. */
const KEPT_OUTPUT = 64 * 1024

const running = new Set<WorkerProcess>()

export interface WorkerLimits {
  /** Milliseconds from the start of the process. */
  wallMs: number
  /** MiB of the JavaScript heap's old generation. */
  heapMb: number
}

/** A process that runs a submission, in a process group of its own. */
export interface WorkerProcess {
  readonly child: ChildProcess
  /** Where it names its tests, a line each. */
  readonly announcements: Readable
  /** Whether we killed it because its time was over. */
  readonly overran: () => boolean
  readonly output: () => { stdout: string; stderr: string }
  /** Kills the process and whatever it started. Safe to call twice. */
  readonly kill: () => void
}

/**
 * Starts a Node process that can be talked to by messages, under the collector's flag and the given limits. It gets
 * no environment but what Node needs.
 */
export function startWorker(entry: string, limits: WorkerLimits): WorkerProcess {
  const flags = [
    '--expose-gc',
    '--disable-warning=ExperimentalWarning',
    `--max-old-space-size=${limits.heapMb}`,
    // No files but what vitest is made of, no network, no children, no workers. A seat belt, and no wall.
    '--permission',
    `--allow-fs-read=${join(projectRoot, 'node_modules')}/*`,
  ]
  const child = spawn(process.execPath, [...flags, entry], {
    env: { NODE_ENV: 'test', VITEST: 'true', TEST: 'true' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc', 'pipe'],
    serialization: 'advanced',
    detached: process.platform !== 'win32',
  })
  const stdout = cappedText(child.stdout as Readable, KEPT_OUTPUT)
  const stderr = cappedText(child.stderr as Readable, KEPT_OUTPUT)
  let overran = false
  const kill = () => killGroup(child)
  const timer = setTimeout(() => {
    overran = true
    kill()
  }, limits.wallMs)
  const worker = {
    child,
    announcements: child.stdio[ANNOUNCEMENTS] as Readable,
    overran: () => overran,
    output: () => ({ stdout: stdout(), stderr: stderr() }),
    kill,
  }
  running.add(worker)
  child.once('exit', () => {
    clearTimeout(timer)
    running.delete(worker)
    // What it left behind in its group must not outlive it.
    kill()
  })
  return worker
}

/** Kills every process that still runs a submission: for whoever stops before the batch is done. */
export function killAllWorkers(): void {
  for (const worker of running) worker.kill()
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
