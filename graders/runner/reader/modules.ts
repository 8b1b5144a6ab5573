import { lstat, readFile, realpath } from 'node:fs/promises'
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path'
import { type ESTree, parseSync, Visitor } from 'rolldown/utils'
import { hostReferences } from './host-globals.ts'

/** A submission's modules, by absolute path: all that its entry leads to. */
export type Modules = ReadonlyMap<string, Module>

/** What the parser says of a file's imports and exports. */
export type ModuleRecord = ReturnType<typeof parseSync>['module']

export interface Module {
  code: string
  /** Absolute paths of what it imports, by the specifier it used. A specifier that is granted stands for itself. */
  imports: ReadonlyMap<string, string>
  /** Its imports and exports, types included. */
  module: ModuleRecord
  /** `lib/store.ts:12`, for an offset in the code. */
  place: (offset: number) => string
  /** The offset where it first imports from this specifier. */
  startOf: (specifier: string) => number
  /** What its student should know of it, with the place. */
  notes: readonly string[]
}

/** Why a submission cannot be run, with the place, for its student. */
export interface Rejection {
  rejected: string
}

const SUFFIXES = ['', '.ts', '/index.ts']

/** More than a student writes for one exercise, and little work for the reader. */
const MAX_FILES = 200
const MAX_BYTES = 2 ** 20

/**
 * Reads a submission's entry and whatever it imports, as data: nothing of it is run, and no file outside its root is
 * read. A file that does not parse, an import of anything but its own files, a decorator: each is a rejection.
 *
 * @param allow specifiers it may import beside its own files
 * @param given globals it has beside the usual ones
 */
export async function readModules(
  entry: string,
  root: string,
  allow: readonly string[] = [],
  given: readonly string[] = [],
): Promise<Modules | Rejection> {
  const modules = new Map<string, Module>()
  const queue = [entry]
  let bytes = 0
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (modules.has(file)) continue
    const module = await readModule(file, root, allow, given)
    if ('rejected' in module) return module
    modules.set(file, module)
    bytes += module.code.length
    if (bytes > MAX_BYTES || modules.size > MAX_FILES) {
      return { rejected: `has more than ${MAX_FILES} files or ${MAX_BYTES / 1024} KiB of source` }
    }
    queue.push(...[...module.imports.values()].filter((target) => !allow.includes(target)))
  }
  return modules
}

async function readModule(
  file: string,
  root: string,
  allow: readonly string[],
  given: readonly string[],
): Promise<Module | Rejection> {
  const name = relative(root, file).replaceAll('\\', '/')
  const about = await lstat(file)
  // A hard link could lead to any file of the same disk.
  if (!about.isFile() || about.nlink > 1) return { rejected: `${name}: is a link or not a regular file` }
  if (about.size > MAX_BYTES) return { rejected: `${name}: is larger than ${MAX_BYTES / 1024} KiB` }
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    // An archive may say so of a file.
    if (error.code === 'EACCES') return undefined
    throw error
  })
  if (text === undefined) return { rejected: `${name}: may not be read by anybody` }
  const code = text.replace(/^\uFEFF/, '')
  const place = (offset: number) => `${name}:${code.slice(0, offset).split('\n').length}`
  // As what it will run as, a module: a script may hide code behind `<!--`, and a .tsx file in its markup.
  const { program, module, errors } = parseSync(file, code, { lang: languageOf(file), sourceType: 'module' })
  const [error] = errors
  if (error) return { rejected: `${place(error.labels[0]?.start ?? 0)}: ${error.message}` }
  const unsupported = findUnsupported(program)
  if (unsupported) return { rejected: `${place(unsupported.start)}: ${unsupported.why}` }
  const requests = requestsOf(program)
  const imports = new Map<string, string>()
  for (const request of requests) {
    if (imports.has(request.value)) continue
    const target = allow.includes(request.value) ? request.value : await resolveImport(request.value, file, root, allow)
    if (typeof target !== 'string') return { rejected: `${place(request.start)}: ${target.rejected}` }
    imports.set(request.value, target)
  }
  const absent = hostReferences(program, given)
  const required = absent.find(({ name: missing }) => missing === 'require')
  if (required)
    return { rejected: `${place(required.start)}: require is not supported, only import at the top of a file` }
  const startOf = (specifier: string) => requests.find(({ value }) => value === specifier)?.start ?? 0
  const notes = absent.map(
    ({ name: missing, start }) => `${place(start)}: refers to ${missing}, which a submission does not have here`,
  )
  return { code, imports, module, place, startOf, notes }
}

