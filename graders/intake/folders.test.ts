import { mkdir, symlink, truncate } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderWith, sampleClassFolder, temporaryFolder } from '../fixtures/files.ts'
import type { Wanted } from './format.ts'
import { findSubmissions, readSubmissions } from './index.ts'

async function readAll(paths: readonly string[], wanted: readonly Wanted[]) {
  return readSubmissions((await findSubmissions(paths, wanted)).folders, wanted)
}

const cache: Wanted = { id: '15-weak-cache', file: 'weak-cache.ts' }
const pool: Wanted = { id: '16-pool', file: 'pool.ts' }

async function idsIn(...paths: readonly string[]): Promise<string[]> {
  return (await readAll(paths, [cache])).map(({ id }) => id)
}

describe('finds the file', () => {
  test.each<[layout: string, root: string]>([
    ['in a folder of the exercise', '15-weak-cache'],
    ['as the kit has it', 'exercises/15-weak-cache'],
    ['on its own', ''],
  ])('%s', async (_, root) => {
    const folder = await folderWith({ [join(root, 'weak-cache.ts')]: 'export {}' })
    expect(await readAll([folder], [cache])).toEqual([
      {
        id: basename(folder),
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        exercises: { '15-weak-cache': { root: join(folder, root), entry: join(folder, root, 'weak-cache.ts') } },
      },
    ])
  })

  test('in the folder of the exercise, if it is elsewhere, too', async () => {
    const folder = await folderWith({ 'weak-cache.ts': 'old', '15-weak-cache/weak-cache.ts': 'new' })
    const [submission] = await readAll([folder], [cache])
    expect(submission?.exercises['15-weak-cache']?.root).toBe(join(folder, '15-weak-cache'))
  })

  test('of each exercise for itself', async () => {
    const folder = await folderWith({ '15-weak-cache/weak-cache.ts': '', 'pool.ts': '' })
    const [submission] = await readAll([folder], [cache, pool])
    expect(submission?.exercises).toEqual({
      '15-weak-cache': { root: join(folder, '15-weak-cache'), entry: join(folder, '15-weak-cache/weak-cache.ts') },
      '16-pool': { root: folder, entry: join(folder, 'pool.ts') },
    })
  })

  test('but not a folder of that name', async () => {
    const folder = await folderWith({
      'ada/weak-cache.ts/index.ts': '',
      'ada/15-weak-cache/weak-cache.ts/index.ts': '',
    })
    expect(await readAll([folder], [cache])).toMatchObject([{ id: 'ada', exercises: {} }])
  })

  test.each(['15-weak-cache', 'exercises'])(
    'a link called %s is what was handed in, and is not followed',
    async (link) => {
      const folder = await folderWith({
        'ada/readme.md': '',
        'bob/15-weak-cache/weak-cache.ts': '',
        'bob/exercises/15-weak-cache/weak-cache.ts': '',
      })
      await symlink(join(folder, 'bob', link), join(folder, 'ada', link))
      const [ada] = await readAll([join(folder, 'ada')], [{ id: '15-weak-cache', file: 'weak-cache.ts' }])
      const entry = join(folder, 'ada', link)
      expect(ada?.exercises).toEqual({ '15-weak-cache': { root: join(folder, 'ada'), entry } })
    },
  )

  test('even if it is a link: the student is to be told, not to be missed', async () => {
    const folder = await temporaryFolder()
    await symlink('/nowhere/solution.ts', join(folder, 'weak-cache.ts'))
    const [submission] = await readAll([folder], [cache])
    expect(Object.keys(submission?.exercises ?? {})).toEqual(['15-weak-cache'])
  })
})

