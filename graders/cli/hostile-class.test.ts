import { spawn } from 'node:child_process'
import { cp, lstat, mkdir, readdir, readFile, symlink, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { projectRoot, solutionsFolder } from '../contract/project.ts'
import type { Score } from '../contract/score.ts'
import type { Summary } from '../contract/summary.ts'
import { folderWith, temporaryFolder, writeFiles } from '../fixtures/files.ts'

const CACHE = '15-weak-cache/weak-cache.ts'

interface Ended {
  code: number | null
  stderr: string
}

/** Runs the real program in a folder. */
async function grade(words: readonly string[], cwd: string, onProgress = (_pid: number) => {}): Promise<Ended> {
  const program = join(projectRoot, 'graders/cli/bin.mjs')
  const child = spawn(process.execPath, [program, 'grade', ...words], {
    cwd: projectRoot,
    env: { PATH: process.env.PATH, INIT_CWD: cwd },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let stderr = ''
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk)
    if (/^\[\d+\/\d+\]/m.test(String(chunk))) onProgress(child.pid as number)
  })
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ code, stderr }))
  })
}

async function json<T>(...path: readonly string[]): Promise<T> {
  return JSON.parse(await readFile(join(...path), 'utf8')) as T
}

/** A folder with a class in it: the sound submissions, and others. */
async function classOf(sound: readonly string[], others: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await folderWith(
    Object.fromEntries(Object.entries(others).map(([id, code]) => [`class/${id}/${CACHE}`, code])),
  )
  for (const id of sound) {
    await cp(join(solutionsFolder, '15-weak-cache'), join(folder, 'class', id, '15-weak-cache'), { recursive: true })
  }
  return folder
}

const doubling = Array.from({ length: 40 }, (_, n) => `A${n + 1} = \`\${A${n}}\${A${n}}\``).join(', ')

test('no submission costs another one points', async () => {
  const folder = await classOf(['ada', 'nora', 'zoe'], {
    deep: '{'.repeat(5000) + '}'.repeat(5000),
    deeper: '['.repeat(100_000),
    doubles: `enum E { A0 = '12345678', ${doubling} }`,
    slow: 'namespace A{let x}'.repeat(56_000),
    sparse: 'export {}',
    many: 'export {}',
  })
  await truncate(join(folder, 'class/sparse', CACHE), 1_900_000_000)
  await writeFiles(
    join(folder, 'class/many/15-weak-cache'),
    Object.fromEntries(Array.from({ length: 2000 }, (_, n) => [`${n}.ts`, ''])),
  )
  await symlink('ada', join(folder, 'class/linked'))
  await mkdir(join(folder, 'class/.hidden'))
  const words = ['class', '--out', 'scores', '--exercise', '15-weak-cache', '--jobs', '2', '--no-types']
  const { code, stderr } = await grade(words, folder)
  expect({ code, stderr }).toMatchObject({ code: 0 })
  const outcomes = await Promise.all(
    (await json<Summary>(folder, 'scores/summary.json')).submissions.map(async ({ id, points, maxPoints }) => {
      const [exercise] = (await json<Score>(folder, 'scores', `${id}.json`)).exercises
      return [id, exercise?.outcome, exercise?.outcome === 'graded' ? points / maxPoints : exercise?.message]
    }),
  )
  expect(outcomes).toEqual([
    ['ada', 'graded', 1],
    ['deep', 'rejected', 'is too deeply nested to parse'],
    ['deeper', 'rejected', 'is too deeply nested to parse'],
    ['doubles', 'rejected', 'takes too much memory to read: at most 512 MB'],
    ['many', 'rejected', 'holds too many files to be read: at most 200 source files'],
    ['nora', 'graded', 1],
    ['slow', 'rejected', "takes too long to read: at most 2 s of a processor's time"],
    ['sparse', 'rejected', 'weak-cache.ts: is too large to be read: at most 1 MiB a source file'],
    ['zoe', 'graded', 1],
  ])
  const whole = join(folder, 'class')
  expect(stderr).toContain(
    `Not graded: ${join(whole, '.hidden')}: its name begins with a dot. If it is a submission, rename it.\n` +
      `Not graded: ${join(whole, 'linked')}: it is a link, which could lead to the work of others. ` +
      'If it is a submission, put the folder itself in its place.\n',
  )
  expect(stderr).toContain('9 submissions done, not graded: 2 (see above)\n')
})