/** What a module is made to load, and where it says so. The parser's own list leaves out `export {} from './lib.ts'`. */
export function requestsOf({ body }: ESTree.Program): { value: string; start: number }[] {
  return body.flatMap((statement) => ('source' in statement && statement.source ? [statement.source] : []))
}

/** In JavaScript `a < b > (c)` compares, and in TypeScript it calls. */
export function languageOf(file: string): 'js' | 'ts' {
  return /\.[cm]?js$/.test(file) ? 'js' : 'ts'
}

async function resolveImport(
  specifier: string,
  from: string,
  root: string,
  allow: readonly string[],
): Promise<string | Rejection> {
  if (!/^\.\.?\//.test(specifier)) {
    const more = allow.map((allowed) => `, and "${allowed}"`).join('')
    return {
      rejected:
        `imports "${specifier}", and a submission may import only its own files, by relative paths${more}: ` +
        'it runs where there is nothing else, neither files nor network',
    }
  }
  const target = resolve(dirname(from), specifier)
  const outside = { rejected: `imports "${specifier}", which lies outside the submission` }
  if (!isInside(root, target)) return outside
  // What intake does not count as handed in, `graders/intake/source-files.ts`, is not run either.
  const installed = relative(root, target)
    .split(sep)
    .find((part) => part === 'node_modules' || part === '.git')
  if (installed) return { rejected: `imports "${specifier}", and what is in ${installed} is not handed in` }
  for (const candidate of [...SUFFIXES.map((suffix) => target + suffix), target.replace(/\.js$/, '.ts')]) {
    if (!(await lstat(candidate).catch(() => undefined))?.isFile()) continue
    if (!/\.m?[jt]s$/.test(candidate)) {
      return { rejected: `imports "${specifier}", and only TypeScript and JavaScript modules can be imported` }
    }
    // One of the folders on the way may be a link.
    return isInside(await realpath(root), await realpath(candidate)) ? candidate : outside
  }
  return { rejected: `imports "${specifier}", and there is no such file in the submission` }
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path)
  return way.split(sep)[0] !== '..' && !isAbsolute(way)
}

/** The first piece of syntax that V8 does not know yet, or that would lead out of the submission. */
export function findUnsupported(program: ESTree.Program): { start: number; why: string } | undefined {
  let found: { start: number; why: string } | undefined
  const report = (why: string) => (node: { start: number }) => {
    if (!found || node.start < found.start) found = { start: node.start, why }
  }
  const accessor = 'the keyword accessor is not supported, for V8 does not know it yet'
  const onlyAtTheTop = 'is not supported, only import at the top of a file'
  new Visitor({
    AccessorProperty: report(accessor),
    TSAbstractAccessorProperty: report(accessor),
    Decorator: report('decorators are not supported, for V8 does not know them yet'),
    ImportExpression: report(`import() ${onlyAtTheTop}`),
    TSImportType: report(`import() as a type ${onlyAtTheTop}`),
    TSImportEqualsDeclaration: (node) => {
      if (node.moduleReference.type === 'TSExternalModuleReference') report(`import = require() ${onlyAtTheTop}`)(node)
    },
    TSExportAssignment: report('export = is not supported, only export'),
    MetaProperty: (node) => {
      if (node.meta.name === 'import')
        report('import.meta is not supported: a submission has no place of its own')(node)
    },
  }).visit(program)
  return found
}
