import { SourceMap } from 'node:module'
import { type Context, type Module, SourceTextModule, SyntheticModule } from 'node:vm'
import type { Loadable } from './job.ts'
import type { Global } from './realm.ts'

/** The file that a module of a submission is for V8: an absolute path, as any student's file is. */
const scriptName = (name: string) => `/${name}`

/**
 * Runs a submission as the modules it consists of.
 *
 * @param granted what it may import beside them
 * @returns its entry's exports: never to be awaited, for they may hold a `then`
 * @throws whatever the submission throws
 */
export async function loadModules(
  { modules }: Loadable,
  global: Global,
  granted: object,
): Promise<{ namespace: object }> {
  const context = global === globalThis ? {} : { context: global as Context }
  const outside = new SyntheticModule(
    Object.keys(granted),
    function () {
      for (const [name, value] of Object.entries(granted)) this.setExport(name, value)
    },
    context,
  )
  const made = modules.map(({ name, code }) => new SourceTextModule(code, { ...context, identifier: scriptName(name) }))
  const imports = new Map<Module, Readonly<Record<string, number>>>(
    made.map((module, index) => [module, modules[index]?.imports ?? {}]),
  )
  const [entry] = made as [SourceTextModule]
  await entry.link((specifier, referencing) => {
    const target = imports.get(referencing)?.[specifier]
    // What the reader has not seen is nothing that was granted.
    if (target === undefined) throw new Error(`There is no module ${JSON.stringify(specifier)}`)
    return target === -1 ? outside : (made[target] as SourceTextModule)
  })
  await entry.evaluate()
  return { namespace: entry.namespace }
}

/** Leads from places in a submission's modules, as V8 sees them, to the student's files. */
export function placesIn({ modules }: Loadable): (script: string, line: number, column: number) => string | undefined {
  const byScript = new Map(modules.map((module) => [scriptName(module.name), module]))
  const maps = new Map<string, SourceMap>()
  return (script, line, column) => {
    const module = byScript.get(script)
    if (!module) return undefined
    const map = maps.get(script) ?? new SourceMap(JSON.parse(module.map))
    maps.set(script, map)
    const origin = map.findOrigin(line, column)
    return 'fileName' in origin ? `${module.name}:${origin.lineNumber}:${origin.columnNumber}` : undefined
  }
}
