import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { SubmittedExercise } from '../../contract/submission.ts'
import type { Loadable } from '../worker/job.ts'
import type { Rejection } from './modules.ts'

/** For one submission, in milliseconds: a thousand times what an honest one needs. */
const MOST_TIME = 10_000

/** MiB of the reader's JavaScript heap. */
const HEAP = 512

export interface ReadRequest {
  entry: string
  root: string
  /** Specifiers that may be imported beside the submission's own files. */
  allow: readonly string[]
  /** Globals that it has beside the usual ones. */
  given: readonly string[]
}

/** A submission as data: bundled, and file by file, by absolute path. */
export interface ReadSubmission {
  program: Loadable
  files: readonly { file: string; code: string }[]
  /** What its student should know of it, with the place. */
  notes: readonly string[]
}

export type ReadReply = ReadSubmission | Rejection | { failed: string }

let reader: ChildProcess | undefined
let last: Promise<unknown> = Promise.resolve()

/**
 * Reads and bundles a submission, in a process that reads them all, one at a time: should one wear it out, it is known
 * which, and the next gets a fresh one.
 *
 * @throws Error for a fault of ours
 */
export function readSubmission(
  { entry, root }: SubmittedExercise,
  allow: readonly string[] = [],
  given: readonly string[] = [],
): Promise<ReadSubmission | Rejection> {
  const reply = last.then(() => ask({ entry, root, allow, given }))
  last = reply.catch(() => {})
  return reply
}

async function ask(request: ReadRequest): Promise<ReadSubmission | Rejection> {
  const child = (reader ??= startReader())
  const reply = await new Promise<ReadReply>((resolve, reject) => {
    const wornOut = (why: string) => resolve({ rejected: `is too deeply nested, or too much, to be read: ${why}` })
    const timer = setTimeout(() => child.kill('SIGKILL'), MOST_TIME)
    const onExit = (code: number | null, signal: string | null) => {
      clearTimeout(timer)
      reader = undefined
      wornOut(`what reads it ended ${signal === null ? `with code ${code}` : `by ${signal}`}`)
    }
    child.once('error', reject).once('exit', onExit)
    child.once('message', (message: ReadReply) => {
      clearTimeout(timer)
      child.off('exit', onExit).off('error', reject)
      resolve(message)
    })
    child.send(request)
  })
  if ('failed' in reply) throw new Error(`A submission could not be read: ${reply.failed}`)
  return reply
}

function startReader(): ChildProcess {
  const child = fork(fileURLToPath(new URL('main.ts', import.meta.url)), {
    execArgv: [`--max-old-space-size=${HEAP}`, '--disable-warning=ExperimentalWarning'],
    env: { NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  // It ends with us, and keeps us from nothing.
  child.unref()
  child.channel?.unref()
  return child
}
