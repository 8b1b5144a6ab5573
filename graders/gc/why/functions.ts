import { follow, type Graph, isObject } from './graph.ts'
import { isOurs } from './scripts.ts'
import { scopesOf, variablesOf } from './scopes.ts'
import type { Step } from './step.ts'

const MOST_NAMES = 3

/** What a function holds: what it captured, or what it was bound to. */
export function functionSteps(graph: Graph, node: number): Step[] {
  if (follow(graph, node, 'bound_function') !== undefined) return boundSteps(graph, node)
  if (isOurs(graph, node)) return []
  if (!hasSource(graph, node)) return nativeSteps(graph, node)
  return scopesOf(graph, node).local.flatMap((scope) => capturedSteps(graph, scope))
}

/** The variables of one scope, as what a function captured of it. */
export function capturedSteps(graph: Graph, scope: number): Step[] {
  return variablesOf(graph, scope)
    .filter(({ names, to }) => isObject(graph, to) && !names.some((name) => name.startsWith('.')))
    .map(({ names, to }) => ({ label: `captured ${variableName(names)}`, to }))
}

/** `variable v`, or `variable v or w` when the snapshot does not say which. */
export function variableName(names: readonly string[]): string {
  if (names.length === 1 && names[0] === 'this') return 'this'
  return names.length === 0 || names.length > MOST_NAMES ? 'variable' : `variable ${names.join(' or ')}`
}

/** The generator that resumes when this function is called, which is what an `await` makes of itself. */
export function resumedBy(graph: Graph, node: number): number | undefined {
  const scope = follow(graph, node, 'context')
  const resumed = scope === undefined || hasSource(graph, node) ? undefined : follow(graph, scope, 'extension')
  return resumed !== undefined && isObject(graph, resumed) ? resumed : undefined
}

function hasSource(graph: Graph, node: number): boolean {
  const shared = follow(graph, node, 'shared')
  return shared !== undefined && follow(graph, shared, 'script') !== undefined
}

function boundSteps(graph: Graph, node: number): Step[] {
  return graph.edges(node).flatMap(({ name, to }): Step[] => {
    if (!isObject(graph, to)) return []
    if (name === 'bound_this') return [{ label: 'bound this', to }]
    if (name === 'bound_function') return [{ label: 'the function it binds', to, odd: true }]
    const argument = /^bound_argument_(\d+)$/.exec(String(name))?.[1]
    return argument === undefined ? [] : [{ label: `bound argument ${Number(argument) + 1}`, to }]
  })
}

/** The functions that resolve a promise, go on after an `await`, and the like. */
function nativeSteps(graph: Graph, node: number): Step[] {
  const scope = follow(graph, node, 'context')
  if (scope === undefined || graph.name(scope) !== 'system / Context') return []
  return graph
    .edges(scope)
    .filter(({ name, to }) => name !== 'previous' && isObject(graph, to))
    .map(({ name, to }) => {
      if (name === 'extension') return { label: 'what it resumes', to }
      return { label: graph.name(to) === 'Promise' ? 'the promise it settles' : 'what it was made with', to }
    })
}
