import { follow, type Graph, isV8Object } from './graph.ts'

/** Characters of a name in a path. */
const MAX_NAME_LENGTH = 40
const IDENTIFIER = /^#?[\p{ID_Start}$_][\p{ID_Continue}$]*$/u

/** The code points that emoji become: V8 writes only the lowest 16 bits of a character, so the emoji are lost. */
const CLIPPED_EMOJI = /[\ue000-\ufaff]/g

/** Truncates a name of a submission to a length that fits a message. */
export function cut(text: string): string {
  const letters = Array.from(text.replace(CLIPPED_EMOJI, '\ufffd'))
  return letters.length > MAX_NAME_LENGTH ? `${letters.slice(0, MAX_NAME_LENGTH - 1).join('')}…` : letters.join('')
}

/** Writes a property as code does: `#entries`, `.foo`, `["two words"]`, `[Symbol(name)]`. */
export function propertyName(name: string): string {
  const symbol = /^<symbol ?(.*)>$/s.exec(name)?.[1]
  if (symbol !== undefined) return symbol.startsWith('Symbol.') ? `[${symbol}]` : `[Symbol(${cut(symbol)})]`
  if (!IDENTIFIER.test(name)) return `[${cut(JSON.stringify(name))}]`
  return name.startsWith('#') ? cut(name) : `.${cut(name)}`
}

/** The kind of an object, with a space before it: ` (Map)`, ` (function done)`. Empty for a plain object. */
export function kind(graph: Graph, node: number): string {
  const name = graph.type(node) === 'closure' ? functionKind(graph, node) : objectKind(graph, node)
  return name === '' || name === 'Object' ? '' : ` (${cut(name)})`
}

/** Whether a function is a class: V8 keeps the position of its source text. */
export function isClass(graph: Graph, node: number): boolean {
  return graph.edges(node).some(({ to }) => isV8Object(graph, to, 'system / ClassPositions'))
}

/** Whether an object is a suspended generator or async function. */
export function isSuspended(graph: Graph, node: number): boolean {
  return follow(graph, node, 'parameters_and_registers') !== undefined
}

/** The text of a string, as far as the snapshot has it. Concatenated strings are trees. */
export function textOf(graph: Graph, node: number): string {
  if (graph.type(node) !== 'concatenated string') return graph.name(node)
  let text = ''
  const rest = [node]
  while (rest.length > 0 && text.length <= MAX_NAME_LENGTH) {
    const part = rest.pop()!
    if (graph.type(part) !== 'concatenated string') text += graph.name(part)
    else
      for (const side of ['second', 'first'] as const)
        rest.push(...[follow(graph, part, side)].filter((at) => at !== undefined))
  }
  return text
}

function functionKind(graph: Graph, node: number): string {
  const bound = follow(graph, node, 'bound_function')
  if (bound !== undefined) return `bound function ${graph.name(bound)}`.trim()
  return `${isClass(graph, node) ? 'class' : 'function'} ${graph.name(node)}`.trim()
}

function objectKind(graph: Graph, node: number): string {
  if (isV8Object(graph, node, 'system / JSProxy')) return 'Proxy'
  const body = isSuspended(graph, node) ? follow(graph, node, 'function') : undefined
  if (body === undefined) return graph.name(node)
  // V8 runs an async function as a generator that refers to its promise.
  const promised = graph.edges(node).some(({ type, to }) => type === 'hidden' && isV8Object(graph, to, 'Promise'))
  return `${promised ? 'async function' : 'generator'} ${graph.name(body)}`.trim()
}
