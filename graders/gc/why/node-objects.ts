import { follow, type Graph, isObject } from './graph.ts'
import { propertySteps } from './properties.ts'
import type { Step } from './step.ts'
import { tableSteps } from './tables.ts'
import { cut } from './words.ts'

/** The host's objects keep what a student gave them in fields with names that say nothing to a student: Node's, and ours of a worker. */
const FIELDS: Readonly<Record<string, string>> = {
  '#callback': 'callback',
  '#args': 'arguments',
  _onTimeout: 'callback',
  _onImmediate: 'callback',
  _timerArgs: 'arguments',
  _argv: 'arguments',
}

/** Whether this is a timer: what its other fields lead to is Node's list of all timers. */
export function isTimer(graph: Graph, node: number): boolean {
  const name = graph.name(node)
  if (name !== 'Timeout' && name !== 'Immediate') return false
  return ['_idleNext', '#callback'].some((field) => follow(graph, node, field, 'property') !== undefined)
}

/** The timers that will go off though nobody holds them. */
export function pendingTimers(graph: Graph): number[] {
  const pending: number[] = []
  for (let node = 0; node < graph.size; node++) {
    if (graph.name(node) === 'system / Context') pending.push(...pendingInRealm(graph, node))
    else if (isTimer(graph, node) && isPendingInNode(graph, node)) pending.push(node)
  }
  return pending
}

function isPendingInNode(graph: Graph, node: number): boolean {
  const destroyed = follow(graph, node, '_destroyed', 'property')
  return destroyed !== undefined && graph.name(destroyed) === 'false'
}

/** In a worker they stand in two Maps: variables of the module that makes timers. */
function pendingInRealm(graph: Graph, scope: number): number[] {
  return ['pendingTimers', 'pendingImmediates'].flatMap((name) => {
    const map = follow(graph, scope, name, 'context')
    const table = map === undefined ? undefined : follow(graph, map, 'table')
    return (table === undefined ? [] : tableSteps(graph, table)).map(({ to }) => to).filter((to) => isTimer(graph, to))
  })
}

/** The callback of a timer and the arguments it will get. */
export function timerSteps(graph: Graph, node: number): Step[] {
  return graph.edges(node).flatMap(({ type, name, to }): Step[] => {
    const label = type === 'property' ? FIELDS[name] : undefined
    return label === undefined || !isObject(graph, to) ? [] : [{ label, to }]
  })
}

/** The listeners of an EventEmitter or an EventTarget. */
export function listenerSteps(graph: Graph, node: number): Step[] {
  const events = follow(graph, node, '_events', 'property')
  const isEmitter = events !== undefined && follow(graph, node, '_eventsCount', 'property') !== undefined
  const byEvent = follow(graph, node, '<symbol kEvents>', 'property') ?? follow(graph, node, '#listeners', 'property')
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

/** An EventTarget has a Map from the event to a list of listeners, of which the first link is the list itself. */
function targetSteps(graph: Graph, byEvent: number): Step[] {
  const table = follow(graph, byEvent, 'table')
  return (table === undefined ? [] : tableSteps(graph, table)).flatMap(({ label, to }) =>
    linksOf(graph, to)
      .map((link) => follow(graph, link, 'callback', 'property'))
      .filter((callback) => callback !== undefined && isObject(graph, callback))
      .map((callback) => ({ label: label.replace('entry', 'listener for'), to: callback! })),
  )
}

function linksOf(graph: Graph, first: number): number[] {
  const links = new Set<number>()
  for (let link: number | undefined = first; link !== undefined && !links.has(link);) {
    links.add(link)
    link = follow(graph, link, 'next', 'property')
  }
  return [...links]
}
