import { execFileSync } from 'node:child_process'
import { access, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fixtureExercise, soundBox } from '../fixtures/exercises.ts'
import { folderWith, writeFiles } from '../fixtures/files.ts'
import { editFaulty, patchNames, rebaseFaulty, saveFaulty } from './faulty.ts'

const box = await fixtureExercise('01-box')
const wrong = soundBox.replace('return this', 'return void this')

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  )

/** A folder of solutions, and how to go about the faulty ones of the box. */
async function solutions(files: Record<string, string> = {}) {
  const folder = await folderWith({ '01-box/box.ts': soundBox, ...files })
  const path = (name: string) => join(folder, '01-box', name)
  return {
    folder,
    path,
    read: (name: string) => readFile(path(name), 'utf8'),
    edit: (name: string, base = 'reference') => editFaulty(box, folder, name, base),
    save: (name: string) => saveFaulty(box, folder, name),
    rebase: (name: string) => rebaseFaulty(box, folder, name),
  }
}

/** With a patch of the box that is wrong. */
async function withPatch() {
  const all = await solutions()
  const file = await all.edit('gives-nothing')
  await writeFile(file, wrong)
  await all.save('gives-nothing')
  return all
}

describe('a new one', () => {
  test('begins as a copy, and is saved as a patch with the tests that failed', async () => {
    const { edit, save, read, path } = await solutions()
    const file = await edit('gives-nothing')
    expect(file).toBe(path('faulty/gives-nothing.ts'))
    const begun = await readFile(file, 'utf8')
    expect(begun).toBe(`/**\n * TODO: say in a sentence what is wrong.\n */\n${soundBox}`)
    await writeFile(file, begun.replace(/TODO.*/, 'It gives\n * nothing.').replace(soundBox, wrong))
    const { failed, fails } = await save('gives-nothing')
    expect(failed).toContain('gives-back')
    expect(fails).toEqual(failed)
    expect(await read('faulty/gives-nothing.patch')).toMatch(
      /^It gives nothing\.\n\nFails: .*gives-back.*\n\n--- a\/box\.ts\n/,
    )
    expect(await exists(file)).toBe(false)
  })

  test('is a change of the correct solution that is nearest', async () => {
    const other = `// Another design.\n${soundBox.replaceAll('object', 'thing')}`
    const { edit, save, read } = await solutions({ '01-box/alternative-other.ts': other })
    const file = await edit('gives-nothing', 'alternative-other')
    await writeFile(file, other.replace('return this', 'return void this'))
    await save('gives-nothing')
    expect(await read('faulty/gives-nothing.patch')).toContain('--- a/alternative-other.ts\n')
  })

  test('is refused where it is the same as its base, or passes every test', async () => {
    const { edit, save } = await solutions()
    const file = await edit('gives-nothing')
    await expect(save('gives-nothing')).rejects.toMatchObject({ message: `${file} is the same as box.ts.` })
    await writeFile(file, `${soundBox}// as good\n`)
    await expect(save('gives-nothing')).rejects.toMatchObject({ message: `${file} passes every hidden test.` })
    expect(await exists(file)).toBe(true)
  })

  test.each([
    ['../box', 'reference', '"../box" is not a valid name.'],
    ['gives-nothing', 'alternative-gone', '01-box has no solution "alternative-gone".'],
  ])('is refused as %s of %s', async (name, base, message) => {
    const { edit } = await solutions()
    await expect(edit(name, base)).rejects.toMatchObject({ code: 'bad-usage', message })
  })
})

describe('one that exists', () => {
  test('keeps its header when it is edited, and tells where that is no longer true', async () => {
    const { edit, save, read } = await withPatch()
    const before = await read('faulty/gives-nothing.patch')
    const file = await edit('gives-nothing')
    expect(await readFile(file, 'utf8')).toBe(wrong)
    await expect(edit('gives-nothing')).rejects.toMatchObject({ message: `${file} exists already.` })
    await save('gives-nothing')
    expect(await read('faulty/gives-nothing.patch')).toBe(before)
    await edit('gives-nothing')
    await writeFile(file, `${soundBox}// as good\n`)
    const { fails, failed } = await save('gives-nothing')
    expect([fails.includes('gives-back'), failed]).toEqual([true, []])
    await expect(save('gives-nothing')).rejects.toMatchObject({ message: `${file} does not exist.` })
  })
})

describe('a base that has changed', () => {
  const git = (cwd: string, ...words: string[]) => {
    const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', '-c', 'init.defaultBranch=main']
    execFileSync('git', [...identity, ...words], { cwd })
  }
  /** The patch is committed with the base that it fits, and then the base changes. */
  async function changedTo(text: string) {
    const all = await withPatch()
    git(all.folder, 'init', '--quiet')
    git(all.folder, 'add', '--all')
    git(all.folder, 'commit', '--quiet', '--message', 'first')
    await writeFiles(all.folder, { '01-box/box.ts': text })
    return all
  }

  test('elsewhere: the patch is moved, committed or not', async () => {
    const { rebase, edit, folder } = await changedTo(`// A box.\n\n${soundBox}`)
    expect(await rebase('gives-nothing')).toBe('moved')
    expect(await rebase('gives-nothing')).toBe('fits')
    git(folder, 'commit', '--quiet', '--all', '--message', 'second')
    expect(await rebase('gives-nothing')).toBe('fits')
    expect(await readFile(await edit('gives-nothing'), 'utf8')).toBe(`// A box.\n\n${wrong}`)
  })

  test('in the same lines: both are put into the file', async () => {
    const { rebase, read } = await changedTo(soundBox.replace('return this', 'return (this'))
    expect(await rebase('gives-nothing')).toBe('conflict')
    const text = await read('faulty/gives-nothing.ts')
    expect(text).toContain('<<<<<<< base')
    expect(text).toContain('return void this')
    expect(text).toContain('return (this')
  })

  test('beyond what git knows', async () => {
    const { rebase, folder } = await withPatch()
    await writeFiles(folder, { '01-box/box.ts': `// A box.\n\n${soundBox}` })
    await expect(rebase('gives-nothing')).rejects.toMatchObject({
      code: 'bad-usage',
      message: expect.stringMatching(/gives-nothing\.patch fits no version of box\.ts in git\.$/),
    })
  })
})

test('the names of those that are patches', async () => {
  const { folder } = await solutions({
    '01-box/faulty/b.patch': '',
    '01-box/faulty/a.patch': '',
    '01-box/faulty/c.ts': '',
  })
  expect(await patchNames(box, folder)).toEqual(['a', 'b'])
})
