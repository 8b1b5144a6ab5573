import type { SubmittedExercise } from '../../contract/submission.ts'
import type { Loadable } from '../worker/job.ts'
import type { Rejection } from './modules.ts'
import {
  type Answer,
  MAX_CPU_MS,
  MAX_MEMORY_MB,
  MAX_WALL_MS,
  type ReaderEnd,
  type ReaderProcess,
  startReader,
} from './reader-process.ts'

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

/** By these a process is ended from outside: no code that is read makes its reader do so. */
const FROM_OUTSIDE: readonly (string | null)[] = ['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP']

/** What overflows the stack of native code dies by one of these. */
const BY_DEPTH: readonly (string | null)[] = ['SIGSEGV', 'SIGBUS']

/** Readers that may end before they have begun to read. */
const MAX_STARTS = 5

const TOO_DEEP = 'is too deeply nested to parse'

let reader: ReaderProcess | undefined
let last: Promise<unknown> = Promise.resolve()

/**
 * Reads and bundles a submission, in a process that reads them all, one at a time: should one wear it out, it is known
 * which, and the next gets a fresh one. What is too much to be read is rejected, with the limit.
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
  let answer = await askOnce(request)
  // Twice in a row is the submission's doing and not the machine's.
  if (isAccident(answer)) answer = await askOnce(request)
  const reply = 'reply' in answer ? answer.reply : { rejected: whyEnded(answer) }
  if ('failed' in reply) throw new Error(`A submission could not be read: ${reply.failed}`)
  return reply
}

/** Asks a reader that takes the request: one may have been killed since the last, or as it starts. */
async function askOnce(request: ReadRequest): Promise<Answer> {
  for (let starts = 0; starts < MAX_STARTS; starts++) {
    if (!reader?.isFit()) {
      reader?.kill()
      reader = startReader()
    }
    const answer = await reader.ask(request)
    if ('reply' in answer || answer.hasBegun) return answer
  }
  throw new Error(`A submission could not be read: what reads them was ended ${MAX_STARTS} times before it began`)
}

/** It was ended from outside within its limits, or waited for a machine that had no time for it. */
function isAccident(answer: Answer): boolean {
  if ('reply' in answer) return false
  return answer.overran === undefined ? FROM_OUTSIDE.includes(answer.signal) : answer.overran === 'wall'
}

function whyEnded({ overran, signal, code, stderr }: ReaderEnd): string {
  if (overran === 'cpu') return `takes too long to read: at most ${MAX_CPU_MS / 1000} s of a processor's time`
  if (overran === 'wall') return `takes too long to read: at most ${MAX_WALL_MS / 1000} s`
  if (overran === 'memory' || /out of memory|allocation.* failed/i.test(stderr))
    return `takes too much memory to read: at most ${MAX_MEMORY_MB} MB`
  if (BY_DEPTH.includes(signal) || /overflowed its stack/.test(stderr)) return TOO_DEEP
  return `is too deeply nested, or too much, to be read: what reads it ended ${signal === null ? `with code ${code}` : `by ${signal}`}`
}
