import { type ChildProcess, spawn } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { projectRoot } from '../contract/project.ts'
import { temporaryFolder, writeFiles } from '../fixtures/files.ts'

const CACHE = '15-weak-cache/weak-cache.ts'

interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

/** Starts the real program, as `npm run deref` does. */
function start(
  words: string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, ['--import', 'tsx', join(projectRoot, 'graders/cli/deref.ts'), ...words], {
    cwd: projectRoot,
    env: { PATH: process.env.PATH, INIT_CWD: cwd, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [stdout, stderr] = ['', '']
  child.stdout?.on('data', (chunk) => (stdout += String(chunk)))
  child.stderr?.on('data', (chunk) => (stderr += String(chunk)))
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) => resolve({ code, stdout, stderr }))
  })
  return { child, ended }
}

test('an error we know is told in words, with what to do, and exit code 2', async () => {
  const { ended } = start(['grade', 'nowhere', '--out', 'x'], '/')
  expect(await ended).toEqual({
    code: 2,
    stdout: '',
    stderr: 'deref: There is nothing at /nowhere\n       Name a submission folder, or a folder of them.\n',
  })
}, 30_000)

test('what is piped holds results and no colours', async () => {
  const folder = await temporaryFolder()
  await writeFiles(folder, { [`ada/${CACHE}`]: 'class {' })
  const { code, stdout } = await start(['grade', 'ada', '--out', 'scores'], folder).ended
  expect(code).toBe(0)
  expect(stdout).toMatch(/^submission {2}exercise/)
  // oxlint-disable-next-line no-control-regex
  expect(stdout).not.toMatch(/\u001b/)
}, 30_000)

test('Ctrl-C keeps what is graded, leaves no process, and exits as shells expect', async () => {
  const folder = await temporaryFolder()
  await writeFiles(folder, {
    [`class/a done/${CACHE}`]: 'class {',
    [`class/b loops/${CACHE}`]: 'for (;;);',
    [`class/c waits/${CACHE}`]: 'class {',
  })
  const { child, ended } = start(['grade', 'class', '--out', 'scores', '--jobs', '1'], folder)
  const worker = await eventually(async () => (await childrenOf(child.pid as number)).at(-1))
  // Time enough for it to load the submission, and to loop.
  await wait(2000)
  child.kill('SIGINT')
  const { code, stderr } = await ended
  expect(code).toBe(130)
  expect(stderr).toContain('stopped after 1 of 3')
  expect((await readdir(join(folder, 'scores'))).toSorted()).toEqual(['a done.json', 'summary.json'])
  expect(await readFile(`/proc/${worker}/stat`, 'utf8').catch(() => 'gone')).toMatch(/gone|\) Z /)
}, 30_000)

/** The processes in which a Node program runs submissions. */
async function childrenOf(pid: number): Promise<string[]> {
  const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim().split(' ')
  const commands = await Promise.all(
    children.map((child) => readFile(`/proc/${child}/cmdline`, 'utf8').catch(() => '')),
  )
  return children.filter((_, index) => commands[index]?.includes('--expose-gc'))
}

async function eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look().catch(() => undefined)
    if (found !== undefined) return found
    await wait(20)
  }
}
