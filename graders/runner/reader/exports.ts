import type { ModuleRecord } from './modules.ts'

/** What a name is that a module exports: something that is there when it runs, or a type alone. */
export type Exported = 'value' | 'type' | undefined

/** The imports and exports of each module, and where its specifiers lead. A specifier that leads nowhere is granted. */
export interface Linked {
  module: Pick<ModuleRecord, 'staticImports' | 'staticExports'>
  imports: ReadonlyMap<string, string>
}

/**
 * All exports of a module. Of what `import Shape from` has brought in the parser says that it was called `Shape` where it comes
 * from: there it is the default.
 */
export function exportEntries({ staticImports, staticExports }: Linked['module']): ExportEntry[] {
  const defaults = staticImports
    .flatMap(({ entries }) => entries)
    .filter(({ importName }) => importName.kind === 'Default')
    .map(({ importName }) => importName.start)
  return staticExports
    .flatMap(({ entries }) => entries)
    .map((entry) => {
      const isDefault = entry.moduleRequest !== null && defaults.includes(entry.importName.start)
      return isDefault ? { ...entry, importName: { ...entry.importName, name: 'default' } } : entry
    })
}

type ExportEntry = ModuleRecord['staticExports'][number]['entries'][number]

/** What `name` is among the exports of a file, as far as its modules say: through as many files as it takes. */
export function exported(modules: ReadonlyMap<string, Linked>, file: string, name: string): Exported {
  const asked = new Set<string>()
  const questions = [{ file, name }]
  let found: Exported
  for (let question = questions.pop(); question !== undefined; question = questions.pop()) {
    const key = JSON.stringify(question)
    if (asked.has(key)) continue
    asked.add(key)
    const linked = modules.get(question.file)
    if (!linked) return 'value'
    for (const answer of answersOf(linked, question.name)) {
      if (answer === 'value') return 'value'
      if (answer === 'type') found = 'type'
      else questions.push(answer)
    }
  }
  return found
}

type Answer = 'value' | 'type' | { file: string; name: string }

function answersOf({ module, imports }: Linked, name: string): Answer[] {
  const elsewhere = (specifier: string | undefined, importName: string): Answer => {
    const target = imports.get(specifier ?? '')
    return target === undefined ? 'value' : { file: target, name: importName }
  }
  const entries = exportEntries(module)
  const own = entries.filter(({ exportName }) => exportedName(exportName) === name)
  if (own.length > 0) {
    return own.map(({ isType, moduleRequest, importName }) => {
      if (isType) return 'type'
      const isHere = moduleRequest === null || importName.kind === 'All'
      return isHere ? 'value' : elsewhere(moduleRequest.value, importedName(importName))
    })
  }
  const stars = entries.filter(({ exportName, importName }) => exportName.kind === 'None' && importName.kind !== 'None')
  return name === 'default' ? [] : stars.map(({ moduleRequest }) => elsewhere(moduleRequest?.value, name))
}

function exportedName({ kind, name }: { kind: string; name?: string | null | undefined }): string | undefined {
  return kind === 'Default' ? 'default' : (name ?? undefined)
}

/** The name by which something is imported: `default` has a kind of its own. */
export function importedName({ kind, name }: { kind: string; name?: string | null | undefined }): string {
  return kind === 'Default' ? 'default' : (name ?? '')
}
