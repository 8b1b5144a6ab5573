/**
 * Reads submissions, one after another, in a process of its own: a parser that is fed a hundred thousand brackets
 * overflows its stack, and takes its process along.
 */
import { bundle } from './bundle.ts'
import { readModules } from './modules.ts'
import type { ReadReply, ReadRequest } from './read.ts'

process.on('message', (request: ReadRequest) => {
  void read(request).then((reply) => process.send?.(reply))
})
// Whoever asked is gone.
process.on('disconnect', () => process.exit())

async function read({ entry, root, allow, given }: ReadRequest): Promise<ReadReply> {
  try {
    const modules = await readModules(entry, root, allow, given)
    if ('rejected' in modules) return modules
    const program = await bundle(entry, root, modules)
    if ('rejected' in program) return program
    const files = [...modules].map(([file, { code }]) => ({ file, code }))
    return { program, files, notes: [...modules.values()].flatMap(({ notes }) => notes) }
  } catch (error) {
    return { failed: (error as Error).message }
  }
}
