import { type Edge, follow, type Graph, isV8Object } from './graph.ts'

/** A captured variable. It has several names when the snapshot does not show which of them it is. */
export interface Variable {
  readonly names: readonly string[]
  readonly to: number
}

/** Parameters of the function in which vite's module runner wraps a module. Imports (`__vi_import_0__`) have a number. */
const WRAPPER_VARIABLE = /^__vi(te_ssr)?_(exports?|import|dynamic_import|import_meta|exportAll|exportName)__$/

/** The scopes outside a function, innermost first: local ones, and those of its module. */
export function scopesOf(graph: Graph, owner: number): { local: number[]; module: number[] } {
  const chain: number[] = []
  let scope = follow(graph, owner, 'context')
  while (scope !== undefined && isV8Object(graph, scope, 'system / Context')) {
    chain.push(scope)
    scope = follow(graph, scope, 'previous')
  }
  const wrapper = chain.length > 1 && isWrapper(graph, chain.at(-1)!) ? 2 : 1
  return { local: chain.slice(0, -wrapper), module: chain.slice(-wrapper) }
}

/** The variables of one scope that refer to something. */
export function variablesOf(graph: Graph, scope: number): Variable[] {
  const edges = graph.edges(scope)
  const named = edges.filter(({ type }) => type === 'context')
  if (named.length > 0) return named.map(({ name, to }) => ({ names: [String(name)], to }))
  return unnamedVariables(
    graph,
    scopeNames(graph, scope),
    edges.filter(({ type }) => type === 'hidden'),
  )
}

/**
 * Names the variables of a block scope. The snapshot has their names in order, and their values in the same order, but without
 * small integers. A function with the name of a variable fixes the position of that variable; the others lie between.
 */
function unnamedVariables(graph: Graph, names: readonly string[], edges: readonly Edge[]): Variable[] {
  const index = ({ name }: Edge) => Number(name)
  const slack = names.length - 1 - Math.max(-1, ...edges.map(index))
  if (slack < 0) return edges.map(({ to }) => ({ names: [], to }))
  const functions = edges.map(({ to }) => (graph.type(to) === 'closure' ? graph.name(to) : ''))
  const sure = edges.flatMap((edge, i) => {
    const once = functions.indexOf(functions[i]!) === functions.lastIndexOf(functions[i]!)
    const at = once ? names.indexOf(functions[i]!) : -1
    return at >= index(edge) && at <= index(edge) + slack ? [{ at, index: index(edge) }] : []
  })
  return edges.map((edge) => {
    const before = sure.findLast((known) => known.index <= index(edge))
    const after = sure.find((known) => known.index >= index(edge))
    const first = index(edge) + (before ? before.at - before.index : 0)
    const last = index(edge) + (after ? after.at - after.index : slack)
    return { names: names.slice(first, last + 1), to: edge.to }
  })
}

function isWrapper(graph: Graph, scope: number): boolean {
  const names = scopeNames(graph, scope)
  return names.length > 0 && names.every((name) => WRAPPER_VARIABLE.test(name))
}

function scopeNames(graph: Graph, scope: number): string[] {
  const info = follow(graph, scope, 'scope_info')
  if (info === undefined) return []
  const fields = graph.edges(info).filter(({ type }) => type === 'hidden')
  const end = fields.findIndex(({ to }) => graph.type(to) !== 'string' || graph.name(to) === '')
  return fields.slice(0, end === -1 ? fields.length : end).map(({ to }) => graph.name(to))
}
