import { execFile } from 'node:child_process'
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { projectRoot } from '../contract/project.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'

/** The compiler is a program for this machine, beside the package that starts it. */
const compilerFolder = join(dirname(compilerPackage()), 'lib')
const compiler = join(compilerFolder, process.platform === 'win32' ? 'tsc.exe' : 'tsc')

const kitFolder = join(projectRoot, 'graders/gc')

/** Limits on the compiler, for one submission. An honest one needs a fifth. */
const TIMEOUT_MS = 20_000
const MAX_CPU_S = 8
const MAX_ADDRESS_SPACE_KB = 3 * 2 ** 20

/** Where the kernel's control groups hold it. Its threads count as processes, and there is one for each core. */
const GROUP_LIMITS = { wallMs: TIMEOUT_MS, heapMb: 2048, memoryMb: 2048, processes: 256 }

const MAX_PRINTED_BYTES = 4 * 2 ** 20

const BASE_OPTIONS = [
  ...'--ignoreConfig --noEmit --strict --skipLibCheck --pretty false'.split(' '),
  ...'--target esnext --module esnext --moduleResolution bundler --allowImportingTsExtensions --types node'.split(' '),
  '--typeRoots',
  join(projectRoot, 'node_modules/@types'),
]

/**
 * With `--noResolve` nothing that a file says makes another one part of the program: no import, no reference, no module that
 * it declares. Which files there are is told by the command line alone, and what is not among them is as if it were nowhere.
 */
export const OPTIONS = [...BASE_OPTIONS, '--noResolve', '--listFiles']

export interface Compiled {
  /** Lines of what it prints, errors among them. */
  printed: readonly string[]
  /** Absolute paths of the files of its program, as it lists them. */
  files: readonly string[]
}

/**
 * Compiles files, and emits nothing: the program is those files, the compiler's own libraries, and Node's types.
 *
 * @param files paths below `cwd`, with `./` before them, and absolute paths of the kit's
 * @param cwd absolute path of the folder in which it starts
 * @param folders absolute paths of all that it may see, beside its own
 * @returns undefined when it came to no end within its limits
 * @throws Error when it cannot be started
 */
export async function compile(
  files: readonly string[],
  { cwd, folders, sandbox }: { cwd: string; folders: readonly string[]; sandbox: Sandbox },
): Promise<Compiled | undefined> {
  const types = await typesOfNode()
  const packages = new Set(types.map((file) => packageOf(file)))
  const enclosure = sandbox.encloseTool(
    [compiler, ...OPTIONS, ...files, ...types],
    { folders: [compilerFolder, ...packages, ...folders], cwd },
    GROUP_LIMITS,
  )
  try {
    const printed = await run(enclosure.command, cwd)
    if (printed === undefined) return undefined
    const lines = printed.split(/\r?\n/)
    return { printed: lines, files: lines.filter(isListed).map((line) => line.replaceAll('\\', '/')) }
  } finally {
    enclosure.kill()
    enclosure.remove()
  }
}

/** Whether a file may be part of a program, given those that were asked for. */
export async function allowedFiles(files: readonly string[]): Promise<(file: string) => boolean> {
  const allowed = new Set([...files, ...(await typesOfNode())].map((file) => file.replaceAll('\\', '/')))
  const libraries = `${compilerFolder.replaceAll('\\', '/')}/lib.`
  return (file) => allowed.has(file) || (file.startsWith(libraries) && !file.slice(libraries.length).includes('/'))
}

/** Absolute paths of the kit's files that have a say in the types of `#gc`, and of the folder that holds them. */
export const kitFiles = once(async () => {
  const all = await programOf([join(kitFolder, 'index.ts')])
  return { folder: kitFolder, files: all.filter((file) => file.startsWith(kitFolder.replaceAll('\\', '/'))) }
})

/** Absolute paths of the files that make up Node's types: what they refer to is not followed when a submission is checked. */
const typesOfNode = once(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'deref-types-'))
  try {
    const empty = join(await realpath(folder), 'empty.ts')
    await writeFile(empty, 'export {}')
    return (await programOf([empty])).filter((file) => file.includes('/node_modules/') && !isLibrary(file))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

/** The files of a program of ours, and of whatever they refer to. */
async function programOf(files: readonly string[]): Promise<string[]> {
  const printed = await run([compiler, ...BASE_OPTIONS, '--listFilesOnly', ...files], projectRoot)
  if (printed === undefined) throw new Error('The type checker could not list the files it needs.')
  return printed
    .split(/\r?\n/)
    .filter(isListed)
    .map((line) => line.replaceAll('\\', '/'))
}

function isLibrary(file: string): boolean {
  return file.startsWith(`${compilerFolder.replaceAll('\\', '/')}/`)
}

/** Paths are absolute in its list, and relative in errors. */
function isListed(line: string): boolean {
  return /^(\/|[A-Za-z]:[\\/])/.test(line) && !/\(\d+,\d+\): error TS\d+: /.test(line)
}

/** `/…/node_modules/@types/node`, of a file in there. */
function packageOf(file: string): string {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? dirname(file)
}

/** What the compiler prints; undefined when it came to no end within its limits. */
function run(command: readonly string[], cwd: string): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const [program, ...words] = withinLimits(command)
    const options = { cwd, env: ENVIRONMENT, timeout: TIMEOUT_MS, maxBuffer: MAX_PRINTED_BYTES } as const
    execFile(program as string, words, { ...options, killSignal: 'SIGKILL' }, (error, stdout, stderr) => {
      // It exits with 1 or 2 when it found type errors: that is a result.
      if (!error || (typeof error.code === 'number' && error.code <= 2 && stderr === '')) resolve(stdout)
      else if (error.code === 'ENOENT') reject(new Error(`The type checker cannot be started: ${error.message}`))
      else if (stderr.startsWith('bwrap: ')) reject(new Error(`The type checker cannot be isolated: ${stderr.trim()}`))
      else resolve(undefined)
    })
  })
}

/** Windows starts nothing without this one. */
const ENVIRONMENT: NodeJS.ProcessEnv = process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {}

function withinLimits(command: readonly string[]): readonly string[] {
  if (process.platform === 'win32') return command
  const limits = `ulimit -t ${MAX_CPU_S}; ulimit -v ${MAX_ADDRESS_SPACE_KB}; ulimit -c 0`
  return ['/bin/sh', '-c', `${limits}; exec "$0" "$@"`, ...command]
}

function compilerPackage(): string {
  const typescript = createRequire(import.meta.url).resolve('typescript/package.json')
  return createRequire(typescript).resolve(`@typescript/typescript-${process.platform}-${process.arch}/package.json`)
}

/** Calls once, and again after a failure. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    made.catch(() => {
      made = undefined
    })
    return made
  }
}