describe('reads a folder of submissions', () => {
  test('each folder in it is one, by name', async () => {
    const folder = await folderWith({
      'Grace/15-weak-cache/weak-cache.ts': '',
      'Ada/weak-cache.ts': '',
      'Edsger/exercises/15-weak-cache/weak-cache.ts': '',
      'list.csv': '',
    })
    expect(await idsIn(folder)).toEqual(['Ada', 'Edsger', 'Grace'])
  })

  test('one without the file is still a submission: it is missing, not overlooked', async () => {
    const folder = await folderWith({ 'Ada/weak-cache.ts': '', 'Iván/notes.txt': 'sorry' })
    const submissions = await readAll([folder], [cache])
    expect(submissions.map(({ id, exercises }) => [id, Object.keys(exercises)])).toEqual([
      ['Ada', ['15-weak-cache']],
      ['Iván', []],
    ])
  })

  test('an empty one, too', async () => {
    const folder = await temporaryFolder()
    await mkdir(join(folder, 'Iván'))
    expect(await readAll([folder], [cache])).toMatchObject([{ id: 'Iván', exercises: {} }])
  })

  test('what archives and programs leave behind is none', async () => {
    const folder = await folderWith({
      'Ada/weak-cache.ts': '',
      '__MACOSX/Ada/weak-cache.ts': '',
      '.git/config': '',
      '.vscode/settings.json': '',
      'node_modules/x/weak-cache.ts': '',
    })
    expect(await idsIn(folder)).toEqual(['Ada'])
  })

  // Windows has no such names.
  test.skipIf(process.platform === 'win32')('names with blanks, accents, quotes and control characters', async () => {
    const names = ["Grace O'Neill", 'Chloé Dubois', '-rf $HOME', 'red\u001b[31m', 'two\nlines']
    const folder = await folderWith(Object.fromEntries(names.map((name) => [`${name}/weak-cache.ts`, name])))
    const submissions = await readAll([folder], [cache])
    const expected = ['-rf $HOME', 'Chloé Dubois', "Grace O'Neill", 'red_[31m', 'two_lines']
    expect(submissions.map(({ id }) => id)).toEqual(expected)
    // The id is for us: the files are still where they are.
    expect(submissions[3]?.exercises['15-weak-cache']?.root).toBe(join(folder, 'red\u001b[31m'))
    expect(new Set(submissions.map(({ sha256 }) => sha256)).size).toBe(names.length)
  })

  test('one that is called as the file of the batch gets another id', async () => {
    const folder = await folderWith({ 'monday/summary/weak-cache.ts': '', 'friday/SUMMARY/weak-cache.ts': '' })
    expect(await idsIn(join(folder, 'monday'), join(folder, 'friday'))).toEqual(['summary-2', 'SUMMARY-3'])
  })

  test('the sample class', async () => {
    const submissions = await readAll([sampleClassFolder], [cache])
    expect(submissions).toHaveLength(9)
    const missing = submissions.filter(({ exercises }) => Object.keys(exercises).length === 0)
    expect(missing.map(({ id }) => id)).toEqual(['Iván Núñez'])
  })
})

