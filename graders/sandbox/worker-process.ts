import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { projectRoot } from '../contract/project.ts'
import { cappedText } from './capped-text.ts'
import { ANNOUNCEMENTS } from './descriptors.ts'

/** Bytes of a submission's own output that are kept, for each of its two streams. */
const KEPT_OUTPUT = 64 * 1024

const running = new Set<WorkerProcess>()
let stopped = false

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
  const [command, ...words] = underCpuLimit([process.execPath, ...flags, entry], limits.wallMs)
  const child = spawn(command, words, {
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
  if (stopped) kill()
  child.once('exit', () => {
    clearTimeout(timer)
    running.delete(worker)
    // What it left behind in its group must not outlive it.
    kill()
  })
  return worker
}

/** Kills every process that runs a submission, and any that is still to be started: nobody waits for a result now. */
export function stopWorkers(): void {
  stopped = true
  for (const worker of running) worker.kill()
}

/**
 * The kernel's own limit on CPU time, where there is one to ask for: should we be killed ourselves, a worker that loops
 * would spin for ever. Twice the wall time, for collector threads count too.
 */
function underCpuLimit(command: readonly [string, ...string[]], wallMs: number): readonly [string, ...string[]] {
  if (process.platform === 'win32') return command
  return ['/bin/sh', '-c', `ulimit -t ${Math.ceil(wallMs / 500)}; exec "$0" "$@"`, ...command]
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
