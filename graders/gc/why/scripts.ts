import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { OWN_PREFIX } from '../wires.ts'
import { follow, type Graph } from './graph.ts'

/** Names that Node gives to scripts without a file, such as the program that starts a worker. */
const NAMELESS = /^evalmachine|^\[eval\]/

const KIT = asPath(dirname(import.meta.dirname))

/** The script that contains a function's source text, if there is one. */
export function scriptOf(graph: Graph, node: number): string | undefined {
  const shared = follow(graph, node, 'shared')
  const script = shared === undefined ? undefined : follow(graph, shared, 'script')
  return script === undefined ? undefined : asPath(graph.name(script))
}

/** Whether a function belongs to the grader or the test runner. What these hold is not shown to a student. */
export function isKitCode(graph: Graph, node: number): boolean {
  const script = scriptOf(graph, node)
  if (script === undefined) return false
  return script.includes('/node_modules/') || isKit(script) || script.startsWith(OWN_PREFIX) || NAMELESS.test(script)
}

/** Whether a function is in a file of the student, as far as its path shows. */
export function isStudentCode(graph: Graph, node: number): boolean {
  const script = scriptOf(graph, node)
  return script !== undefined && /^(\/|[A-Z]:)/i.test(script) && !script.includes('/node_modules/') && !isKit(script)
}

/** Whether a script belongs to the kit. Its tests and fixtures do not: they stand in for the code of students. */
function isKit(script: string): boolean {
  return script.startsWith(`${KIT}/`) && !script.endsWith('.test.ts') && !script.includes('/fixtures/')
}

function asPath(name: string): string {
  return (name.startsWith('file:') ? fileURLToPath(name) : name).replaceAll('\\', '/')
}
