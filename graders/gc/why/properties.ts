import { type Edge, follow, followProperty, type Graph, isObject } from './graph.ts'
import { scriptOf } from './scripts.ts'
import type { Step } from './step.ts'
import { isClass, propertyName } from './words.ts'

/** What an object holds in properties, private fields, accessors, array slots, and in its prototype unless that is built in. */
export function propertySteps(graph: Graph, node: number): Step[] {
  const edges = graph.edges(node)
  const slots = edges.filter(({ type }) => type === 'element')
  const named = edges.filter(({ type, to }) => type === 'property' && isObject(graph, to))
  return [
    ...named.flatMap(({ name, to }) => namedStep(graph, node, String(name), to)),
    ...(slots.length > 0 ? slots : storedSlots(graph, node))
      .filter(({ to }) => isObject(graph, to))
      .map(({ name, to }) => ({ label: `[${name}]`, to })),
  ]
}

function namedStep(graph: Graph, node: number, name: string, to: number): Step[] {
  const isFunction = graph.type(to) === 'closure'
  if (name === '__proto__') return prototypeStep(graph, node, to)
  if (name === 'constructor' && isFunction) return []
  const accessor = /^([gs]et) (.+)$/s.exec(name)
  if (accessor && isFunction) return [{ label: `${accessor[1]}ter ${propertyName(accessor[2]!)}`, to }]
  if (graph.type(node) !== 'closure') return [{ label: propertyName(name), to }]
  if (name === 'prototype') return [{ label: 'prototype', to, odd: true }]
  return [{ label: isClass(graph, node) ? `static ${staticName(name)}` : propertyName(name), to }]
}

/** The name of a static field, without the dot of other properties. */
function staticName(name: string): string {
  return propertyName(name).replace(/^\./, '')
}

/** The step to a prototype, unless that is built in: the constructor of such a one has no source text, or belongs to Node. */
function prototypeStep(graph: Graph, node: number, to: number): Step[] {
  const maker = followProperty(graph, to, 'constructor')
  const builtIn = maker !== undefined && (scriptOf(graph, maker) ?? 'node:').startsWith('node:')
  return builtIn || graph.type(node) === 'closure' ? [] : [{ label: 'prototype', to, odd: true }]
}

/** The slots of a frozen array and the like: a snapshot shows only the store that keeps them. */
function storedSlots(graph: Graph, node: number): Edge[] {
  const store = follow(graph, node, 'elements')
  return store === undefined ? [] : graph.edges(store).filter(({ type }) => type === 'internal')
}
