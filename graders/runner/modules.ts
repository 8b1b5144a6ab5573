import { lstat, readFile, realpath } from 'node:fs/promises'
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path'
import { type ESTree, parseSync, Visitor } from 'rolldown/utils'

/** A submission's modules, by absolute path: all that its entry leads to. */
export type Modules = ReadonlyMap<string, Module>

export interface Module {
  code: string
  /** Absolute paths of what it imports, by the specifier it used. */
  imports: ReadonlyMap<string, string>
}

/** Why a submission cannot be run, with the place, for its student. */
export interface Rejection {
  rejected: string
}

const SUFFIXES = ['', '.ts', '/index.ts']

/**
 * Reads a submission's entry and whatever it imports, as data: nothing of it is run, and no file outside its root is
 * read. A file that does not parse, an import of anything but its own files, a decorator: each is a rejection.
 */
export async function readModules(entry: string, root: string): Promise<Modules | Rejection> {
  const modules = new Map<string, Module>()
  const queue = [entry]
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (modules.has(file)) continue
    const module = await readModule(file, root)
    if ('rejected' in module) return module
    modules.set(file, module)
    queue.push(...module.imports.values())
  }
  return modules
}

async function readModule(file: string, root: string): Promise<Module | Rejection> {
  const name = relative(root, file).replaceAll('\\', '/')
  if (!(await lstat(file)).isFile()) return { rejected: `${name}: is a link or not a regular file` }
  const code = (await readFile(file, 'utf8')).replace(/^\uFEFF/, '')
  const place = (offset: number) => `${name}:${code.slice(0, offset).split('\n').length}`
  const { program, module, errors } = parseSync(file, code)
  const [error] = errors
  if (error) return { rejected: `${place(error.labels[0]?.start ?? 0)}: ${error.message}` }
  const decorator = findDecorator(program)
  if (decorator !== undefined) {
    return { rejected: `${place(decorator)}: decorators are not supported, for V8 does not know them yet` }
  }
  if (module.dynamicImports[0]) {
    return {
      rejected: `${place(module.dynamicImports[0].start)}: import() is not supported, only import at the top of a file`,
    }
  }
  const requests = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest),
    ...module.staticExports.flatMap(({ entries }) => entries.map(({ moduleRequest }) => moduleRequest)),
  ]
  const imports = new Map<string, string>()
  for (const request of requests) {
    if (!request || imports.has(request.value)) continue
    const target = await resolveImport(request.value, file, root)
    if (typeof target !== 'string') return { rejected: `${place(request.start)}: ${target.rejected}` }
    imports.set(request.value, target)
  }
  return { code, imports }
}

async function resolveImport(specifier: string, from: string, root: string): Promise<string | Rejection> {
  if (!/^\.\.?\//.test(specifier)) {
    return { rejected: `imports "${specifier}", and a submission may import only its own files, by relative paths` }
  }
  const target = resolve(dirname(from), specifier)
  const outside = { rejected: `imports "${specifier}", which lies outside the submission` }
  if (!isInside(root, target)) return outside
  for (const candidate of [...SUFFIXES.map((suffix) => target + suffix), target.replace(/\.js$/, '.ts')]) {
    if (!(await lstat(candidate).catch(() => undefined))?.isFile()) continue
    // One of the folders on the way may be a link.
    return isInside(await realpath(root), await realpath(candidate)) ? candidate : outside
  }
  return { rejected: `imports "${specifier}", and there is no such file in the submission` }
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path)
  return way.split(sep)[0] !== '..' && !isAbsolute(way)
}

function findDecorator(program: ESTree.Program): number | undefined {
  let found: number | undefined
  new Visitor({
    Decorator: ({ start }) => {
      found ??= start
    },
  }).visit(program)
  return found
}
