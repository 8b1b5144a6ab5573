import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { projectRoot } from '../contract/project.ts'
import type { SubmittedExercise } from '../contract/submission.ts'
import { PORTABLE, type Sandbox } from '../sandbox/sandbox.ts'
import { allowedFiles, compile, kitFiles, OPTIONS } from './compiler.ts'
import { readSubmission } from './reader/read.ts'

const cacheFolder = join(projectRoot, 'node_modules/.cache/deref/types')

/** Type errors shown for one exercise of a submission; the rest are counted. */
const MAX_SHOWN = 10

/** Characters of one: it may quote what the submission says. */
const MAX_NOTE_CHARS = 500

const TOOK_TOO_MUCH = 'Its types were not checked: that took more time or memory than it may.'
const LED_OUTSIDE = 'Its types were not checked: it refers to files outside the submission.'

/** A file of the submission: its path below the root, with slashes, and its text. */
type NamedFile = readonly [name: string, code: string]

/**
 * Type errors of a submission, as notes: they cost no points. Its files are checked as copies in a folder of their own, and
 * the compiler knows of no others but its libraries, Node's types and, where it is imported, `#gc`: no configuration of the
 * student's has a say, and nothing leads to a file of ours. Kept by content, for a class hands in the same stub many times.
 *
 * @param sandbox how the compiler is isolated
 * @throws Error when it cannot be started
 */
export async function typeNotes({ entry, root }: SubmittedExercise, sandbox: Sandbox = PORTABLE): Promise<string[]> {
  const read = await readSubmission({ entry, root }, ['#gc'])
  // What cannot even be read is rejected by the run itself, with a better message.
  if ('rejected' in read) return []
  const files = read.files.map(({ file, code }) => [relative(root, file).replaceAll('\\', '/'), code] as const)
  const cached = join(cacheFolder, `${await keyOf(files)}.json`)
  const known = await readFile(cached, 'utf8').catch(() => undefined)
  if (known !== undefined) return JSON.parse(known) as string[]
  const notes = await check(files, sandbox)
  // Where the kit stands on a disk that is read-only, in a container say, they are compiled again each time.
  await keep(cached, notes).catch(() => undefined)
  return notes
}

async function keep(file: string, notes: readonly string[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const fresh = `${file}.${process.pid}`
  await writeFile(fresh, JSON.stringify(notes))
  await rename(fresh, file)
}

async function keyOf(files: readonly NamedFile[]): Promise<string> {
  const manifest = createRequire(import.meta.url).resolve('typescript/package.json')
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string }
  return createHash('sha256')
    .update(JSON.stringify([version, OPTIONS, files]))
    .digest('hex')
}

async function check(files: readonly NamedFile[], sandbox: Sandbox): Promise<string[]> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'deref-types-')))
  try {
    const cwd = join(folder, 'submission')
    for (const [name, code] of files) {
      await mkdir(dirname(join(cwd, name)), { recursive: true })
      await writeFile(join(cwd, name), code)
    }
    const kit = await provideKit(folder, files)
    // Scripts of JavaScript are no part of it: they have no types.
    const checked = files.map(([name]) => name).filter((name) => /\.m?ts$/.test(name))
    const roots = [...checked.map((name) => `./${name}`), ...kit.files]
    const compiled = await compile(roots, { cwd, folders: [folder, ...kit.folders], sandbox })
    if (!compiled) return [TOOK_TOO_MUCH]
    // A second look at what the options promise: the files of the program are those that were asked for.
    const isAllowed = await allowedFiles([...checked.map((name) => join(cwd, name)), ...kit.files])
    if (compiled.files.length === 0 || !compiled.files.every(isAllowed)) return [LED_OUTSIDE]
    return notesOf(compiled.printed, checked).map((line) =>
      line.replaceAll(`${cwd}/`, '').replaceAll(projectRoot, '').slice(0, MAX_NOTE_CHARS),
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Where `#gc` leads, for a submission that may import the kit; and the end of the search for any other configuration. */
async function provideKit(
  folder: string,
  files: readonly NamedFile[],
): Promise<{ files: readonly string[]; folders: readonly string[] }> {
  const manifest = join(folder, 'package.json')
  if (!files.some(([, code]) => code.includes('#gc'))) {
    await writeFile(manifest, '{}')
    return { files: [], folders: [] }
  }
  const kit = await kitFiles()
  const entry = join(folder, 'gc.ts')
  await writeFile(entry, `export * from ${JSON.stringify(join(kit.folder, 'index.ts'))}`)
  await writeFile(manifest, JSON.stringify({ imports: { '#gc': './gc.ts' } }))
  return { files: [entry, ...kit.files], folders: [kit.folder] }
}

/** Errors in files of the submission, the first of them in full. */
function notesOf(printed: readonly string[], names: readonly string[]): string[] {
  const own = new Set(names)
  const errors = printed.filter((line) => own.has(/^(.*?)\(\d+,\d+\): error TS\d+: /.exec(line)?.[1] ?? ''))
  const shown = errors.slice(0, MAX_SHOWN)
  return errors.length > shown.length ? [...shown, `and ${errors.length - shown.length} more type errors`] : shown
}
