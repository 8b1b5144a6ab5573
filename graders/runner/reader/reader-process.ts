import { type ChildProcess, fork } from 'node:child_process'
import type { Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import { cappedText } from '../../sandbox/capped-text.ts'
import { patientTimer } from '../../sandbox/patient-timer.ts'
import { canMeasure, type Usage, usageOf } from '../../sandbox/usage.ts'
import type { ReadReply, ReadRequest } from './read.ts'

/** For one submission: an honest one takes a hundredth of it. Of all processors together. */
export const MAX_CPU_MS = 2000

/** For one submission, of the clock's time: where CPU time cannot be measured, and for what waits. */
export const MAX_WALL_MS = 10_000

/** Of the JavaScript heap, and of all that one submission adds to the memory of the process. */
export const MAX_MEMORY_MB = 512

/** A reader that has grown so large by all it has read is let go of: the next submission is not to pay for that. */
const RENEW_ABOVE_MB = 384

/** Until it can be asked: a fifth of a second, where the machine is idle. */
const START_TIMEOUT_MS = 60_000

const WATCH_EVERY_MS = 50

/** Bytes of what it writes as it dies. */
const KEPT_STDERR = 16 * 1024

/**
 * It reads files, and loads the compiler's native code: no file is written, no process started, no connection made. That
 * native code could do all of it: this is a seat belt, and no wall. Any file may be read, for permissions are of the process
 * and not of a request: that it is one of the submission's is looked at before it is read.
 */
const PERMISSIONS = ['--permission', '--allow-fs-read=*', '--allow-addons', '--disable-warning=PERM0001']

/** What became of a request: a reply, or the end of the process, with what it was killed for, if it was by us. */
export type Answer = { reply: ReadReply } | ReaderEnd

export interface ReaderEnd {
  overran: 'cpu' | 'wall' | 'memory' | undefined
  code: number | null
  signal: NodeJS.Signals | null
  stderr: string
  /** Whether it had begun with the request: else nothing of the submission can have ended it. */
  hasBegun: boolean
}

/** A process that reads submissions. It keeps ours alive while it is asked, and not otherwise. */
export interface ReaderProcess {
  readonly pid: number | undefined
  /** Whether the next submission may be read by it. */
  readonly isFit: () => boolean
  /**
   * Asks it to read a submission: not before the last answer is there.
   *
   * @throws Error when it cannot be started
   */
  readonly ask: (request: ReadRequest) => Promise<Answer>
  readonly kill: () => void
}

/** What it tells, in the place of a reply: that it can be asked, and that it has begun. */
export type Sign = 'ready' | 'begun'

export function startReader(): ReaderProcess {
  const child = fork(fileURLToPath(new URL('main.ts', import.meta.url)), {
    execArgv: [
      `--max-old-space-size=${MAX_MEMORY_MB}`,
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      ...PERMISSIONS,
    ],
    env: { NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const stderr = cappedText(child.stderr as Socket, KEPT_STDERR)
  const kill = () => child.kill('SIGKILL')
  let isGone = false
  let isReady = false
  let hasBegun = false
  let overran: ReaderEnd['overran']
  // Requests are answered one at a time.
  let hear: (message: ReadReply | Sign) => void = () => {}
  let hearEnd: (end: ReaderEnd | Error) => void = () => {}
  child.on('message', (message: ReadReply | Sign) => hear(message))
  child.on('exit', () => {
    isGone = true
  })
  // A reader that cannot be written to is replaced.
  child.on('disconnect', kill)
  child.on('error', (error) => {
    isGone = true
    hearEnd(error)
  })
  // Only now is all there that it wrote.
  child.on('close', (code, signal) => {
    process.off('exit', kill)
    hearEnd({ overran, code, signal, stderr: stderr(), hasBegun })
  })
  // Busy with a submission, it would not notice that we are gone.
  process.on('exit', kill)

  const wait = async <T>(make: (resolve: (value: T) => void) => () => void): Promise<T | ReaderEnd> => {
    keepAwake(child, true)
    let stop = () => {}
    try {
      return await new Promise<T | ReaderEnd>((resolve, reject) => {
        hearEnd = (end) => (end instanceof Error ? reject(end) : resolve(end))
        stop = make(resolve)
      })
    } finally {
      stop()
      hear = () => {}
      hearEnd = () => {}
      keepAwake(child, false)
    }
  }
  const stopFor = (reason: ReaderEnd['overran']) => {
    overran ??= reason
    kill()
  }

  const start = () =>
    wait<undefined>((resolve) => {
      hear = () => {
        isReady = true
        resolve(undefined)
      }
      return patientTimer(START_TIMEOUT_MS, () => measure(child)?.waitedMs ?? 0, kill)
    })
  const request = (what: ReadRequest) =>
    wait<Answer>((resolve) => {
      hasBegun = false
      hear = (message) => {
        if (typeof message === 'string') hasBegun = true
        // Where its time was up it is being killed, and can be asked no more.
        else if (overran === undefined) resolve({ reply: message })
      }
      child.send(what, (error) => {
        if (error) kill()
      })
      return watch(child, stopFor)
    })
  return {
    pid: child.pid,
    isFit: () => !isGone && child.connected && (measure(child)?.memory ?? 0) <= RENEW_ABOVE_MB * 2 ** 20,
    ask: async (what) => {
      const end = isReady ? undefined : await start()
      if (end === undefined) return request(what)
      if (end.signal !== null) return end
      throw new Error(`What reads submissions cannot be started: ${end.stderr || `it ended with ${end.code}`}`)
    },
    kill,
  }
}

/** Ends a request that goes beyond its limits. Returns what stops watching. */
function watch(child: ChildProcess, stopFor: (reason: ReaderEnd['overran']) => void): () => void {
  const before = measure(child)
  const cancel = patientTimer(
    MAX_WALL_MS,
    () => measure(child)?.waitedMs ?? 0,
    () => stopFor('wall'),
  )
  const poll = setInterval(() => {
    const now = measure(child)
    if (!before || !now) return
    if (now.cpuMs - before.cpuMs > MAX_CPU_MS) stopFor('cpu')
    else if (now.memory - before.memory > MAX_MEMORY_MB * 2 ** 20) stopFor('memory')
  }, WATCH_EVERY_MS)
  return () => {
    cancel()
    clearInterval(poll)
  }
}

function measure({ pid }: ChildProcess): Usage | undefined {
  return pid === undefined || !canMeasure ? undefined : usageOf(pid)
}

/** Whether our process is kept alive by it. */
function keepAwake(child: ChildProcess, isAwake: boolean): void {
  const [stderr, channel] = [child.stderr as Socket | null, child.channel]
  if (isAwake) {
    child.ref()
    channel?.ref()
    stderr?.ref()
  } else {
    child.unref()
    channel?.unref()
    stderr?.unref()
  }
}
