import { follow, type Graph, isObject, isV8Object } from './graph.ts'
import { isKitCode } from './scripts.ts'
import { scopesOf, variablesOf } from './scopes.ts'
import type { Step } from './step.ts'

const MAX_NAMES = 3

/** What a function holds: its captured variables, or what it was bound to. */
export function functionSteps(graph: Graph, node: number): Step[] {
  if (follow(graph, node, 'bound_function') !== undefined) return boundSteps(graph, node)
  if (isKitCode(graph, node)) return []
  if (!hasSource(graph, node)) return nativeSteps(graph, node)
  return scopesOf(graph, node).local.flatMap((scope) => capturedSteps(graph, scope))
}

/** The variables of one scope that a function captured. */
export function capturedSteps(graph: Graph, scope: number): Step[] {
  return variablesOf(graph, scope)
    .filter(({ names, to }) => isObject(graph, to) && !names.some((name) => name.startsWith('.')))
    .map(({ names, to }) => ({ label: `captured ${variableName(names)}`, to }))
}

/** `variable v`, or `variable v or w` when the snapshot does not show which. */
export function variableName(names: readonly string[]): string {
  if (names.length === 1 && names[0] === 'this') return 'this'
  return names.length === 0 || names.length > MAX_NAMES ? 'variable' : `variable ${names.join(' or ')}`
}

/** The suspended function that this one resumes: V8 makes such a function for each `await`. */
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
    if (name === 'bound_function') return [{ label: 'binds', to, odd: true }]
    const argument = /^bound_argument_(\d+)$/.exec(String(name))?.[1]
    return argument === undefined ? [] : [{ label: `bound argument ${Number(argument) + 1}`, to }]
  })
}

/** What a function without source text holds: those that resolve a promise, continue after an `await`, and the like. */
function nativeSteps(graph: Graph, node: number): Step[] {
  const scope = follow(graph, node, 'context')
  if (scope === undefined || !isV8Object(graph, scope, 'system / Context')) return []
  return graph
    .edges(scope)
    .filter(({ name, to }) => name !== 'previous' && isObject(graph, to))
    .map(({ name, to }) => {
      if (name === 'extension') return { label: 'resumes', to }
      return { label: isV8Object(graph, to, 'Promise') ? 'the promise it settles' : 'what it was made with', to }
    })
}
