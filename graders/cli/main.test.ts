import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { loadExercises } from '../catalog/load.ts'
import { exercisesFolder } from '../contract/project.ts'
import { Score } from '../contract/score.ts'
import { Summary } from '../contract/summary.ts'
import { parseJson, validate } from '../contract/validate.ts'
import { temporaryFolder, writeFiles } from '../fixtures/files.ts'
import { collectPrinted } from '../fixtures/printed.ts'
import { reports } from '../report/index.ts'
import { main } from './main.ts'

const CACHE = '15-weak-cache/weak-cache.ts'
const ONE = ['--exercise', '15-weak-cache']

/** Runs the command here, and gives its exit code and what it printed. */
async function deref(...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const printed = collectPrinted()
  return { code: await main(words), ...printed }
}

function environment(name: string, value: string): void {
  const before = process.env[name]
  process.env[name] = value
  onTestFinished(() => {
    if (before === undefined) delete process.env[name]
    else process.env[name] = before
  })
}

test('grades, writes scores and a summary that match their schemas, and prints a table', async () => {
  const folder = await temporaryFolder()
  await writeFiles(folder, {
    [`class/Zoë Müller/${CACHE}`]: 'export class WeakCache {\n',
    'class/no file/notes.txt': 'Sorry.',
  })
  environment('INIT_CWD', folder)
  const { code, stdout, stderr } = await deref('grade', 'class', '--out', 'scores', '--no-types', '--jobs', '1', ...ONE)
  expect(code).toBe(0)
  expect(stderr).toContain('[2/2] no file  0/100  missing')
  expect(stdout).toMatch(/Zoë Müller {2}15-weak-cache {2}rejected +0\/100 {2}weak-cache\.ts:2: /)
  expect(stderr).toContain(`The scores are in ${join(folder, 'scores')}`)
  expect((await readdir(join(folder, 'scores'))).toSorted()).toEqual([
    'Zoë Müller.json',
    'no file.json',
    'summary.json',
  ])
  const read = async (name: string) => parseJson(await readFile(join(folder, 'scores', name), 'utf8'), name)
  expect(validate(Score, await read('Zoë Müller.json'), 'score').exercises[0]?.outcome).toBe('rejected')
  expect(validate(Summary, await read('summary.json'), 'summary').submissions).toEqual(
    [
      { id: 'no file', score: 'no file.json', points: 0, maxPoints: 100, outcomes: { '15-weak-cache': 'missing' } },
      {
        id: 'Zoë Müller',
        score: 'Zoë Müller.json',
        points: 0,
        maxPoints: 100,
        outcomes: { '15-weak-cache': 'rejected' },
      },
    ].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  )
})

test('prints the report that is asked for, and nothing else, to standard output', async () => {
  const folder = await temporaryFolder()
  await writeFiles(folder, { 'class/ada/notes.txt': 'Sorry.' })
  environment('INIT_CWD', folder)
  const { stdout } = await deref('grade', 'class', '--out', 'scores', '--report', 'markdown', ...ONE)
  const score = await readFile(join(folder, 'scores/ada.json'), 'utf8')
  expect(stdout).toBe(`${reports.markdown([validate(Score, parseJson(score, 'ada.json'), 'score')])}\n`)
})

