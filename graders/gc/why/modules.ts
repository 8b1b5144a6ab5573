import { follow, type Graph, isV8Object } from './graph.ts'
import { isStudentCode, scriptOf } from './scripts.ts'

/** A variable that a module exports. V8 keeps it apart from the module's scope. */
export interface ExportedVariable {
  readonly name: string
  readonly file: string
  readonly to: number
}

/** The variables that a module of the student exports. A variable with several names has the first one. */
export function exportedVariables(graph: Graph, module: number): ExportedVariable[] {
  const parts = graph.edges(module).filter(({ type }) => type === 'hidden')
  const body = parts.find(({ to }) => isV8Object(graph, to, 'Generator'))
  const code = body && follow(graph, body.to, 'function')
  if (code === undefined || !isStudentCode(graph, code)) return []
  const file = scriptOf(graph, code) ?? ''
  const variables = new Map<number, ExportedVariable>()
  for (const { to: table } of parts.filter(({ to }) => graph.type(to) === 'array')) {
    const slots = new Map(graph.edges(table).map(({ name, to }) => [Number(name), to]))
    for (const [index, name] of slots) {
      const cell = slots.get(index + 1)
      if (graph.type(name) !== 'string' || cell === undefined || variables.has(cell)) continue
      const to = isV8Object(graph, cell, 'system / Cell') ? follow(graph, cell, 'value') : undefined
      if (to !== undefined) variables.set(cell, { name: graph.name(name), file, to })
    }
  }
  return [...variables.values()]
}
