import { ABILITY_FIELDS, PENDING_TIMER_MAPS } from '../wires.ts'
import { follow, followProperty, followVariable, type Graph, isObject, isV8Object } from './graph.ts'
import { propertySteps } from './properties.ts'
import type { Step } from './step.ts'
import { tableSteps } from './tables.ts'
import type { NodeProperty } from './v8-names.ts'
import { cut } from './words.ts'

/** Fields of timers, Node's and those of a worker, by the words that a student reads for them. */
const TIMER_FIELDS: Readonly<Record<string, string>> = {
  [ABILITY_FIELDS.callback]: 'callback',
  [ABILITY_FIELDS.arguments]: 'arguments',
  _onTimeout: 'callback',
  _onImmediate: 'callback',
  _timerArgs: 'arguments',
  _argv: 'arguments',
} satisfies Partial<Record<NodeProperty | `#${string}`, string>>

/** Whether the node is a timer. Its other fields lead to Node's list of all timers. */
export function isTimer(graph: Graph, node: number): boolean {
  const name = graph.name(node)
  if (name !== 'Timeout' && name !== 'Immediate') return false
  return (['_idleNext', ABILITY_FIELDS.callback] as const).some(
    (field) => followProperty(graph, node, field) !== undefined,
  )
}

/** The timers that will fire although the program does not refer to them. */
export function pendingTimers(graph: Graph): number[] {
  const pending: number[] = []
  for (let node = 0; node < graph.size; node++) {
    if (isV8Object(graph, node, 'system / Context')) pending.push(...pendingInRealm(graph, node))
    else if (isTimer(graph, node) && isPendingInNode(graph, node)) pending.push(node)
  }
  return pending
}

function isPendingInNode(graph: Graph, node: number): boolean {
  const destroyed = followProperty(graph, node, '_destroyed')
  return destroyed !== undefined && graph.name(destroyed) === 'false'
}

/** The pending timers of a worker, which are in Maps that one scope of its program has. */
function pendingInRealm(graph: Graph, scope: number): number[] {
  return PENDING_TIMER_MAPS.flatMap((name) => {
    const map = followVariable(graph, scope, name)
    const table = map === undefined ? undefined : follow(graph, map, 'table')
    return (table === undefined ? [] : tableSteps(graph, table)).map(({ to }) => to).filter((to) => isTimer(graph, to))
  })
}

/** What a timer holds: its callback, and the arguments for it. */
export function timerSteps(graph: Graph, node: number): Step[] {
  return graph.edges(node).flatMap(({ type, name, to }): Step[] => {
    const label = type === 'property' ? TIMER_FIELDS[name] : undefined
    return label === undefined || !isObject(graph, to) ? [] : [{ label, to }]
  })
}

/** The listeners of an EventEmitter or an EventTarget. */
export function listenerSteps(graph: Graph, node: number): Step[] {
  const events = followProperty(graph, node, '_events')
  const isEmitter = events !== undefined && followProperty(graph, node, '_eventsCount') !== undefined
  const byEvent =
    followProperty(graph, node, '<symbol kEvents>') ?? followProperty(graph, node, ABILITY_FIELDS.listeners)
  return [
    ...(isEmitter ? emitterSteps(graph, events) : []),
    ...(byEvent === undefined ? [] : targetSteps(graph, byEvent)),
  ]
}

function emitterSteps(graph: Graph, events: number): Step[] {
  return graph.edges(events).flatMap(({ type, name, to }): Step[] => {
    if (type !== 'property' || name === '__proto__' || !isObject(graph, to)) return []
    const listeners = graph.type(to) === 'closure' ? [to] : propertySteps(graph, to).map((step) => step.to)
    return listeners.map((listener) => ({ label: `listener for ${JSON.stringify(cut(String(name)))}`, to: listener }))
  })
}

/** The listeners of an EventTarget: a Map from each event to a linked list, whose first link is the list itself. */
function targetSteps(graph: Graph, byEvent: number): Step[] {
  const table = follow(graph, byEvent, 'table')
  return (table === undefined ? [] : tableSteps(graph, table)).flatMap(({ label, to }) =>
    linksOf(graph, to)
      .map((link) => followProperty(graph, link, 'callback'))
      .filter((callback) => callback !== undefined && isObject(graph, callback))
      .map((callback) => ({ label: label.replace('entry', 'listener for'), to: callback! })),
  )
}

function linksOf(graph: Graph, first: number): number[] {
  const links = new Set<number>()
  for (let link: number | undefined = first; link !== undefined && !links.has(link);) {
    links.add(link)
    link = followProperty(graph, link, 'next')
  }
  return [...links]
}
