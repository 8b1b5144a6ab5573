import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exercisesFolder, solutionsFolder } from '../contract/project.ts'
import { folderWith, temporaryFolder } from '../fixtures/files.ts'
import type { Exercise } from './exercise.ts'
import { loadExercises } from './load.ts'
import { chooseVariants, findVariants, knownFailures } from './variants.ts'

const real = await loadExercises(exercisesFolder)

const exercise: Exercise = {
  id: '07-pool',
  folder: '/kit/exercises/07-pool',
  file: 'pool.ts',
  manifest: {
    title: 'A pool',
    order: 7,
    limits: { wallMs: 1000, testMs: 100, heapMb: 32 },
    visibleTests: ['pool.test.ts'],
    grants: [],
  },
  rubric: {
    tests: ['lets-go', 'keeps', 'counts'].map((id) => ({
      id,
      title: id,
      points: 1,
      visibility: 'visible',
      message: 'm',
      nudge: 'n',
    })),
  },
  hiddenTests: [],
}

const PATCH = `It is two.

Fails: keeps
  counts
Held by: cache → value

--- a/pool.ts
+++ b/pool.ts
@@ -1 +1 @@
-export const one = 1
+export const one = 2
`

const solutions = {
  '07-pool/pool.ts': 'export const one = 1\n',
  '07-pool/alternative-sets.ts': '',
  '07-pool/notes.md': '',
  '07-pool/faulty/strong.ts':
    '/**\n * A strong map.\n *\n * @fails lets-go counts\n * @heldBy pool → entry "ada@2" (Picture)\n */\n',
  '07-pool/faulty/two.patch': PATCH,
  '07-pool/faulty/README.md': '',
}

describe('finds what the project ships', () => {
  test('the stub, the reference, the alternatives and the faulty ones, with what they fail', async () => {
    const folder = await folderWith(solutions)
    const root = join(folder, '07-pool')
    const [two, ...others] = (await findVariants(exercise, folder)).toReversed()
    expect(others.toReversed()).toEqual([
      { kind: 'stub', name: 'stub', file: '/kit/exercises/07-pool/pool.ts', root: '/kit/exercises/07-pool' },
      { kind: 'correct', name: 'alternative-sets', file: join(root, 'alternative-sets.ts'), root },
      { kind: 'correct', name: 'reference', file: join(root, 'pool.ts'), root },
      {
        kind: 'faulty',
        name: 'faulty/strong',
        file: join(root, 'faulty/strong.ts'),
        root,
        fails: ['lets-go', 'counts'],
        heldBy: 'pool → entry "ada@2" (Picture)',
      },
    ])
    expect(two).toEqual({
      kind: 'faulty',
      name: 'faulty/two',
      file: expect.stringMatching(/two-[0-9a-f]{12}[/\\]pool\.ts$/),
      root: expect.any(String),
      fails: ['keeps', 'counts'],
      heldBy: 'cache → value',
      patch: join(root, 'faulty/two.patch'),
    })
    expect(await readFile(two?.file ?? '', 'utf8')).toBe('export const one = 2\n')
  })

  test('the file in place of the patch while it is edited', async () => {
    const folder = await folderWith({ ...solutions, '07-pool/faulty/two.ts': 'export const one = 3\n' })
    const root = join(folder, '07-pool')
    expect((await findVariants(exercise, folder)).at(-1)).toMatchObject({
      name: 'faulty/two',
      file: join(root, 'faulty/two.ts'),
      root,
      fails: ['keeps', 'counts'],
      isBeingEdited: true,
    })
  })

  test('the stub alone where no solution is written yet', async () => {
    expect((await findVariants(exercise, await temporaryFolder())).map(({ name }) => name)).toEqual(['stub'])
  })

  test.each<[what: string, source: string]>([
    ['more than one line', '/**\n * Slow.\n *\n * @fails lets-go\n * keeps\n *   counts\n */\n'],
    ['one line', '/** @fails lets-go keeps counts */'],
    ['lines as Windows ends them', '/**\r\n * Slow.\r\n *\r\n * @fails lets-go keeps\r\n * counts\r\n */\r\n'],
  ])('names of tests on %s', async (_, source) => {
    const folder = await folderWith({ '07-pool/faulty/slow.ts': source })
    expect((await findVariants(exercise, folder)).at(-1)).toMatchObject({ fails: ['lets-go', 'keeps', 'counts'] })
  })
})

describe('refuses a faulty solution', () => {
  test.each<[what: string, source: string]>([
    ['without @fails', '/** A strong map. */\nexport {}'],
    ['with no name after @fails', '/**\n * A strong map.\n *\n * @fails\n */\n'],
    ['without a comment', 'export {}'],
    ['whose comment does not stand first', 'export {}\n/** @fails lets-go */'],
  ])('%s', async (_, source) => {
    const folder = await folderWith({ ...solutions, '07-pool/faulty/vague.ts': source })
    await expect(findVariants(exercise, folder)).rejects.toMatchObject({
      code: 'bad-file',
      message: `${join(folder, '07-pool/faulty/vague.ts')}: names no test after @fails in its opening comment`,
    })
  })

  test('that names a test the rubric does not list', async () => {
    const folder = await folderWith({ ...solutions, '07-pool/faulty/vague.ts': '/** @fails keeps let-go */' })
    await expect(findVariants(exercise, folder)).rejects.toMatchObject({
      code: 'bad-file',
      message: `${join(folder, '07-pool/faulty/vague.ts')}: names "let-go", which is not in the rubric`,
    })
  })
})

describe('chooses', () => {
  const chosen = async (names?: readonly string[]) => {
    const variants = await chooseVariants(exercise, await folderWith(solutions), names)
    return variants.map(({ name }) => name)
  }

  test('all but the stub, when none is named', async () => {
    expect(await chosen()).toEqual(['alternative-sets', 'reference', 'faulty/strong', 'faulty/two'])
  })

  test('those that are named, even the stub', async () => {
    expect(await chosen(['faulty/strong', 'stub'])).toEqual(['stub', 'faulty/strong'])
  })

  test('nothing for a name there is not, and says which there are', async () => {
    await expect(chosen(['reference', 'strong'])).rejects.toMatchObject({
      code: 'bad-usage',
      message: '07-pool has no variant "strong".',
      remedy: 'It has: stub, alternative-sets, reference, faulty/strong, faulty/two.',
    })
  })
})

describe.each(real)('of exercise $id', (real) => {
  test('there is a reference, and every faulty solution names tests there are', async () => {
    const variants = await findVariants(real, solutionsFolder)
    expect(variants.map(({ name }) => name)).toContain('reference')
    expect(variants.filter(({ name }) => name.startsWith('faulty/'))).not.toHaveLength(0)
  })

  test('every hidden test fails on some faulty solution: one that never fails tests nothing', async () => {
    const named = new Set(
      (await findVariants(real, solutionsFolder)).flatMap((variant) => knownFailures(variant) ?? []),
    )
    expect(real.rubric.tests.map(({ id }) => id).filter((id) => !named.has(id))).toEqual([])
  })
})
