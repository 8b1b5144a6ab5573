import { type ChildProcess, spawn } from 'node:child_process'
import { constants } from 'node:os'
import type { Readable } from 'node:stream'
import { cappedText } from './capped-text.ts'
import { JOB, RESULTS } from './descriptors.ts'
import { ALL_LAYERS, type Layers } from './layers.ts'
import type { Overrun, WorkerLimits } from './limits.ts'
import { patientTimer } from './patient-timer.ts'
import { PORTABLE, type Sandbox } from './sandbox.ts'
import { canMeasure, type Usage, usageOf } from './usage.ts'

/** Bytes of a submission's own output that are kept, for each of its two streams. */
const MAX_OUTPUT_BYTES = 64 * 1024

const WATCH_EVERY_MS = 100

/** Collector threads use CPU time too: what a worker may use of it, in multiples of the wall time. */
const CPU_PER_WALL = 2

/**
 * The program on a worker's command line, which reads the rest. It is in a block because every function of the process could refer to
 * what a script declares at its top level, and the input holds the key.
 */
const BOOTSTRAP = `{
  const input = require('node:fs').readFileSync(${JOB})
  const end = 4 + input.readUInt32BE(0)
  const exports = {}
  const program = input.toString('utf8', 4, end)
  require('node:vm').compileFunction(program, ['require', 'exports'], { filename: 'deref:worker' })(require, exports)
  exports.main(input.subarray(end))
}`

/** Blocks of 512 bytes, and descriptors: the kernel's limits on what a worker could do to a disk, if it had one. */
const MAX_FILE_BLOCKS = 32 * 1024
const MAX_OPEN_FILES = 256

const running = new Set<WorkerProcess>()
let stopped = false

export interface ProcessEnd {
  overran: Overrun | undefined
  code: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
  /** Milliseconds for which it wanted to run, and the machine did not let it, as last seen. */
  waitedMs: number
}

/** A process that runs a submission, in a process group of its own. */
export interface WorkerProcess {
  readonly pid: number | undefined
  /** What it sends; frames, in honest hands. */
  readonly results: Readable
  /** Milliseconds for which it wanted to run, and the machine did not let it. */
  readonly waitedMs: () => number
  /** Settles when it is gone, and all that it wrote has been read. */
  readonly end: Promise<ProcessEnd>
  /** Kills the process and whatever it started. Safe to call twice: the first reason counts. */
  readonly kill: (reason?: Overrun) => void
}

/**
 * Starts a Node process that runs `program` on `input`, under the collector's flag and the given limits. It finds both on
 * its standard input; no file of ours, no channel to us but the one for results, and no environment.
 *
 * @param program source text of a CommonJS module that exports `main`, which is called with the input, as a `Buffer`
 */
export function startWorker(
  program: string,
  input: Buffer,
  limits: WorkerLimits,
  sandbox: Sandbox = PORTABLE,
  layers: Layers = ALL_LAYERS,
): WorkerProcess {
  const watched = layers.has('watchdog')
  const flags = [...workerFlags(limits, layers), '--eval', BOOTSTRAP]
  const enclosure = sandbox.enclose([process.execPath, ...flags], limits)
  const [command, ...words] = watched ? underRlimits(enclosure.command, limits.wallMs) : enclosure.command
  const child = spawn(command as string, words, {
    env: layers.has('environment') ? { NODE_ENV: 'test' } : process.env,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  })
  const stdout = cappedText(child.stdout, MAX_OUTPUT_BYTES)
  const stderr = cappedText(child.stderr, MAX_OUTPUT_BYTES)
  let overran: Overrun | undefined
  const kill = (reason?: Overrun) => {
    overran ??= reason
    enclosure.kill()
    killGroup(child)
  }
  let waited = 0
  const measure = () => {
    const usage = child.pid === undefined || !canMeasure ? undefined : usageOf(child.pid)
    waited = Math.max(waited, usage?.waitedMs ?? 0)
    return usage
  }
  const waitedMs = () => {
    measure()
    return waited
  }
  const stopWatching = watched ? watch(measure, waitedMs, limits, enclosure.ownProcesses, kill) : () => {}
  const end = new Promise<ProcessEnd>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', () => {
      stopWatching()
      running.delete(worker)
      // What it left behind must not outlive it.
      kill()
    })
    // Only once its streams are closed too is all that it wrote there.
    child.once('close', (code, signal) => {
      overran ??= enclosure.overran()
      enclosure.remove()
      resolve({ overran, ...exitOf(code, signal), stdout: stdout(), stderr: stderr(), waitedMs: waited })
    })
  })
  const worker = { pid: child.pid, results: child.stdio[RESULTS] as Readable, waitedMs, end, kill }
  running.add(worker)
  if (stopped) kill()
  // It may be gone before it has read all.
  child.stdin?.on('error', () => {})
  child.stdin?.write(lengthPrefixed(program))
  child.stdin?.end(input)
  return worker
}

