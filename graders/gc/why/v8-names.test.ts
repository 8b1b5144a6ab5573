import { EventEmitter } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import type { Graph } from './graph.ts'
import { marked } from './marker.ts'
import { locateMarked, takeSnapshot } from './snapshot.ts'
import { NODE_PROPERTIES, V8_EDGES, V8_NODE_TYPES, V8_OBJECTS, V8_OTHER_EDGE_TYPES, WEAK_ENTRY } from './v8-names.ts'

/** A string that V8 keeps as a tree of its two parts. */
const concatenated = (number: number) => `the first part, number ${number}`.concat(`, and the second part, ${number}`)

/** Objects of every kind that has a name of V8's or Node's. */
function samples(): object {
  const use = (value: object) => value
  const key = { weakly: 'held' }
  const registry = new FinalizationRegistry(() => {})
  registry.register(key, { held: 'value' })
  const pending = new Promise(() => {})
  const work = async (argument: object) => {
    await pending
    return argument
  }
  void work({})
  function* values(this: object, from: object): Generator<object> {
    yield from
    yield from
  }
  const generator = values.call({}, {})
  generator.next()
  const timer = setTimeout(use, 1e6, {})
  const immediate = setImmediate(use, {})
  onTestFinished(() => {
    clearTimeout(timer)
    clearImmediate(immediate)
  })
  const target = new EventTarget()
  target.addEventListener('change', () => {})
  target.addEventListener('change', () => key)
  return [
    [registry, new WeakMap([[key, {}]]), new Map([[concatenated(Math.random()), key]])],
    [pending, Promise.resolve(key), generator],
    [timer, immediate, target, new EventEmitter().on('data', () => {})],
    [use.bind(key, {}), EventEmitter, new Proxy({}, {}), /a/, [{}].values(), Object.freeze([{}])],
    [Math.random(), 2n ** 70n, Symbol('name')],
    function (this: object) {
      return new Error('its stack stays unread')
    }.call(key),
  ]
}

async function snapshotWith(objects: object): Promise<Graph> {
  const snapshot = marked(new WeakRef(objects), [objects], () => takeSnapshot(Infinity))
  const found = snapshot && (await locateMarked(snapshot, Infinity, () => false))
  if (!found) throw new Error('The marker of the search is not in the snapshot')
  return found.graph
}

/** Everything that the snapshot has a name for, with what it is. */
function namesIn(graph: Graph): Set<string> {
  const names = new Set<string>()
  for (let node = 0; node < graph.size; node++) {
    names.add(`node type "${graph.type(node)}"`).add(`object "${graph.name(node)}"`)
    for (const { type, name } of graph.edges(node)) {
      names.add(`edge type "${type}"`).add(`${type} edge "${name}"`)
      if (WEAK_ENTRY.test(String(name))) names.add(`${type} edge of a WeakMap entry`)
    }
  }
  return names
}

test('every name that the search relies on is in a snapshot of this V8', { timeout: 60_000 }, async () => {
  const names = namesIn(await snapshotWith(samples()))
  const expected = [
    ...V8_NODE_TYPES.map((type) => `node type "${type}"`),
    ...V8_OBJECTS.map((name) => `object "${name}"`),
    ...V8_OTHER_EDGE_TYPES.map((type) => `edge type "${type}"`),
    ...Object.entries(V8_EDGES).flatMap(([type, fields]) => fields.map((field) => `${type} edge "${field}"`)),
    ...NODE_PROPERTIES.map((name) => `property edge "${name}"`),
    'internal edge of a WeakMap entry',
  ]
  const missing = expected.filter((name) => !names.has(name))
  expect(missing, 'names that are gone: see "What to check when V8 moves" in graders/gc/README.md').toEqual([])
})
