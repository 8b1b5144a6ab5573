import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Exercise } from '../../catalog/exercise.ts'
import { loadExercises } from '../../catalog/load.ts'
import { findVariants } from '../../catalog/variants.ts'
import { projectRoot } from '../../contract/project.ts'
import { scaffold } from '../scaffold.ts'
import type { Check, Subject } from './check.ts'
import { coverage } from './coverage.ts'
import { imports } from './imports.ts'
import { links } from './links.ts'
import { points } from './points.ts'
import { blank, verdicts } from './solutions.ts'
import { texts } from './texts.ts'
import { types } from './types.ts'
import { verify } from './verify.ts'
import { visible } from './visible.ts'

const ID = '18-object-pool'

/** Inside the project: plain vitest finds `#gc` by the project's package.json. */
let root: string

beforeAll(async () => {
  root = await mkdtemp(join(projectRoot, '.deref-test-'))
})

afterAll(() => rm(root, { recursive: true, force: true }))

async function subject(): Promise<Subject> {
  const [exercise] = await loadExercises(join(root, 'exercises'), [ID])
  if (!exercise) throw new Error('It is not there')
  return { exercise, variants: await findVariants(exercise, join(root, 'solutions')), jobs: 2 }
}

async function change(path: string, from: string | RegExp, to: string): Promise<() => Promise<void>> {
  const file = join(root, path)
  const before = await readFile(file, 'utf8')
  const after = before.replace(from, to)
  if (after === before) throw new Error(`Nothing to change in ${path}`)
  await writeFile(file, after)
  return () => writeFile(file, before)
}

const UNWRITTEN = [
  'README.md has a TODO in it',
  'hints.md has a TODO in it',
  'there is no alternative solution',
  'there are 1 faulty solutions, and 8 are asked for',
  'no faulty solution fails gives-back',
]

describe('an exercise that was only begun', { timeout: 120_000 }, () => {
  test('lacks what is still to be written, and nothing else', async () => {
    const files = await scaffold(ID, root)
    expect(files).toContain(`exercises/${ID}/hidden/object-pool.test.ts`)
    const found = await verify(await subject(), () => {})
    expect(found.map(({ problem }) => problem)).toEqual(UNWRITTEN)
  })

  test('is not begun twice', async () => {
    await expect(scaffold(ID, root)).rejects.toMatchObject({
      code: 'bad-usage',
      message: `There is an exercise ${ID} already.`,
    })
    await expect(scaffold('pool', root)).rejects.toMatchObject({
      code: 'bad-usage',
      remedy: expect.stringContaining('18-object-pool'),
    })
  })

  test.each<[what: string, check: Check, path: string, from: string | RegExp, to: string, problem: RegExp]>([
    [
      'points that do not add up',
      points,
      'exercises/ID/hidden/rubric.json',
      ': 40',
      ': 41',
      /are 101, and should be 100/,
    ],
    [
      'a link that leads nowhere',
      links,
      'exercises/ID/README.md',
      '# ',
      '[gone](gone.md#x)',
      /^README\.md links to gone\.md#x/,
    ],
    [
      'an import too many',
      imports,
      'exercises/ID/hidden/object-pool.test.ts',
      '{ test }',
      '{ test, vi }',
      /imports vi from vitest/,
    ],
    [
      'a type error',
      types,
      'solutions/ID/object-pool.ts',
      'put(object: object)',
      'put(object: Missing)',
      /^reference: .*TS2304/,
    ],
    [
      'a reference that fails',
      verdicts,
      'solutions/ID/object-pool.ts',
      'return this.',
      'return void this.',
      /^reference: gives-back should be passed/,
    ],
    [
      'a branch that no test takes',
      coverage,
      'solutions/ID/object-pool.ts',
      /this.#reference = /,
      'if (object === this) return\n    this.#reference = ',
      /object-pool\.ts:\d+: a (branch|statement) that no hidden test/,
    ],
    [
      'a stub with points',
      verdicts,
      'exercises/ID/object-pool.ts',
      /throw notYet\('[pg][eu]t'\)/g,
      'return undefined',
      /^stub: gets 60 points as it is/,
    ],
    [
      'a stub that passes',
      visible,
      'exercises/ID/object-pool.test.ts',
      /const holder[\s\S]*toBe\(object\)/,
      '',
      /^stub: passes all visible tests/,
    ],
    ['a lesson that is short', texts, 'exercises/ID/README.md', /[\s\S]+/, 'Short.', /^README\.md has 6 characters/],
    [
      'a built-in in a hidden test',
      imports,
      'exercises/ID/hidden/object-pool.test.ts',
      `'#gc'`,
      `'node:fs'`,
      /imports "node:fs"$/,
    ],
    [
      'a hidden test that does not parse',
      imports,
      'exercises/ID/hidden/object-pool.test.ts',
      'test(',
      'test((',
      /^hidden\/object-pool\.test\.ts: /,
    ],
  ])('%s is found', async (_, check, path, from, to, problem) => {
    const undo = await change(path.replace('ID', ID), from, to)
    const found = await check.problems(await subject())
    await undo()
    expect(found.join('\n')).toMatch(problem)
  })
})

// Hidden tests are bundled once for a folder, so each of these has one of its own.
test.each([
  [
    'a file of hidden tests that extends what may not be there',
    /$/,
    'class Deep extends ObjectPool {}\nvoid Deep\n',
    /Class extends value undefined/,
  ],
  ['a test that asks for nothing', /(?<=test\([^{]*\{)[^]*?(?=\n\}\))/, '', /^it gets \d+ points/],
])('%s is found', { timeout: 60_000 }, async (_, from, to, problem) => {
  const folder = await mkdtemp(join(projectRoot, '.deref-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await scaffold(ID, folder)
  const [exercise] = (await loadExercises(join(folder, 'exercises'), [ID])) as [Exercise]
  const file = exercise.hiddenTests[0] as string
  await writeFile(file, (await readFile(file, 'utf8')).replace(from, to))
  expect(await blank.problems({ exercise, variants: [], jobs: 1 })).toEqual([expect.stringMatching(problem)])
})
