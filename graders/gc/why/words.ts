import { follow, type Graph } from './graph.ts'

const LONGEST = 40
const IDENTIFIER = /^#?[\p{ID_Start}$_][\p{ID_Continue}$]*$/u

/** Where emoji end up: V8 writes only the lowest 16 bits of a character into a snapshot, so they cannot be had back. */
const CLIPPED_EMOJI = /[\ue000-\ufaff]/g

/** Cuts what a submission named to a length that fits a message. */
export function cut(text: string): string {
  const letters = Array.from(text.replace(CLIPPED_EMOJI, '\ufffd'))
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : letters.join('')
}

/** A property as one writes it: `#entries`, `.foo`, `["two words"]`, `[Symbol(name)]`. */
export function propertyName(name: string): string {
  const symbol = /^<symbol ?(.*)>$/s.exec(name)?.[1]
  if (symbol !== undefined) return symbol.startsWith('Symbol.') ? `[${symbol}]` : `[Symbol(${cut(symbol)})]`
  if (!IDENTIFIER.test(name)) return `[${cut(JSON.stringify(name))}]`
  return name.startsWith('#') ? cut(name) : `.${cut(name)}`
}

/** What an object is, when that says more than "an object": `(Map)`, `(function done)`. Starts with a space. */
export function kind(graph: Graph, node: number): string {
  const name = graph.type(node) === 'closure' ? functionKind(graph, node) : objectKind(graph, node)
  return name === '' || name === 'Object' ? '' : ` (${cut(name)})`
}

/** Whether the function is a class: V8 keeps the position of its source text. */
export function isClass(graph: Graph, node: number): boolean {
  return graph.edges(node).some(({ to }) => graph.name(to) === 'system / ClassPositions')
}

/** Whether this is a generator or an async function that may yet go on. */
export function isSuspended(graph: Graph, node: number): boolean {
  return follow(graph, node, 'parameters_and_registers') !== undefined
}

/** The text of a string, as far as the snapshot has it. Strings that were added up are trees. */
export function textOf(graph: Graph, node: number): string {
  if (graph.type(node) !== 'concatenated string') return graph.name(node)
  let text = ''
  const rest = [node]
  while (rest.length > 0 && text.length <= LONGEST) {
    const part = rest.pop()!
    if (graph.type(part) !== 'concatenated string') text += graph.name(part)
    else
      for (const side of ['second', 'first']) rest.push(...[follow(graph, part, side)].filter((at) => at !== undefined))
  }
  return text
}

function functionKind(graph: Graph, node: number): string {
  const bound = follow(graph, node, 'bound_function')
  if (bound !== undefined) return `bound function ${graph.name(bound)}`.trim()
  return `${isClass(graph, node) ? 'class' : 'function'} ${graph.name(node)}`.trim()
}

function objectKind(graph: Graph, node: number): string {
  if (graph.name(node) === 'system / JSProxy') return 'Proxy'
  const body = isSuspended(graph, node) ? follow(graph, node, 'function') : undefined
  if (body === undefined) return graph.name(node)
  // V8 runs an async function as a generator that knows its promise.
  const promised = graph.edges(node).some(({ type, to }) => type === 'hidden' && graph.name(to) === 'Promise')
  return `${promised ? 'async function' : 'generator'} ${graph.name(body)}`.trim()
}