/**
 * Node's flags for a worker. None of V8's but those that leave Node the code cache of its own modules: what it would compile
 * without that costs 15 ms. The program sets the others.
 */
export function workerFlags({ heapMb }: Pick<WorkerLimits, 'heapMb'>, layers: Layers): string[] {
  return [
    // Threads of the collector cost a third more CPU time, and a machine that grades is busy.
    '--single-threaded-gc',
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    // A signal would else open the inspector.
    '--disable-sigusr1',
    `--max-old-space-size=${heapMb}`,
    // No files, no network, no children, no workers. A seat belt, and no wall.
    ...(layers.has('permissions') ? ['--permission'] : []),
    '--input-type=commonjs',
  ]
}

function lengthPrefixed(text: string): Buffer {
  const bytes = Buffer.from(text)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}

/** Kills every process that runs a submission, and those that start later: no result is needed any more. */
export function stopWorkers(): void {
  stopped = true
  for (const worker of running) worker.kill()
}

function watch(
  measure: () => Usage | undefined,
  waitedMs: () => number,
  { wallMs, memoryMb, processes }: WorkerLimits,
  ownProcesses: number,
  kill: (reason: Overrun) => void,
): () => void {
  const cancel = patientTimer(wallMs, waitedMs, () => kill('wall'))
  const poll = setInterval(() => {
    const usage = measure()
    if (!usage) return
    // First: what many processes take together says less than that there are many.
    if (usage.processes > processes + ownProcesses) kill('processes')
    else if (usage.memory > memoryMb * 2 ** 20) kill('memory')
    else if (usage.cpuMs > wallMs * CPU_PER_WALL) kill('cpu')
  }, WATCH_EVERY_MS)
  return () => {
    cancel()
    clearInterval(poll)
  }
}

/**
 * The kernel's own limits, where there is a shell to set them: should we be killed ourselves, a worker that loops would
 * spin for ever. None on address space: V8 reserves more than there is memory.
 */
function underRlimits(command: readonly string[], wallMs: number): readonly string[] {
  if (process.platform === 'win32') return command
  const limits = [
    `-t ${Math.ceil((wallMs * CPU_PER_WALL) / 1000)}`,
    '-c 0',
    `-f ${MAX_FILE_BLOCKS}`,
    `-n ${MAX_OPEN_FILES}`,
  ]
  return ['/bin/sh', '-c', `${limits.map((limit) => `ulimit ${limit}`).join('; ')}; exec "$0" "$@"`, ...command]
}

/** Shells and bubblewrap tell of a signal by an exit code: 128 and its number. */
function exitOf(code: number | null, signal: NodeJS.Signals | null): Pick<ProcessEnd, 'code' | 'signal'> {
  const known = Object.entries(constants.signals).find(([, number]) => code === 128 + number)
  return known ? { code: null, signal: known[0] as NodeJS.Signals } : { code, signal }
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
