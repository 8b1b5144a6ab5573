import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { follow, type Graph } from './graph.ts'

/** In a worker, kit and hidden tests are one script, and the runner's part another. */
const BUNDLE = /^deref:|^evalmachine|^\[eval\]/

const KIT = asPath(dirname(import.meta.dirname))

/** The file that a function was written in, if it was written in one. */
export function scriptOf(graph: Graph, node: number): string | undefined {
  const shared = follow(graph, node, 'shared')
  const script = shared === undefined ? undefined : follow(graph, shared, 'script')
  return script === undefined ? undefined : asPath(graph.name(script))
}

/** Whether the function is the kit's own or the test runner's: what these hold is nothing to tell a student of. */
export function isOurs(graph: Graph, node: number): boolean {
  const script = scriptOf(graph, node)
  return script !== undefined && (script.includes('/node_modules/') || isKit(script) || BUNDLE.test(script))
}

/** Whether the function is in a file of the student's, as far as that can be told from its place. */
export function isTheirs(graph: Graph, node: number): boolean {
  const script = scriptOf(graph, node)
  return script !== undefined && /^(\/|[A-Z]:)/i.test(script) && !script.includes('/node_modules/') && !isKit(script)
}

/** The kit's tests of itself stand in for what students write. */
function isKit(script: string): boolean {
  return script.startsWith(`${KIT}/`) && !script.endsWith('.test.ts') && !script.includes('/fixtures/')
}

function asPath(name: string): string {
  return (name.startsWith('file:') ? fileURLToPath(name) : name).replaceAll('\\', '/')
}
