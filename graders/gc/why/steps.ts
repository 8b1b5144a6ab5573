import { generatorSteps, promiseSteps, proxySteps, registrySteps, stackSteps } from './builtins.ts'
import { functionSteps } from './functions.ts'
import { follow, type Graph, isV8Object } from './graph.ts'
import { isTimer, listenerSteps, timerSteps } from './node-objects.ts'
import { propertySteps } from './properties.ts'
import type { Step } from './step.ts'
import { tableSteps, weakMapSteps, weakValueSteps } from './tables.ts'
import { isSuspended } from './words.ts'

/** Everything that an object holds by strong references, in a student's terms. */
export function stepsFrom(graph: Graph, node: number, alive: (node: number) => boolean): Step[] {
  if (isTimer(graph, node)) return timerSteps(graph, node)
  return [
    ...propertySteps(graph, node),
    ...weakValueSteps(graph, node, alive),
    ...(graph.type(node) === 'closure' ? functionSteps(graph, node) : contentSteps(graph, node, alive)),
  ]
}

function contentSteps(graph: Graph, node: number, alive: (node: number) => boolean): Step[] {
  const name = graph.name(node)
  if (isV8Object(graph, node, 'system / JSProxy')) return proxySteps(graph, node)
  if (isSuspended(graph, node)) return generatorSteps(graph, node)
  const table = follow(graph, node, 'table')
  return [
    ...(table === undefined ? [] : [...tableSteps(graph, table), ...weakMapSteps(graph, table, alive)]),
    ...(/^(Map|Set) ?Iterator$/.test(name) ? iteratorSteps(graph, node) : []),
    ...(/^(Array )?Iterator$/.test(name) ? underlyingSteps(graph, node) : []),
    ...registrySteps(graph, node),
    ...promiseSteps(graph, node),
    ...stackSteps(graph, node),
    ...listenerSteps(graph, node),
  ]
}

/** What an iterator over an array holds: the array. One made by `map()` and the like holds the iterator that it reads. */
function underlyingSteps(graph: Graph, node: number): Step[] {
  return graph
    .edges(node)
    .filter(({ type, to }) => type === 'hidden' && graph.type(to) === 'object')
    .map(({ to }) => ({ label: 'iterates over', to }))
}

/** What an iterator over a Map or a Set holds: all entries, until it reaches the end. */
function iteratorSteps(graph: Graph, node: number): Step[] {
  return graph.edges(node).flatMap(({ type, to }) => (type === 'hidden' ? tableSteps(graph, to) : []))
}