test.runIf(process.platform === 'linux')('nor by a reader that dies whenever it has done its work', async () => {
  const folder = await classOf(['ada', 'bob', 'cy', 'dora'])
  let killed = 0
  const killReaders = async (pid: number) => {
    const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim().split(' ')
    for (const child of children) {
      const command = await readFile(`/proc/${child}/cmdline`, 'utf8').catch(() => '')
      if (!command.includes('reader/main.ts')) continue
      process.kill(Number(child), 'SIGKILL')
      killed += 1
    }
  }
  const words = ['class', '--out', 'scores', '--exercise', '15-weak-cache', '--jobs', '1', '--no-types']
  const { code, stderr } = await grade(words, folder, (pid) => void killReaders(pid).catch(() => {}))
  expect({ code, stderr }).toMatchObject({ code: 0 })
  expect(killed).toBeGreaterThan(0)
  for (const { points, maxPoints } of (await json<Summary>(folder, 'scores/summary.json')).submissions)
    expect(points).toBe(maxPoints)
})

/** Nothing is graded in these: what is handed in cannot be parsed. */
const BROKEN = { ada: 'class {', bob: 'class {' }
const WORDS = ['--exercise', '15-weak-cache', '--no-types']

test('scores are written beside what was handed in, through no link, and again', async () => {
  const folder = await classOf([], BROKEN)
  const outside = await folderWith({ 'secret.json': 'secret' })
  for (const round of [1, 2]) {
    if (round === 1) {
      await mkdir(join(folder, 'class/scores'))
      await symlink(join(outside, 'secret.json'), join(folder, 'class/scores/ada.json'))
      await symlink(join(outside, 'new.json'), join(folder, 'class/scores/summary.json'))
      await writeFiles(join(folder, 'class/scores'), { 'eve.json': 'old' })
    }
    const { code, stderr } = await grade(['.', '--out', 'scores', ...WORDS], join(folder, 'class'))
    expect({ code, stderr }).toMatchObject({ code: 0 })
    expect(stderr).toContain(`Not graded: ${join(folder, 'class/scores')}: the scores go there.\n`)
  }
  const scores = join(folder, 'class/scores')
  expect((await readdir(scores)).sort()).toEqual(['ada.json', 'bob.json', 'eve.json', 'summary.json'])
  expect((await lstat(join(scores, 'ada.json'))).isFile()).toBe(true)
  expect(await readFile(join(scores, 'eve.json'), 'utf8')).toBe('old')
  expect(await readdir(outside)).toEqual(['secret.json'])
  expect(await readFile(join(outside, 'secret.json'), 'utf8')).toBe('secret')
})

test.each<[what: string, message: string, words: string[], put: (folder: string, outside: string) => Promise<unknown>]>(
  [
    ['lies in a submission', 'it is part of the submission CLASS/ada.', ['.', '--out', 'ada/scores'], async () => {}],
    [
      'is a link that was handed in',
      'CLASS/scores is a link that was handed in.',
      ['.', '--out', 'scores'],
      (folder, outside) => symlink(outside, join(folder, 'scores')),
    ],
    [
      'has a link in it for what is printed',
      'Cannot write into CLASS/scores/printed: it is a link.',
      ['.', '--out', 'scores'],
      async (folder, outside) => {
        await mkdir(join(folder, 'scores'))
        await symlink(outside, join(folder, 'scores/printed'))
      },
    ],
    [
      'has a folder in the place of a score',
      'Cannot write to CLASS/scores/bob.json: there is a folder of that name.',
      ['.', '--out', 'scores'],
      (folder) => mkdir(join(folder, 'scores/bob.json'), { recursive: true }),
    ],
  ],
)('where the folder for the scores %s, nothing is graded', async (_, message, words, put) => {
  const folder = join(await classOf([], BROKEN), 'class')
  const outside = await temporaryFolder()
  await put(folder, outside)
  const { code, stderr } = await grade([...words, ...WORDS], folder)
  expect(code).toBe(2)
  expect(stderr).toContain(message.replace('CLASS', folder))
  expect(stderr).not.toMatch(/^\[\d/m)
  expect(await readdir(outside)).toEqual([])
})
