import { execFileSync } from 'node:child_process'
import { link, lstat, mkdir, readdir, readFile, readlink, realpath, stat, symlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderWith, temporaryFolder, thrownBy } from '../fixtures/files.ts'
import { prepareFolder, writeJson, writeText } from './write.ts'

describe('writes a file', () => {
  test('for people and for programs, and leaves nothing else', async () => {
    const folder = await temporaryFolder()
    await writeJson(join(folder, 'Chloé.json'), { points: 1, tests: ['ø'] })
    expect(await readFile(join(folder, 'Chloé.json'), 'utf8')).toBe(
      '{\n  "points": 1,\n  "tests": [\n    "ø"\n  ]\n}\n',
    )
    expect(await readdir(folder)).toEqual(['Chloé.json'])
  })

  test('in folders that are not there yet', async () => {
    const file = join(await temporaryFolder(), 'class/monday/ada.json')
    await writeJson(file, 1)
    expect(await readFile(file, 'utf8')).toBe('1\n')
  })

  test('in the place of an older one, which a reader has as a whole to the end', async () => {
    const folder = await folderWith({ 'ada.json': `"${'old'.repeat(10_000)}"` })
    const file = join(folder, 'ada.json')
    const { ino } = await stat(file)
    await writeJson(file, 'new')
    expect(await readFile(file, 'utf8')).toBe('"new"\n')
    // Not written into: another file took its name.
    expect((await stat(file)).ino).not.toBe(ino)
    expect(await readdir(folder)).toEqual(['ada.json'])
  })

  test('many at the same time', async () => {
    const folder = await temporaryFolder()
    const names = Array.from({ length: 20 }, (_, index) => `${index}.json`)
    await Promise.all(names.map((name) => writeJson(join(folder, name), name)))
    expect((await readdir(folder)).sort()).toEqual(names.sort())
  })
})

describe.skipIf(process.platform === 'win32')('writes to nothing that a student put there', () => {
  test.each<[what: string, put: (file: string, secret: string) => Promise<unknown>]>([
    ['a link to a file', (file, secret) => symlink(secret, file)],
    ['a link that leads nowhere yet', (file, secret) => symlink(`${secret}.new`, file)],
    ['a link to a folder', (file, secret) => symlink(dirname(secret), file)],
    ['a link to itself', (file) => symlink(basename(file), file)],
    ['another name of a file', (file, secret) => link(secret, file)],
    ['a pipe', async (file) => execFileSync('mkfifo', [file])],
  ])('%s is replaced', async (_, put) => {
    const outside = await folderWith({ 'secret.json': 'secret' })
    const folder = await temporaryFolder()
    const file = join(folder, 'ada.json')
    await put(file, join(outside, 'secret.json'))
    await writeJson(file, 1)
    expect((await lstat(file)).isFile()).toBe(true)
    expect(await readFile(file, 'utf8')).toBe('1\n')
    expect(await readdir(folder)).toEqual(['ada.json'])
    expect(await readFile(join(outside, 'secret.json'), 'utf8')).toBe('secret')
    expect(await readdir(outside)).toEqual(['secret.json'])
  })

  test('a folder that is a link is refused, and named', async () => {
    const [outside, folder] = [await temporaryFolder(), await temporaryFolder()]
    await symlink(outside, join(folder, 'printed'))
    await expect(writeText(join(folder, 'printed/ada.txt'), 'x')).rejects.toMatchObject({
      code: 'cannot-write',
      message: `Cannot write into ${join(folder, 'printed')}: it is a link.`,
    })
    expect(await readdir(outside)).toEqual([])
  })

  test('a file that is half written, of a run that was killed, does no harm', async () => {
    const folder = await folderWith({ [`ada.json.${process.pid}.tmp`]: 'old', 'ada.json.1234abcd.tmp': 'old' })
    await writeJson(join(folder, 'ada.json'), 1)
    expect(await readFile(join(folder, 'ada.json'), 'utf8')).toBe('1\n')
    expect(await readdir(folder)).toHaveLength(3)
  })
})

