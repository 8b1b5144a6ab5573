import { applyPatch, createTwoFilesPatch, parsePatch, type StructuredPatch } from 'diff'
import { DerefError } from '../contract/errors.ts'

/** Lines around a change that are kept with it. */
const CONTEXT_LINES = 2

/** Characters of a line of the header, as of any line of this project. */
const MAX_LINE_LENGTH = 120

/** A faulty solution as a file: what is wrong with it, what is known of it, and how it differs from a correct one. */
export interface FaultyPatch {
  /** What is wrong with it, in a sentence or two. */
  sentence: string
  /** Ids of the tests that fail on it, as the file has them. */
  fails: readonly string[]
  /** What its first leak is held by, where the file says so. */
  heldBy?: string
  /** Name of the file that it changes, in the folder of solutions. */
  base: string
  /** What is to be applied to the text of that file. */
  change: StructuredPatch
}

const FIELD = /^(Fails|Held by):[ \t]*/

/**
 * Reads a patch: a sentence, the fields `Fails:` and, where it is known, `Held by:`, and a unified diff. Lines that go on with a
 * field are indented.
 *
 * @param file is named in errors
 * @throws DerefError `bad-file`
 */
export function parseFaultyPatch(text: string, file: string): FaultyPatch {
  const lines = text.split(/\r?\n/)
  const start = lines.findIndex((line) => line.startsWith('--- '))
  if (start === -1) throw new DerefError('bad-file', `${file}: has no line that begins with "--- "`)
  const { sentence, fails = '', heldBy } = header(lines.slice(0, start))
  if (sentence === '')
    throw new DerefError('bad-file', `${file}: does not begin with a sentence that says what is wrong`)
  if (fails === '') throw new DerefError('bad-file', `${file}: names no test after "Fails:"`)
  const change = diffOf(lines.slice(start).join('\n'), file)
  // A submission is one file for a patch, so what it is applied to must stand by itself.
  const base = /^a\/([^/]+\.ts)$/.exec(change.oldFileName ?? '')?.[1]
  if (base === undefined) {
    throw new DerefError('bad-file', `${file}: must change one file of its exercise, as in "--- a/weak-ref.ts"`)
  }
  return { sentence, fails: fails.split(/\s+/), ...(heldBy !== undefined && { heldBy }), base, change }
}

/** Writes what {@link parseFaultyPatch} reads. */
export function formatFaultyPatch(
  { sentence, fails, heldBy, base }: Omit<FaultyPatch, 'change'>,
  from: string,
  to: string,
): string {
  const options = { context: CONTEXT_LINES }
  const diff = createTwoFilesPatch(`a/${base}`, `b/${base}`, from, to, undefined, undefined, options)
  const fields = [`Fails: ${fails.join(' ')}`, ...(heldBy === undefined ? [] : [`Held by: ${heldBy}`])]
  const head = `${folded(sentence, '')}\n\n${fields.map((field) => folded(field, '  ')).join('\n')}`
  return `${head}\n\n${diff.slice(diff.indexOf('--- '))}`
}

/** Breaks a text into lines, each but the first with an indent. */
function folded(text: string, indent: string): string {
  const lines = ['']
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1) as string
    if (line.length + 1 + word.length > MAX_LINE_LENGTH) lines.push(indent + word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return lines.join('\n')
}

/**
 * Applies a patch where it says, or not at all.
 *
 * @param text of the file that it changes
 * @throws DerefError `bad-file` that names the hunk that does not fit
 */
export function applyFaultyPatch({ base, change }: FaultyPatch, text: string, file: string): string {
  const lines = text.split('\n')
  for (const [index, { oldStart, oldLines, lines: hunk }] of change.hunks.entries()) {
    const expected = hunk.filter((line) => line.startsWith(' ') || line.startsWith('-')).map((line) => line.slice(1))
    const found = lines.slice(oldStart - 1, oldStart - 1 + oldLines)
    if (expected.length === found.length && expected.every((line, at) => line === found[at])) continue
    const where = `hunk ${index + 1} (line ${oldStart} of ${base}) does not fit`
    throw new DerefError(
      'bad-file',
      `${file}: ${where}`,
      'If the base has changed, run: npx deref faulty EXERCISE --rebase',
    )
  }
  const applied = applyPatch(text, change, { fuzzFactor: 0, autoConvertLineEndings: false })
  if (applied === false) throw new DerefError('bad-file', `${file}: cannot be applied to ${base}`)
  return applied
}

function header(lines: readonly string[]): { sentence: string; fails?: string; heldBy?: string } {
  const first = lines.findIndex((line) => FIELD.test(line))
  const fields = first === -1 ? [] : lines.slice(first)
  const valueOf = (field: string): string | undefined => {
    const at = fields.findIndex((line) => FIELD.exec(line)?.[1] === field)
    if (at === -1) return undefined
    const rest = fields.slice(at + 1)
    const end = rest.findIndex((line) => !/^\s+\S/.test(line))
    const own = [fields[at]?.replace(FIELD, '') ?? '', ...rest.slice(0, end === -1 ? rest.length : end)]
    return own
      .map((line) => line.trim())
      .join(' ')
      .trim()
  }
  const [fails, heldBy] = [valueOf('Fails'), valueOf('Held by')]
  return {
    sentence: lines
      .slice(0, first === -1 ? lines.length : first)
      .join('\n')
      .trim(),
    ...(fails !== undefined && { fails }),
    ...(heldBy !== undefined && { heldBy }),
  }
}

function diffOf(text: string, file: string): StructuredPatch {
  let patches: StructuredPatch[]
  try {
    patches = parsePatch(text)
  } catch (error) {
    throw new DerefError('bad-file', `${file}: is not a unified diff: ${(error as Error).message}`)
  }
  const [patch, ...others] = patches
  if (patch === undefined || patch.hunks.length === 0) throw new DerefError('bad-file', `${file}: changes nothing`)
  if (others.length > 0) throw new DerefError('bad-file', `${file}: changes more than one file`)
  return patch
}
