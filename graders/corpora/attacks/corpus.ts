import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ALL_LAYERS, type Layer, type Layers } from '../../sandbox/layers.ts'

const submissions = join(import.meta.dirname, 'submissions')

/**
 * What is seen of an attack that succeeds: tests that pass, a text in its output, an outcome; a connection to a server, a file, a
 * process that is killed; a process that outlives the run, or a run that outlives its limits.
 */
export const SIGNS = ['passes', 'prints', 'ends', 'connects', 'writes', 'kills', 'survives', 'hangs'] as const

export interface Sign {
  kind: (typeof SIGNS)[number]
  /** Which tests, what text, which outcome. */
  words: readonly string[]
}

export interface Attack {
  /** Its class, and the folder it is in. */
  group: string
  name: string
  /** File contents by name: the first is what a student hands in, under the name of the exercise's own file. */
  files: Readonly<Record<string, string>>
  /** Files of the submission that lead elsewhere. */
  links: readonly { kind: 'symlink' | 'hardlink'; from: string; to: string }[]
  /** Outcomes that are honest, and the points with them. */
  outcomes: readonly string[]
  points: number
  /** The layers that stop it. */
  without: Layers
  /** Whether it is believing matchers that it beats: those of the exercise `02-naive`. */
  naive: boolean
  /** Nothing, where what stops it is no layer and cannot be switched off. */
  sign: Sign | undefined
}

/** Every attack there is, by class. */
export function readCorpus(): Map<string, Attack[]> {
  const groups = readdirSync(submissions).sort()
  return new Map(
    groups.map((group) => {
      const files = readdirSync(join(submissions, group)).sort()
      return [group, files.map((file) => readAttack(group, file))]
    }),
  )
}

function readAttack(group: string, file: string): Attack {
  const text = readFileSync(join(submissions, group, file), 'utf8')
  const [header = ''] = text.split('*/')
  const tag = (name: string) => header.match(new RegExp(`@${name} (.+)`))?.[1]?.trim()
  const [outcomes = '', points = ''] = tag('verdict')?.split(' ') ?? []
  const without = tag('without')?.split(' ') ?? []
  if (outcomes === '' || without.length === 0) throw new Error(`${group}/${file}: its header lacks a tag`)
  const unknown = without.filter((word) => !['nothing', 'matchers', ...ALL_LAYERS].includes(word as Layer))
  if (unknown.length > 0) throw new Error(`${group}/${file}: there is no layer ${unknown.join(', ')}`)
  const then = tag('then')
  if ((then === undefined) !== without.includes('nothing'))
    throw new Error(`${group}/${file}: @then or @without nothing`)
  return {
    group,
    name: file.replace(/\.ts$/, ''),
    files: filesIn(text),
    links: [...header.matchAll(/@(symlink|hardlink) (\S+) (\S+)/g)].map(([, kind, from = '', to = '']) => {
      return { kind: kind as 'symlink' | 'hardlink', from, to }
    }),
    outcomes: outcomes.split('|'),
    points: Number(points),
    without: new Set(without.filter((word) => ALL_LAYERS.has(word as Layer)) as Layer[]),
    naive: without.includes('matchers'),
    sign: then === undefined ? undefined : readSign(then),
  }
}

/** `// --- helper.ts` begins another file. */
function filesIn(text: string): Record<string, string> {
  const [first = '', ...rest] = text.split(/^\/\/ --- (\S+)\n/m)
  const files: Record<string, string> = { '': first }
  for (let index = 0; index < rest.length; index += 2) files[rest[index] as string] = rest[index + 1] as string
  return files
}

function readSign(then: string): Sign {
  const [word = '', ...words] = then.split(' ')
  const kind = SIGNS.find((sign) => sign === word)
  if (kind === undefined) throw new Error(`There is no sign of success called ${word}`)
  return { kind, words }
}
