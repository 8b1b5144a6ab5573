import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

/** The folders of the grader from the bottom up, as ARCHITECTURE.md draws them: each may import the floors below its own. */
const FLOORS = [
  ['contract'],
  ['gc', 'catalog', 'intake', 'sandbox', 'scoring', 'ledger'],
  ['runner'],
  ['engine'],
  ['report', 'student', 'author', 'ci'],
  ['cli'],
  // What tries the whole.
  ['corpora', 'bench'],
]

/** What stays further below than its floor says. */
const NARROWER: Readonly<Record<string, readonly string[]>> = {
  // It shows results, and runs nothing.
  report: ['contract', 'scoring', 'ledger'],
}

/** Only tests may import it, on any floor. */
const FIXTURES = 'fixtures'

const graders = import.meta.dirname
const files = readdirSync(graders, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && file.includes('/'))
  // What a fixture or a corpus has is a submission or an exercise, and no code of the grader.
  .filter((file) => !/(^|\/)(node_modules|fixtures|submissions|exercises)\//.test(file))

const floorOf = (folder: string) => FLOORS.findIndex((folders) => folders.includes(folder))

/** The folders of the grader that a file imports, but for its own. */
function imported(file: string): string[] {
  const text = readFileSync(join(graders, file), 'utf8')
  const specifiers = [...text.matchAll(/^(?:import|export)\b[^'"`]*?from '([^']+)'|^import '([^']+)'/gm)]
  const folders = specifiers.flatMap(([, from, effect]) => {
    const specifier = from ?? effect ?? ''
    if (specifier === '#gc') return ['gc']
    // A template of the scaffold may stand at the beginning of a line, too.
    if (!specifier.startsWith('.') || specifier.includes('${')) return []
    const [folder = ''] = relative(graders, join(graders, dirname(file), specifier)).split(/[\\/]/)
    return folder === '..' ? [] : [folder]
  })
  return [...new Set(folders)].filter((folder) => folder !== file.split('/')[0])
}

test('ARCHITECTURE.md draws the same floors', () => {
  const [, drawing = ''] =
    /## What may import what[^`]*```\n([^`]*)```/.exec(readFileSync(join(graders, '../ARCHITECTURE.md'), 'utf8')) ?? []
  expect(
    drawing
      .trim()
      .split('\n')
      .map((line) => line.split(/\s+/)),
  ).toEqual(FLOORS)
})

test('every folder stands on a floor', () => {
  const folders = new Set(files.map((file) => file.split('/')[0] ?? ''))
  expect([...folders].filter((folder) => floorOf(folder) === -1)).toEqual([])
})

test.each(FLOORS.flat())('%s imports only what stands below it', (folder) => {
  const allowed = NARROWER[folder] ?? FLOORS.slice(0, floorOf(folder)).flat()
  const own = files.filter((file) => file.startsWith(`${folder}/`))
  const amiss = own.flatMap((file) =>
    imported(file)
      .filter((other) => !allowed.includes(other) && !(other === FIXTURES && /\.(test|bench)\.ts$/.test(file)))
      .map((other) => `${file} imports ${other}`),
  )
  expect(amiss).toEqual([])
})
