import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { DerefError } from '../contract/errors.ts'
import { projectRoot } from '../contract/project.ts'
import type { Exercise } from './exercise.ts'
import { applyFaultyPatch, parseFaultyPatch } from './patch.ts'

const cacheFolder = join(projectRoot, 'node_modules/.cache/deref/faulty')

/** A solution that is wrong, with what is known of it. */
export interface FaultySolution {
  kind: 'faulty'
  /** `faulty/strong-map` */
  name: string
  /** Absolute path. */
  file: string
  /** The folder it may import from. */
  root: string
  /** Ids of the tests that must fail on it: at least one. */
  fails: readonly string[]
  /** What holds the object that its first leak is about. */
  heldBy?: string
  /** Absolute path of the patch that makes it; undefined for a design of its own. */
  patch?: string
  /** Whether the patched file stands beside the patch, to be edited: then it is what is run. */
  isBeingEdited?: boolean
}

/**
 * Finds an exercise's faulty solutions. A patch is applied, and the result kept in a cache by its content.
 *
 * @param folder of the exercise's solutions; the faulty ones are in `faulty` below it
 * @throws DerefError `bad-file` when one names no test, or one that is not in the rubric, or does not fit its base
 */
export async function findFaulty(exercise: Exercise, folder: string): Promise<FaultySolution[]> {
  const faulty = join(folder, 'faulty')
  const files = (await readdir(faulty).catch((): string[] => [])).sort()
  const patches = files.filter((file) => file.endsWith('.patch'))
  const designs = files.filter((file) => file.endsWith('.ts') && !patches.includes(patchOf(file)))
  const found = await Promise.all([
    ...patches.map((file) => patched(join(faulty, file), exercise, folder)),
    ...designs.map((file) => design(join(faulty, file), exercise, folder)),
  ])
  return found.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** The name of the patch that makes a TypeScript file, which stands beside it while it is edited. */
export function patchOf(file: string): string {
  return file.replace(/\.ts$/, '.patch')
}

async function patched(patch: string, exercise: Exercise, folder: string): Promise<FaultySolution> {
  const parsed = parseFaultyPatch(await readFile(patch, 'utf8'), patch)
  const { fails, heldBy, base } = parsed
  requireKnown(fails, exercise, patch)
  const name = basename(patch, '.patch')
  const about = {
    kind: 'faulty',
    name: `faulty/${name}`,
    fails,
    patch,
    ...(heldBy !== undefined && { heldBy }),
  } as const
  const edited = join(folder, 'faulty', `${name}.ts`)
  if (await readFile(edited).catch(() => undefined))
    return { ...about, file: edited, root: folder, isBeingEdited: true }
  const text = await readFile(join(folder, base), 'utf8').catch(() => undefined)
  if (text === undefined) throw new DerefError('bad-file', `${patch}: changes ${base}, which does not exist`)
  const root = await kept(exercise, name, applyFaultyPatch(parsed, text, patch))
  return { ...about, file: join(root, exercise.file), root }
}

async function design(file: string, exercise: Exercise, folder: string): Promise<FaultySolution> {
  const [, comment = ''] = /^\/\*\*([\s\S]*?)\*\//.exec(await readFile(file, 'utf8')) ?? []
  const tag = (name: string) => {
    const [, value = ''] =
      new RegExp(`(?:^|\\s)@${name}\\s((?:(?!\\s@\\w)[^])*)`).exec(comment.replaceAll(/^\s*\*/gm, ' ')) ?? []
    return value.split(/\s+/).filter((word) => word !== '')
  }
  const [fails, heldBy] = [tag('fails'), tag('heldBy').join(' ')]
  if (fails.length === 0) throw new DerefError('bad-file', `${file}: names no test after @fails in its opening comment`)
  requireKnown(fails, exercise, file)
  const name = `faulty/${basename(file, '.ts')}`
  return { kind: 'faulty', name, file, root: folder, fails, ...(heldBy !== '' && { heldBy }) }
}

function requireKnown(ids: readonly string[], { rubric }: Exercise, file: string): void {
  const unknown = ids.find((id) => !rubric.tests.some((test) => test.id === id))
  if (unknown !== undefined) throw new DerefError('bad-file', `${file}: names "${unknown}", which is not in the rubric`)
}

/** A folder with the text as an exercise's file, named by its content, so that no run changes a file that another one reads. */
async function kept({ id, file }: Exercise, name: string, text: string): Promise<string> {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12)
  const folder = join(cacheFolder, id, `${name}-${hash}`)
  const path = join(folder, file)
  if ((await readFile(path, 'utf8').catch(() => undefined)) === text) return folder
  await mkdir(folder, { recursive: true })
  const fresh = `${path}.${randomUUID()}`
  await writeFile(fresh, text)
  await rename(fresh, path)
  return folder
}