describe('tells of what may be a submission, and is none', () => {
  const passedOver = async (folder: string, out?: string) =>
    (await findSubmissions([folder], [cache], out)).passedOver.map((each) => [basename(each.folder), each.why])

  test('links and names with a dot', async () => {
    const folder = await folderWith({ 'ada/weak-cache.ts': '', '.bob/weak-cache.ts': '', '...eve/notes.txt': '' })
    const elsewhere = await folderWith({ 'weak-cache.ts': '', 'list.csv': '' })
    await symlink(elsewhere, join(folder, 'carl'))
    await symlink('ada', join(folder, 'dora'))
    await symlink('/nowhere/at/all', join(folder, 'emil'))
    await symlink('fritz', join(folder, 'fritz'))
    await symlink(join(elsewhere, 'list.csv'), join(folder, 'list.csv'))
    expect(await passedOver(folder)).toEqual([
      ['...eve', 'its name begins with a dot'],
      ['.bob', 'its name begins with a dot'],
      ['carl', 'it is a link, which could lead to the work of others'],
      ['dora', 'it is a link, which could lead to the work of others'],
      ['emil', 'it is a link, which could lead to the work of others'],
      ['fritz', 'it is a link, which could lead to the work of others'],
    ])
    expect(await idsIn(folder)).toEqual(['ada'])
  })

  test.skipIf(process.platform !== 'linux')('a name that is not UTF-8', async () => {
    const folder = await folderWith({ 'ada/weak-cache.ts': '' })
    await mkdir(Buffer.concat([Buffer.from(`${folder}/b`), Buffer.from([0xff, 0xfe])]))
    expect(await passedOver(folder)).toEqual([['b\uFFFD\uFFFD', 'its name is not valid UTF-8']])
  })

  test('the folder for the scores, by whatever path, save where it holds a submission', async () => {
    const folder = await folderWith({ 'ada/weak-cache.ts': '', 'scores/summary.json': '{}' })
    const other = join(await temporaryFolder(), 'link')
    await symlink(folder, other)
    expect(await passedOver(folder, join(folder, 'scores'))).toEqual([['scores', 'the scores go there']])
    expect(await passedOver(folder, join(other, 'scores'))).toEqual([['scores', 'the scores go there']])
    const [, scores] = (await findSubmissions([folder], [cache], join(folder, 'ada'))).folders
    expect(scores).toBe(join(folder, 'scores'))
  })

  test('even if all are', async () => {
    const folder = await folderWith({ '.ada/weak-cache.ts': '', '.bob/weak-cache.ts': '' })
    await expect(idsIn(folder)).rejects.toMatchObject({
      code: 'no-submissions',
      message: `${folder} holds no submission (${join(folder, '.ada')}: its name begins with a dot, and 1 more are passed over).`,
    })
  })
})

describe('reads more than one path', () => {
  test('in the order given', async () => {
    const folder = await folderWith({
      'ada/weak-cache.ts': '',
      'class/bo/weak-cache.ts': '',
      'class/al/weak-cache.ts': '',
    })
    expect(await idsIn(join(folder, 'class'), join(folder, 'ada'))).toEqual(['al', 'bo', 'ada'])
  })

  test('two folders of the same name are two submissions', async () => {
    const folder = await folderWith({ 'monday/ada/weak-cache.ts': '1', 'friday/Ada/weak-cache.ts': '2' })
    const submissions = await readAll([join(folder, 'monday/ada'), join(folder, 'friday')], [cache])
    expect(submissions.map(({ id }) => id)).toEqual(['ada', 'Ada-2'])
    expect(submissions[0]?.sha256).not.toBe(submissions[1]?.sha256)
  })
})

describe('refuses', () => {
  test('a path where nothing is', async () => {
    const nowhere = join(await temporaryFolder(), 'nowhere')
    await expect(idsIn(nowhere)).rejects.toMatchObject({
      code: 'path-not-found',
      message: `There is nothing at ${nowhere}`,
      remedy: 'Name a submission folder, or a folder of them.',
    })
  })

  test('a path that cannot be read', async () => {
    const folder = await folderWith({ 'weak-cache.ts': '' })
    const below = join(folder, 'weak-cache.ts/deeper')
    await expect(idsIn(below)).rejects.toMatchObject({
      code: 'path-not-found',
      message: `Cannot read (ENOTDIR) ${below}`,
    })
  })

  test('a file', async () => {
    const file = join(await folderWith({ 'weak-cache.ts': '' }), 'weak-cache.ts')
    await expect(idsIn(file)).rejects.toMatchObject({ code: 'not-a-folder', message: `${file} is not a folder.` })
  })

  test.each<[what: string, files: Record<string, string>]>([
    ['an empty folder', {}],
    ['a folder with files of another kind', { 'essay.txt': '' }],
    ['a folder with hidden folders alone', { '.git/config': '', '__MACOSX/weak-cache.ts': '' }],
  ])('%s, and says what a submission looks like', async (_, files) => {
    const folder = await folderWith(files)
    await expect(idsIn(folder)).rejects.toMatchObject({
      code: 'no-submissions',
      message: `${folder} holds no submission.`,
      remedy: 'A submission is a folder with, for example, 15-weak-cache/weak-cache.ts in it.',
    })
  })
})