describe('says that it cannot write, and leaves nothing behind', () => {
  test('where a file stands in the way of the folder', async () => {
    const file = join(await folderWith({ scores: 'a file' }), 'scores/ada.json')
    await expect(writeJson(file, 1)).rejects.toMatchObject({
      code: 'cannot-write',
      message: expect.stringMatching(`^Cannot write to ${file}: E(NOTDIR|EXIST)`),
      remedy: 'Name another folder with --out.',
    })
  })

  test('where a folder has the name of the file', async () => {
    const folder = await temporaryFolder()
    await mkdir(join(folder, 'ada.json'))
    await expect(writeJson(join(folder, 'ada.json'), 1)).rejects.toMatchObject({ code: 'cannot-write' })
    expect(await readdir(folder)).toEqual(['ada.json'])
  })

  test('what JSON cannot hold, and the older file stays', async () => {
    const folder = await folderWith({ 'ada.json': '"old"' })
    await expect(writeJson(join(folder, 'ada.json'), { points: 1n })).rejects.toMatchObject({ code: 'cannot-write' })
    expect(await readdir(folder)).toEqual(['ada.json'])
    expect(await readFile(join(folder, 'ada.json'), 'utf8')).toBe('"old"')
  })
})

describe('finds out beforehand', () => {
  test('that a folder can be written to, and leaves it as it is', async () => {
    const folder = await folderWith({ 'ada.json': '1' })
    await prepareFolder(folder)
    expect(await readdir(folder)).toEqual(['ada.json'])
  })

  test('that a folder can be made', async () => {
    const folder = join(await temporaryFolder(), 'class/monday')
    await prepareFolder(folder)
    expect(await readdir(folder)).toEqual([])
  })

  test('where it really is, and leaves the scores of others as they are', async () => {
    const [real, folder] = [await folderWith({ 'eve.json': 'old' }), await temporaryFolder()]
    await symlink(real, join(folder, 'scores'))
    expect(await prepareFolder(join(folder, 'scores'), ['ada.json', 'printed/ada.txt'])).toBe(await realpath(real))
    expect(await readdir(real)).toEqual(['eve.json'])
    expect(await readlink(join(folder, 'scores'))).toBe(real)
  })

  test.each(['ada.json', 'summary.json', 'printed/ada.txt'])('that a folder has the name of %s', async (name) => {
    const folder = await folderWith({ [`${name}/x.txt`]: '' })
    await expect(prepareFolder(folder, ['summary.json', 'ada.json', 'printed/ada.txt'])).rejects.toMatchObject({
      code: 'cannot-write',
      message: `Cannot write to ${join(folder, name)}: there is a folder of that name.`,
      remedy: 'Move it away, or name another folder with --out.',
    })
  })

  test.skipIf(process.platform === 'win32').each<[what: string, put: (path: string) => Promise<unknown>]>([
    ['a link', async (path) => symlink(await temporaryFolder(), path)],
    ['a link', (path) => symlink('/nowhere/at/all', path)],
    ['no folder', (path) => writeFile(path, '')],
    ['no folder', async (path) => execFileSync('mkfifo', [path])],
  ])('that the folder for what is printed is %s', async (what, put) => {
    const folder = await temporaryFolder()
    await put(join(folder, 'printed'))
    await expect(prepareFolder(folder, ['ada.json', 'printed/ada.txt'])).rejects.toMatchObject({
      code: 'cannot-write',
      message: `Cannot write into ${join(folder, 'printed')}: it is ${what}.`,
      remedy: 'Remove it, or name another folder with --out.',
    })
  })

  test.each(['scores', 'scores/monday'])('that %s can not', async (path) => {
    const folder = join(await folderWith({ scores: 'a file' }), path)
    const error = await thrownBy(() => prepareFolder(folder))
    expect(error).toMatchObject({ code: 'cannot-write', remedy: 'Name another folder with --out.' })
    expect((error as Error).message).toContain(`Cannot write to ${folder}: `)
  })
})
