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
  'an alternative solution is missing',
  '1 of at least 8 faulty solutions are written',
  'no faulty solution fails gives-back',
]

/** A mistake in an exercise: a change of one of its files, and the problem that a check reports. */
interface Mistake {
  what: string
  check: Check
  path: string
  from: string | RegExp
  to: string
  problem: RegExp
}

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

  test.each<Mistake>([
    {
      what: 'points that do not add up',
      check: points,
      path: 'exercises/ID/hidden/rubric.json',
      from: ': 40',
      to: ': 41',
      problem: /are 101, and should be 100/,
    },
    {
      what: 'a link that leads nowhere',
      check: links,
      path: 'exercises/ID/README.md',
      from: '# ',
      to: '[gone](gone.md#x)',
      problem: /^README\.md links to gone\.md#x, which does not exist$/,
    },
    {
      what: 'an import too many',
      check: imports,
      path: 'exercises/ID/hidden/object-pool.test.ts',
      from: '{ test }',
      to: '{ test, vi }',
      problem: /imports vi from vitest/,
    },
    {
      what: 'a type error',
      check: types,
      path: 'solutions/ID/object-pool.ts',
      from: /$/,
      to: 'export type Wrong = Missing\n',
      problem: /^reference: .*TS2304/,
    },
    {
      what: 'a reference that fails',
      check: verdicts,
      path: 'solutions/ID/object-pool.ts',
      from: /$/,
      to: 'ObjectPool.prototype.get = () => undefined\n',
      problem: /^reference: gives-back should be passed/m,
    },
    {
      what: 'a branch that no test takes',
      check: coverage,
      path: 'solutions/ID/object-pool.ts',
      from: /$/,
      to: "if (typeof ObjectPool === 'string') throw new Error()\n",
      problem: /object-pool\.ts:\d+: a (branch|statement) that no hidden test/,
    },
    {
      what: 'a stub with points',
      check: verdicts,
      path: 'exercises/ID/object-pool.ts',
      from: /throw notYet\('[pg][eu]t'\)/g,
      to: 'return undefined',
      problem: /^stub: gets 60 points as it is/,
    },
    {
      what: 'a stub that passes',
      check: visible,
      path: 'exercises/ID/object-pool.test.ts',
      from: /const holder[\s\S]*toBe\(object\)/,
      to: '',
      problem: /^stub: passes all visible tests/,
    },
    {
      what: 'a lesson that is short',
      check: texts,
      path: 'exercises/ID/README.md',
      from: /[\s\S]+/,
      to: 'Short.',
      problem: /^README\.md has 6 characters/,
    },
    {
      what: 'a built-in in a hidden test',
      check: imports,
      path: 'exercises/ID/hidden/object-pool.test.ts',
      from: `'#gc'`,
      to: `'node:fs'`,
      problem: /imports "node:fs"$/,
    },
    {
      what: 'a hidden test that does not parse',
      check: imports,
      path: 'exercises/ID/hidden/object-pool.test.ts',
      from: 'test(',
      to: 'test((',
      problem: /^hidden\/object-pool\.test\.ts: /,
    },
    {
      what: 'another path than the one it is known for',
      check: verdicts,
      path: 'solutions/ID/faulty/strong.patch',
      from: 'Fails: lets-go',
      to: 'Fails: lets-go\nHeld by: holder',
      problem: /^faulty\/strong: is held by holder \(ObjectPool\) → #object, not by holder$/,
    },
  ])('$what is found', async ({ check, path, from, to, problem }) => {
    const undo = await change(path.replace('ID', ID), from, to)
    onTestFinished(undo)
    const found = await check.problems(await subject())
    expect(found.join('\n')).toMatch(problem)
  })
})

// Hidden tests are bundled once for a folder, so each of these has one of its own.
async function begun(from: RegExp, to: string): Promise<{ folder: string; exercise: Exercise }> {
  const folder = await mkdtemp(join(projectRoot, '.deref-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await scaffold(ID, folder)
  const [exercise] = (await loadExercises(join(folder, 'exercises'), [ID])) as [Exercise]
  const file = exercise.hiddenTests[0] as string
  await writeFile(file, (await readFile(file, 'utf8')).replace(from, to))
  return { folder, exercise }
}

test.each([
  {
    what: 'a file of hidden tests that extends what may not be there',
    from: /$/,
    to: 'class Deep extends ObjectPool {}\nvoid Deep\n',
    problem: /Class extends value undefined/,
  },
  {
    what: 'a test that checks nothing',
    from: /(?<=test\([^{]*\{)[^]*?(?=\n\}\))/,
    to: '',
    problem: /^it gets \d+ points/,
  },
])('$what is found', { timeout: 60_000 }, async ({ from, to, problem }) => {
  const { exercise } = await begun(from, to)
  expect(await blank.problems({ exercise, variants: [], jobs: 1 })).toEqual([expect.stringMatching(problem)])
})

test('a leak with a known path to which no path is found is reported', { timeout: 60_000 }, async () => {
  // Only the frame of the test holds the structure.
  const { folder, exercise } = await begun(/pinned\('holder', (.*)\)([^]*toBeCollected\(\))/, '$1$2\n  holder.get()')
  const patch = join(folder, 'solutions', ID, 'faulty/strong.patch')
  await writeFile(patch, (await readFile(patch, 'utf8')).replace('Fails: lets-go', '$&\nHeld by: holder'))
  const variants = (await findVariants(exercise, join(folder, 'solutions'))).filter(({ kind }) => kind === 'faulty')
  expect(await verdicts.problems({ exercise, variants, jobs: 1 })).toEqual([
    'faulty/strong: is held by nothing that was found, not by holder',
  ])
})
