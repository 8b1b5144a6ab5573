import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { projectRoot } from '../contract/project.ts'
import type { SubmittedExercise } from '../contract/submission.ts'
import { readSubmission } from './reader/read.ts'

const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')
const cacheFolder = join(projectRoot, 'node_modules/.cache/deref/types')

/** Type errors shown for one exercise of a submission; the rest are counted. */
const MOST_SHOWN = 10

/** Limits on the compiler, for one submission: wall time, seconds of CPU time, KiB of address space. An honest one needs a fifth. */
const TIMEOUT_MS = 20_000
const CPU_SECONDS = 8
const ADDRESS_SPACE = 3 * 2 ** 20

/** Bytes of what the compiler prints. */
const MOST_PRINTED = 4 * 2 ** 20

const OPTIONS = [
  ...'--ignoreConfig --noEmit --strict --skipLibCheck --pretty false'.split(' '),
  ...'--target esnext --module esnext --moduleResolution bundler --allowImportingTsExtensions --types node'.split(' '),
  '--typeRoots',
  join(projectRoot, 'node_modules/@types'),
]

/**
 * Type errors of a submission, as notes: they cost no points. Its files are checked as copies in a folder of their
 * own, so no configuration of the student's has a say. Kept by content, for a class hands in the same stub many times.
 */
export async function typeNotes({ entry, root }: SubmittedExercise): Promise<string[]> {
  const read = await readSubmission({ entry, root }, ['#gc'])
  // What cannot even be read is rejected by the run itself, with a better message.
  if ('rejected' in read) return []
  const files = read.files.map(({ file, code }) => [relative(root, file), withoutReferences(code)] as const)
  const cached = join(cacheFolder, `${await keyOf(files)}.json`)
  const known = await readFile(cached, 'utf8').catch(() => undefined)
  if (known !== undefined) return JSON.parse(known) as string[]
  const notes = await check(files, relative(root, entry))
  // Where the kit stands on a disk that is read-only, in a container say, they are found out anew each time.
  await keep(cached, notes).catch(() => undefined)
  return notes
}

async function keep(file: string, notes: readonly string[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const fresh = `${file}.${process.pid}`
  await writeFile(fresh, JSON.stringify(notes))
  await rename(fresh, file)
}

/** Where `#gc` leads, for a submission that may import the kit. */
async function provideKit(folder: string): Promise<void> {
  const kit = JSON.stringify(join(projectRoot, 'graders/gc/index.ts'))
  await writeFile(join(folder, 'deref-gc.ts'), `export * from ${kit}`)
  await writeFile(join(folder, 'package.json'), JSON.stringify({ imports: { '#gc': './deref-gc.ts' } }))
}

/**
 * `/// <reference path="..." />` would have the compiler read a file of ours, wherever in a line it stands. One stroke less
 * makes it a comment like any other, and keeps the columns.
 */
function withoutReferences(code: string): string {
  return code.replaceAll(/\/\/\/(?=\s*<)/g, '// ')
}

async function keyOf(files: readonly (readonly [string, string])[]): Promise<string> {
  const { version } = JSON.parse(await readFile(join(dirname(compiler), '../package.json'), 'utf8')) as {
    version: string
  }
  return createHash('sha256')
    .update(JSON.stringify([version, OPTIONS, files]))
    .digest('hex')
}

async function check(files: readonly (readonly [string, string])[], entry: string): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'deref-types-'))
  try {
    for (const [name, code] of files) {
      await mkdir(dirname(join(folder, name)), { recursive: true })
      await writeFile(join(folder, name), code)
    }
    if (files.some(([, code]) => code.includes('#gc'))) await provideKit(folder)
    const printed = await compile(folder, entry)
    if (printed === undefined) return ['Its types were not checked: that took more time or memory than it may.']
    const lines = printed.split('\n').filter((line) => /^[^/.].*\berror TS\d+:/.test(line))
    const shown = lines.slice(0, MOST_SHOWN)
    return lines.length > shown.length ? [...shown, `and ${lines.length - shown.length} more type errors`] : shown
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What the compiler prints; undefined when it came to no end within its limits. */
function compile(folder: string, entry: string): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const options = { cwd: folder, timeout: TIMEOUT_MS, maxBuffer: MOST_PRINTED, killSignal: 'SIGKILL' } as const
    const [command, ...words] = withinLimits([process.execPath, compiler, ...OPTIONS, entry])
    execFile(command as string, words, options, (error, stdout, stderr) => {
      // It exits with 1 or 2 when it found type errors: that is a result.
      if (!error || (typeof error.code === 'number' && error.code <= 2 && stderr === '')) resolve(stdout)
      else if (error.code === 'ENOENT') reject(new Error(`The type checker cannot be started: ${error.message}`))
      else resolve(undefined)
    })
  })
}

function withinLimits(command: readonly string[]): readonly string[] {
  if (process.platform === 'win32') return command
  return ['/bin/sh', '-c', `ulimit -t ${CPU_SECONDS}; ulimit -v ${ADDRESS_SPACE}; exec "$0" "$@"`, ...command]
}
