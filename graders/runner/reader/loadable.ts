import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { SourceTextModule } from 'node:vm'
import { parseSync, transformSync } from 'rolldown/utils'
import type { Loadable, LoadableModule } from '../worker/job.ts'
import { exported, exportEntries, importedName, type Linked } from './exports.ts'
import { findUnsupported, languageOf, type Module, type Modules, type Rejection, requestsOf } from './modules.ts'

/** Characters of a message. */
const MAX_MESSAGE_LENGTH = 400

/**
 * Makes programs of modules that have been read before. Types are taken out, by the compiler that vitest has for it, and
 * nothing else is changed: no statement is left out, moved or renamed.
 */
export function loadable(entry: string, root: string, modules: Modules): Loadable | Rejection {
  const names = new Map([...modules.keys()].map((file) => [file, relative(root, file).replaceAll('\\', '/')]))
  const nameOf = (file: string) => names.get(file) ?? file
  const programs = new Map<string, Program>()
  // Those that are imported for their types alone are no part of what runs.
  const queue = [entry]
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    if (programs.has(file)) continue
    const program = withoutTypes(file, nameOf(file), modules)
    if ('rejected' in program) return program
    programs.set(file, program)
    queue.push(...[...program.imports.values()].filter((target) => modules.has(target)))
  }
  for (const [file, program] of programs) {
    const missing = missingImport(file, program, modules, nameOf)
    if (missing) return missing
  }
  const order = [...programs.keys()]
  const made = order.map((file): LoadableModule => {
    const { code, map, imports } = programs.get(file) as Program
    const indices = [...imports].map(([specifier, target]) => [specifier, order.indexOf(target)])
    return { name: nameOf(file), code, map, imports: Object.fromEntries(indices) as Record<string, number> }
  })
  return { modules: made }
}

interface Program extends Linked {
  code: string
  map: string
}

function withoutTypes(file: string, name: string, modules: Modules): Program | Rejection {
  const source = modules.get(file) as Module
  const { code, map, errors } = transformSync(name, markTypes(file, modules), {
    lang: languageOf(file),
    sourceType: 'module',
    sourcemap: true,
    tsconfig: false,
    target: 'esnext',
  })
  if (errors[0]) return refusal(semanticError(file, source) ?? `${name}: ${firstLine(errors[0].message)}`)
  // What is checked here is what will run, to the letter.
  const { program, module, errors: unreadable } = parseSync('module.js', code, { lang: 'js', sourceType: 'module' })
  const why = unreadable[0]?.message ?? findUnsupported(program)?.why
  if (why !== undefined) return refusal(`${name}: ${why}`)
  const refused = refusedByV8(code)
  if (refused !== undefined) return refusal(semanticError(file, source) ?? `${name}: ${refused}`)
  const imports = new Map(requestsOf(program).map(({ value }) => [value, source.imports.get(value) ?? value]))
  return { code, map: JSON.stringify({ ...map, sourcesContent: [] }), module, imports }
}

/** What V8 itself will not take: it parses the code here, and does not run it. */
function refusedByV8(code: string): string | undefined {
  try {
    void new SourceTextModule(code)
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

/** The first mistake that is not one of grammar: a variable that is declared twice, say. Neither V8 nor the compiler says where. */
function semanticError(file: string, { code, place }: Module): string | undefined {
  const [error] = parseSync(file, code, {
    lang: languageOf(file),
    sourceType: 'module',
    showSemanticErrors: true,
  }).errors
  return error && `${place(error.labels[0]?.start ?? 0)}: ${error.message}`
}

/** The rest is a drawing of the place. */
function firstLine(message: string): string {
  return stripVTControlCharacters(message.split('\n')[0] ?? '').replace(/^\[\w+\] /, '')
}

function refusal(why: string): Rejection {
  return { rejected: why.slice(0, MAX_MESSAGE_LENGTH) }
}

/**
 * `export { Shape } from './types.ts'`, where that is a type, does nothing when it runs under vitest, which looks for the name
 * when it is used. A module that is linked before it runs must be told that it is a type.
 */
function markTypes(file: string, modules: Modules): string {
  const { code, module, imports } = modules.get(file) as Module
  const types = exportEntries(module).filter(({ isType, moduleRequest, importName }) => {
    const target = imports.get(moduleRequest?.value ?? '')
    if (isType || target === undefined || !modules.has(target) || importName.kind !== 'Name') return false
    return exported(modules, target, importedName(importName)) === 'type'
  })
  // `import Shape from` has no place for a mark: there the export is marked.
  const places = types.map(({ importName, start }) =>
    importName.name === 'default' ? start : (importName.start ?? start),
  )
  let marked = code
  for (const place of places.toSorted((a, b) => b - a)) marked = `${marked.slice(0, place)}type ${marked.slice(place)}`
  return marked
}

/** The first import of a name that its file does not export. */
function missingImport(
  file: string,
  { module, imports }: Program,
  modules: Modules,
  nameOf: (file: string) => string,
): Rejection | undefined {
  const source = modules.get(file) as Module
  const wanted = [
    ...module.staticImports.flatMap(({ moduleRequest, entries }) =>
      entries.map(({ importName }) => ({ specifier: moduleRequest.value, importName })),
    ),
    ...exportEntries(module).map(({ moduleRequest, importName }) => ({ specifier: moduleRequest?.value, importName })),
  ]
  for (const { specifier, importName } of wanted) {
    const target = imports.get(specifier ?? '')
    if (target === undefined || !modules.has(target)) continue
    if (importName.kind !== 'Name' && importName.kind !== 'Default') continue
    const name = importedName(importName)
    if (exported(modules, target, name) === 'value') continue
    const place = source.place(source.startOf(specifier ?? ''))
    return { rejected: `${place}: "${name}" is not exported by "${nameOf(target)}".` }
  }
  return undefined
}