test("no submission gets an id that is another's name", async () => {
  const folder = await folderWith({ '1/A/weak-cache.ts': '', '2/a/weak-cache.ts': '', '2/a-2/weak-cache.ts': '' })
  expect(await idsIn(join(folder, '1'), join(folder, '2'))).toEqual(['A', 'a-3', 'a-2'])
})

test('a submission that is too much to be read is one, and the others are unharmed', async () => {
  const folder = await folderWith({
    'ada/15-weak-cache/weak-cache.ts': '',
    'bob/15-weak-cache/weak-cache.ts': '',
    'bob/16-pool/pool.ts': '',
  })
  await truncate(join(folder, 'bob/15-weak-cache/weak-cache.ts'), 1_900_000_000)
  const submissions = await readAll([folder], [cache, pool])
  expect(submissions.map(({ id, exercises }) => [id, exercises['15-weak-cache']?.rejected])).toEqual([
    ['ada', undefined],
    ['bob', 'weak-cache.ts: is too large to be read: at most 1 MiB a source file'],
  ])
  expect(submissions[1]?.exercises['16-pool']).not.toHaveProperty('rejected')
})

test('a folder laid out as a submission is one, though its file has another name', async () => {
  const ada = join(await folderWith({ 'ada/15-weak-cache/weakcache.ts': '' }), 'ada')
  const [submission, ...others] = await readAll([ada], [{ id: '15-weak-cache', file: 'weak-cache.ts' }])
  expect(submission).toMatchObject({ id: 'ada', exercises: {} })
  expect(others).toEqual([])
})

describe('one folder that has the name of an exercise does not swallow a class', () => {
  test.each(['15-weak-cache', 'exercises'])('%s, with a file of its own', async (name) => {
    const folder = await folderWith({
      'ada/weak-cache.ts': '',
      'zoe/15-weak-cache/weak-cache.ts': '',
      [name === 'exercises' ? 'exercises/15-weak-cache/weak-cache.ts' : `${name}/weak-cache.ts`]: '',
    })
    expect(await idsIn(folder)).toEqual([name, 'ada', 'zoe'].toSorted())
  })

  test('nor does one that is empty, or a file of that name, or the very file', async () => {
    const students = { 'ada/weak-cache.ts': '', 'zoe/weak-cache.ts': '' }
    expect(await idsIn(await folderWith({ ...students, '15-weak-cache/readme.md': '' }))).toEqual([
      '15-weak-cache',
      'ada',
      'zoe',
    ])
    expect(await idsIn(await folderWith({ ...students, '15-weak-cache': '' }))).toEqual(['ada', 'zoe'])
    const folder = await folderWith({ ...students, 'weak-cache.ts': '' })
    expect(await idsIn(folder)).toEqual(['ada', 'zoe'])
    const { passedOver } = await findSubmissions([folder], [cache])
    expect(passedOver).toMatchObject([
      { folder: join(folder, 'weak-cache.ts'), why: expect.stringContaining('beside') },
    ])
  })

  test('and one more folder may be a copy: it is told of', async () => {
    const folder = await folderWith({ '15-weak-cache/weak-cache.ts': '', 'old/weak-cache.ts': '' })
    const { folders, passedOver } = await findSubmissions([folder], [cache])
    expect(folders).toEqual([folder])
    expect(passedOver).toEqual([
      {
        folder: join(folder, 'old'),
        why: `it is in a folder that is taken for one submission, ${folder}`,
        remedy: 'If it is a submission, name it on the command line.',
      },
    ])
  })
})