test('writes the job summary where GitHub asks for one, behind what is there', async () => {
  const folder = await temporaryFolder()
  await writeFiles(folder, { [`ada/${CACHE}`]: 'class {', 'summary.md': 'before\n' })
  environment('GITHUB_STEP_SUMMARY', join(folder, 'summary.md'))
  await deref('grade', join(folder, 'ada'), '--out', join(folder, 'scores'), ...ONE)
  const text = await readFile(join(folder, 'summary.md'), 'utf8')
  expect(text).toMatch(/^before\n## ada: 0 of 100 points/)
})

test.each([
  [['grade', 'nowhere', '--out', 'x'], 'path-not-found', /nothing at .*nowhere/],
  [['grade', '.', '--out', 'x'], 'no-submissions', /holds no submission/],
  [['grade', '.', '--out', 'x', '--exercise', '99-nothing'], 'unknown-exercise', /no exercise "99-nothing"/],
  [['audit', '--runs', '1', '--variant', 'nothing'], 'bad-usage', /no variant "nothing"/],
])('%j is refused as %s', async (words, code, message) => {
  environment('INIT_CWD', await temporaryFolder())
  await expect(deref(...words)).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
})

test('an output folder that cannot be written is found out before any work', async () => {
  const folder = await temporaryFolder()
  await writeFiles(folder, { [`ada/${CACHE}`]: 'for (;;);' })
  await writeFile(join(folder, 'a file'), '')
  const words = ['grade', join(folder, 'ada'), '--out', join(folder, 'a file/scores')]
  await expect(deref(...words)).rejects.toMatchObject({ code: 'cannot-write' })
})

test.each([
  [['grade', 'x'], /required option '--out <dir>'/],
  [['grade', '--out', 'x'], /missing required argument 'path'/],
  [['grade', 'x', '--out', 'x', '--jobs', '0'], /It must be a whole number, 1 or more/],
  [['grade', 'x', '--out', 'x', '--jobs', 'many'], /It must be a whole number, 1 or more/],
  [['grade', 'x', '--out', 'x', '--nope'], /unknown option '--nope'/],
  [['grad'], /unknown command 'grad'/],
])('%j is a mistake in usage, with exit code 2', async (words, message) => {
  const { code, stderr } = await deref(...words)
  expect(code).toBe(2)
  expect(stderr).toMatch(message)
})

test.each([[['--help']], [['grade', '--help']], [['audit', '--help']], [['--version']]])(
  '%j tells, with exit code 0',
  async (words) => {
    const { code, stdout } = await deref(...words)
    expect(code).toBe(0)
    expect(stdout).toMatch(words.includes('--version') ? /^\d+\.\d+\.\d+\n$/ : /Usage: deref/)
  },
)

test('help has examples', async () => {
  expect((await deref('grade', '--help')).stdout).toMatch(/Examples:\n {2}npx deref grade /)
  expect((await deref('audit', '--help')).stdout).toMatch(/Examples:\n {2}npx deref audit /)
})

test('audits, and says what came of it', async () => {
  const { code, stdout } = await deref('audit', '--runs', '2', '--variant', 'reference', '--exercise', '15-weak-cache')
  const [exercise] = await loadExercises(exercisesFolder, ['15-weak-cache'])
  expect(stdout).toContain(`15-weak-cache: ${2 * (exercise?.rubric.tests.length ?? 0)} verdicts in 2 suite runs`)
  expect(stdout).toContain('flake rate 0 % (0 of 2 runs), at most 78 % with 95 % confidence')
  expect(stdout).toContain('no verdict changed')
  expect(code).toBe(0)
})

test('demos are listed, run, and told where there is none of that name', async () => {
  expect(await deref('demo')).toMatchObject({ code: 0, stdout: expect.stringContaining('circular') })
  expect((await deref('demo', 'circular')).code).toBe(0)
  await expect(deref('demo', 'nope')).rejects.toMatchObject({ code: 'bad-usage' })
})

test('an id that is none begins no exercise', async () => {
  await expect(deref('new', 'pool')).rejects.toMatchObject({
    code: 'bad-usage',
    message: '"pool" is not a valid exercise id.',
  })
})

test('hidden tests that test tests have no mutants', async () => {
  await expect(deref('mutate', '--exercise', '17-test-the-cache')).rejects.toMatchObject({ code: 'bad-usage' })
})

test('verify tells check by check, and says that the exercise is OK', async () => {
  const { code, stdout } = await deref('verify', '--exercise', '14-parent-and-child')
  expect(stdout).toMatch(/^14-parent-and-child, \d+ solutions\n {2}✓ points add up\n/)
  expect(stdout).toMatch(/1 exercise OK\n$/)
  expect(code).toBe(0)
}, 120_000)
