/**
 * Reads submissions, one after another, in a process of its own: a parser that is fed a hundred thousand brackets
 * overflows its stack, and takes its process along.
 */
import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { loadable } from './loadable.ts'
import { readModules } from './modules.ts'
import type { ReadReply, ReadRequest } from './read.ts'
import type { Sign } from './reader-process.ts'

/** Of what is sent back. A source of 1 MiB comes to a fifth of that; constants that are put together may grow without end. */
const MAX_REPLY_MB = 16

/** Characters of a rejection: it may quote what the submission says. */
const MAX_MESSAGE_CHARS = 500

/** What the student's own files and folders are refused with. */
const BARRED = ['EACCES', 'EPERM', 'ELOOP', 'ENAMETOOLONG', 'EISDIR', 'ENOTDIR', 'ENXIO']

process.on('message', (request: ReadRequest) => {
  tell('begun')
  void read(request).then(tell)
})
// The compiler's native code is loaded: nothing else of that kind is to be.
process.permission.drop('addon')
// The grader has ended.
process.on('disconnect', () => process.exit())
tell('ready')

function tell(what: Sign | ReadReply): void {
  process.send?.(what)
}

async function read(request: ReadRequest): Promise<ReadReply> {
  const reply = await readAll(request).catch((error: Error) => whatFailed(error, request))
  if (!('rejected' in reply)) return reply
  // Not a fault of the bundler's either, whose words they are then.
  const { rejected } = isTooDeep(reply.rejected) ? { rejected: 'is too deeply nested to parse' } : reply
  return { rejected: stripVTControlCharacters(rejected).slice(0, MAX_MESSAGE_CHARS) }
}

async function readAll({ entry, root, allow, given }: ReadRequest): Promise<ReadReply> {
  const modules = await readModules(entry, root, allow, given)
  if ('rejected' in modules) return modules
  const program = loadable(entry, root, modules)
  if ('rejected' in program) return program
  const files = [...modules].map(([file, { code }]) => ({ file, code }))
  const reply = { program, files, notes: [...modules.values()].flatMap(({ notes }) => notes) }
  return JSON.stringify(reply).length <= MAX_REPLY_MB * 2 ** 20
    ? reply
    : { rejected: `is too much once it has been read: at most ${MAX_REPLY_MB} MB` }
}

function whatFailed(error: Error & { code?: string; path?: string }, { root, entry }: ReadRequest): ReadReply {
  // Of our own visitors, which go as deep as the code does; or of texts and arrays that no engine can hold.
  if (error instanceof RangeError)
    return { rejected: isTooDeep(error.message) ? 'is too deeply nested to parse' : 'is too much to be read' }
  if (BARRED.includes(error.code ?? ''))
    return { rejected: `${relative(root, error.path ?? entry)}: cannot be read (${error.code})` }
  return { failed: error.message }
}

function isTooDeep(message: string): boolean {
  return message.includes('Maximum call stack size exceeded')
}
