import { follow, type Graph } from './graph.ts'
import { isTheirs, scriptOf } from './scripts.ts'

/** A variable that a module exports: V8 keeps such apart from the module's scope. */
export interface ExportedVariable {
  readonly name: string
  readonly file: string
  readonly to: number
}

/** What the student's modules export, where they run as modules. A variable that has several names is given by the first. */
export function exportedVariables(graph: Graph, module: number): ExportedVariable[] {
  const parts = graph.edges(module).filter(({ type }) => type === 'hidden')
  const body = parts.find(({ to }) => graph.name(to) === 'Generator')
  const code = body && follow(graph, body.to, 'function')
  if (code === undefined || !isTheirs(graph, code)) return []
  const file = scriptOf(graph, code) ?? ''
  const variables = new Map<number, ExportedVariable>()
  for (const { to: table } of parts.filter(({ to }) => graph.type(to) === 'array')) {
    const slots = new Map(graph.edges(table).map(({ name, to }) => [Number(name), to]))
    for (const [index, name] of slots) {
      const cell = slots.get(index + 1)
      if (graph.type(name) !== 'string' || cell === undefined || variables.has(cell)) continue
      const to = graph.name(cell) === 'system / Cell' ? follow(graph, cell, 'value') : undefined
      if (to !== undefined) variables.set(cell, { name: graph.name(name), file, to })
    }
  }
  return [...variables.values()]
}
