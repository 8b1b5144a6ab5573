import { basename } from 'node:path'
import { variableName } from './functions.ts'
import { follow, type Graph, isObject, isV8Object } from './graph.ts'
import { exportedVariables } from './modules.ts'
import { pendingTimers } from './node-objects.ts'
import { propertySteps } from './properties.ts'
import { scopesOf, variablesOf } from './scopes.ts'
import { isStudentCode, scriptOf } from './scripts.ts'
import type { Start } from './search.ts'
import { isClass, kind, propertyName } from './words.ts'

/** Everything alive that a student recognises, beside the structures under test: variables, static fields, globals, timers. */
export function rootsOf(graph: Graph): Start[] {
  const starts: Start[] = []
  const scopes = new Set<number>()
  for (let node = 0; node < graph.size; node++) {
    const type = graph.type(node)
    const name = graph.name(node)
    if (type === 'closure' && isStudentCode(graph, node)) starts.push(...ofFunction(graph, node, scopes))
    else if (isV8Object(graph, node, 'system / NativeContext')) starts.push(...ofGlobals(graph, node))
    else if (isV8Object(graph, node, 'system / SourceTextModule')) starts.push(...ofModule(graph, node))
    else if (type === 'object' && name === 'process') starts.push({ text: name, node })
  }
  starts.push(...pendingTimers(graph).map((node) => ({ text: `a pending ${timerName(graph.name(node))}`, node })))
  return starts
}

/** The variables of a function's module, and the static fields of a class. */
function ofFunction(graph: Graph, node: number, seen: Set<number>): Start[] {
  const file = basename(scriptOf(graph, node) ?? '')
  const scopes = scopesOf(graph, node).module.filter((scope) => !seen.has(scope))
  scopes.forEach((scope) => seen.add(scope))
  const variables = scopes.flatMap((scope) => variablesOf(graph, scope))
  return [
    ...variables
      .filter(({ names, to }) => isObject(graph, to) && !names.some((name) => name.startsWith('__vi')))
      .map(({ names, to }) => start(graph, `module-level ${variableName(names)} of ${file}`, to)),
    ...(isClass(graph, node) ? ofClass(graph, node) : []),
  ]
}

function ofModule(graph: Graph, module: number): Start[] {
  return exportedVariables(graph, module)
    .filter(({ to }) => isObject(graph, to))
    .map(({ name, file, to }) => start(graph, `module-level variable ${name} of ${basename(file)}`, to))
}

function ofClass(graph: Graph, node: number): Start[] {
  const owner = graph.name(node) === '' ? 'a class without a name' : `class ${graph.name(node)}`
  return propertySteps(graph, node)
    .filter(({ label }) => label.startsWith('static '))
    .map(({ label, to }) => start(graph, `${label} of ${owner}`, to))
}

/** Global variables, except those of the test runner. */
function ofGlobals(graph: Graph, nativeContext: number): Start[] {
  const global = follow(graph, nativeContext, 'global_object')
  if (global === undefined) return []
  return graph
    .edges(global)
    .filter(
      ({ type, name, to }) => type === 'property' && isObject(graph, to) && !/^__|vitest|^[gs]et /.test(String(name)),
    )
    .map(({ name, to }) => start(graph, `globalThis${propertyName(String(name))}`, to))
}

function timerName(name: string): string {
  return name === 'Timeout' ? 'timer' : 'immediate'
}

function start(graph: Graph, text: string, node: number): Start {
  return { text: `${text}${kind(graph, node)}`, node }
}
