import { type Edge, follow, type Graph, isObject, isV8Object } from './graph.ts'
import { capturedSteps, resumedBy } from './functions.ts'
import { scopesOf } from './scopes.ts'
import type { Step } from './step.ts'
import { isKitCode } from './scripts.ts'

/** What a FinalizationRegistry holds: its callback, and a held value for each registered object. */
export function registrySteps(graph: Graph, node: number): Step[] {
  const callback = graph.edges(node).filter(({ type, to }) => type === 'hidden' && graph.type(to) === 'closure')
  return [
    ...callback.map(({ to }) => ({ label: 'callback', to })),
    ...[...cellsOf(graph, node)]
      // A cell has the registry at 0, the held value at 1, and then its neighbours.
      .flatMap((cell) => graph.edges(cell).filter(({ type, name }) => type === 'hidden' && name === 1))
      .filter(({ to }) => isObject(graph, to))
      .map(({ to }): Step => ({ label: 'held value given to register()', to, place: true })),
  ]
}

function cellsOf(graph: Graph, registry: number): Set<number> {
  const cells = new Set<number>()
  const rest = [registry]
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    for (const { type, to } of graph.edges(node)) {
      if (type === 'weak' || !isV8Object(graph, to, 'system / WeakCell') || cells.has(to)) continue
      cells.add(to)
      rest.push(to)
    }
  }
  return cells
}

/** What a promise holds: its reactions while it is pending, and its value once it is settled. */
export function promiseSteps(graph: Graph, node: number): Step[] {
  const held = follow(graph, node, 'reactions_or_result')
  if (held === undefined) return []
  return isV8Object(graph, held, 'system / PromiseReaction') ? reactionSteps(graph, held) : valueStep(graph, held)
}

function valueStep(graph: Graph, value: number): Step[] {
  return isObject(graph, value) ? [{ label: 'its value', to: value }] : []
}

/** Walks a list of reactions, which may be long. Each has its functions, its promise, and the next reaction. */
function reactionSteps(graph: Graph, first: number): Step[] {
  const steps: Step[] = []
  for (let reaction: number | undefined = first; reaction !== undefined;) {
    const fields: Edge[] = graph.edges(reaction).filter(({ type }) => type === 'hidden')
    steps.push(...fields.flatMap(({ to }) => reactionStep(graph, to)))
    reaction = fields.find(({ to }) => isV8Object(graph, to, 'system / PromiseReaction'))?.to
  }
  return steps
}

function reactionStep(graph: Graph, to: number): Step[] {
  if (isV8Object(graph, to, 'Promise')) return [{ label: 'the promise of its then()', to }]
  if (graph.type(to) !== 'closure') return []
  const resumed = resumedBy(graph, to)
  return [resumed === undefined ? { label: 'reaction', to } : { label: 'awaited by', to: resumed }]
}

/** What a suspended generator or async function keeps until it continues. */
export function generatorSteps(graph: Graph, node: number): Step[] {
  const registers = follow(graph, node, 'parameters_and_registers')
  const receiver = follow(graph, node, 'receiver')
  const body = follow(graph, node, 'function')
  // The variables of a hidden test are not structures of the submission, and their names stay hidden.
  if (body !== undefined && isKitCode(graph, body)) return []
  const locals = registers === undefined ? [] : graph.edges(registers).filter(({ type }) => type === 'internal')
  return [
    ...locals
      .filter(({ to }) => to !== node && to !== body && isObject(graph, to))
      .map(({ to }) => ({ label: 'local variable', to })),
    ...(receiver !== undefined && isObject(graph, receiver) ? [{ label: 'this', to: receiver }] : []),
    ...scopesOf(graph, node).local.flatMap((scope) => capturedSteps(graph, scope)),
  ]
}

/** What an error holds: the receivers and functions of its call stack, until `.stack` is read. */
export function stackSteps(graph: Graph, node: number): Step[] {
  return graph
    .edges(node)
    .filter(({ type, name, to }) => type === 'property' && name === '<symbol>' && graph.type(to) === 'array')
    .flatMap(({ to }) => graph.edges(to))
    .filter(({ type, to }) => type === 'internal' && isObject(graph, to))
    .map(({ to }): Step => ({ label: 'a call in its unread stack', to, odd: true }))
}

/** What a Proxy holds: its target and its handler. */
export function proxySteps(graph: Graph, node: number): Step[] {
  // Target and handler come last. In a Proxy that is the key of a Map or a WeakMap, a hash comes before them, which has no edge.
  return graph
    .edges(node)
    .filter(({ type }) => type === 'hidden')
    .slice(-2)
    .map(({ to }, index) => ({ label: `${index === 0 ? 'target' : 'handler'} of the Proxy`, to }))
}
