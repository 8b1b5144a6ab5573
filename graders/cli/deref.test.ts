import { type ChildProcess, spawn } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { projectRoot } from '../contract/project.ts'
import type { Score } from '../contract/score.ts'
import { temporaryFolder, writeFiles } from '../fixtures/files.ts'
import { cpuTimeOf, isRunning, workersOf } from '../fixtures/processes.ts'

const CACHE = '15-weak-cache/weak-cache.ts'

interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

/** Starts the real program, as `npx deref` does. */
function start(
  words: string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [join(projectRoot, 'graders/cli/bin.mjs'), ...words], {
    cwd: projectRoot,
    env: { PATH: process.env.PATH, INIT_CWD: cwd, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let [stdout, stderr] = ['', '']
  child.stdout?.on('data', (chunk) => (stdout += String(chunk)))
  child.stderr?.on('data', (chunk) => (stderr += String(chunk)))
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) => resolve({ code, stdout, stderr }))
  })
  return { child, ended }
}

test('prints a known error with what to do next, and exits with 2', async () => {
  const { ended } = start(['grade', 'nowhere', '--out', 'x'], '/')
  expect(await ended).toEqual({
    code: 2,
    stdout: '',
    stderr: 'deref: There is nothing at /nowhere\n       Name a submission folder, or a folder of them.\n',
  })
}, 60_000)

test('writes results without colours into a pipe', async () => {
  const folder = await temporaryFolder()
  await writeFiles(folder, { [`ada/${CACHE}`]: 'class {' })
  const { code, stdout } = await start(['grade', 'ada', '--out', 'scores'], folder).ended
  expect(code).toBe(0)
  expect(stdout).toMatch(/^submission {2}exercise/)
  // oxlint-disable-next-line no-control-regex
  expect(stdout).not.toMatch(/\u001b/)
}, 60_000)

const LOOPS = 'export class WeakCache { get() { for (;;); } }'

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)(
  '%s keeps the scores so far, stops at once, leaves no process, and exits with %i',
  async (signal, exitCode) => {
    const folder = await temporaryFolder()
    await writeFiles(folder, {
      [`class/a done/${CACHE}`]: 'class {',
      [`class/b loops/${CACHE}`]: LOOPS,
      [`class/c waits/${CACHE}`]: 'class {',
    })
    const { child, ended } = start(['grade', 'class', '--out', 'scores', '--jobs', '1'], folder)
    const worker = await looping(child)
    child.kill(signal)
    const began = performance.now()
    const { code, stderr } = await ended
    expect(performance.now() - began).toBeLessThan(4000)
    expect(code).toBe(exitCode)
    expect(stderr).toContain('stopped after 1 of 3')
    expect((await readdir(join(folder, 'scores'))).toSorted()).toEqual(['a done.json', 'summary.json'])
    expect(await isRunning(worker)).toBe(false)
  },
  60_000,
)

test('a second Ctrl-C leaves no process either', async () => {
  const folder = await temporaryFolder()
  await writeFiles(folder, { [`class/a loops/${CACHE}`]: LOOPS })
  const { child, ended } = start(['grade', 'class', '--out', 'scores'], folder)
  const worker = await looping(child)
  child.kill('SIGINT')
  child.kill('SIGINT')
  expect((await ended).code).toBe(130)
  await vi.waitUntil(async () => !(await isRunning(worker)), { timeout: 4000 })
}, 60_000)

test('a closed stdout (`| head`) does not stop the batch', async () => {
  const folder = await temporaryFolder()
  await writeFiles(folder, { [`class/a/${CACHE}`]: 'class {', [`class/b/${CACHE}`]: 'class {' })
  const { child, ended } = start(['grade', 'class', '--out', 'scores', '--jobs', '1'], folder)
  child.stdout?.destroy()
  child.stderr?.destroy()
  expect((await ended).code).toBe(0)
  expect((await readdir(join(folder, 'scores'))).toSorted()).toEqual(['a.json', 'b.json', 'summary.json'])
}, 60_000)

test('--sandbox isolated fails where submissions cannot be isolated, with what to do next', async () => {
  const folder = await temporaryFolder()
  await writeFiles(folder, { [`ada/${CACHE}`]: 'class {' })
  const nothing = { PATH: '/nowhere' }
  const refused = await start(['grade', 'ada', '--out', 'scores', '--sandbox', 'isolated'], folder, nothing).ended
  expect(refused).toMatchObject({ code: 2, stdout: '' })
  expect(refused.stderr).toMatch(/^deref: Submissions cannot be isolated: .+\n +.*Containerfile/)
  const { code, stderr } = await start(['grade', 'ada', '--out', 'scores'], folder, nothing).ended
  expect(code).toBe(0)
  expect(stderr).toContain('Submissions are not isolated: ')
  const score = JSON.parse(await readFile(join(folder, 'scores/ada.json'), 'utf8')) as Score
  expect(score.sandbox).toMatchObject({ level: 'portable' })
}, 60_000)

test('writes what a submission printed to a file of its own, without control characters', async () => {
  const folder = await temporaryFolder()
  await writeFiles(folder, {
    [`ada/${CACHE}`]: `console.log('\\u001b[31mred', { a: 1 })\nthrow new Error('\\u001b[2J')`,
  })
  const { stdout } = await start(['grade', 'ada', '--out', 'scores'], folder).ended
  expect(await readFile(join(folder, 'scores/printed/ada.txt'), 'utf8')).toBe(
    '== 15-weak-cache\n\\u{1b}[31mred { a: 1 }\n\n',
  )
  expect(stdout).not.toContain('\u001b')
}, 60_000)

test('a job summary that cannot be written is an error, and exit code 2', async () => {
  const folder = await temporaryFolder()
  await writeFiles(folder, { [`ada/${CACHE}`]: 'class {' })
  const { ended } = start(['grade', 'ada', '--out', 'scores'], folder, { GITHUB_STEP_SUMMARY: '/nowhere/summary.md' })
  expect(await ended).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('deref: Cannot write to /nowhere/summary.md'),
  })
}, 60_000)

/** CPU time after which a worker has loaded its submission and loops in a test. Loading takes about a third of it. */
const LOOPING_CPU_MS = 1000

/** Waits until the last worker of a program loops. */
async function looping({ pid }: ChildProcess): Promise<number> {
  const find = async () => {
    const worker = (await workersOf(pid as number)).at(-1)
    return worker !== undefined && (await cpuTimeOf(worker)) >= LOOPING_CPU_MS ? worker : undefined
  }
  // A process that ends while it is looked at is not the one.
  return vi.waitUntil(() => find().catch(() => undefined), { timeout: 20_000 })
}
