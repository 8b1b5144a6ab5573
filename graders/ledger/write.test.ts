import { mkdir, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderWith, temporaryFolder, thrownBy } from '../fixtures/files.ts'
import { prepareFolder, writeJson } from './write.ts'

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

  test.each(['scores', 'scores/monday'])('that %s can not', async (path) => {
    const folder = join(await folderWith({ scores: 'a file' }), path)
    const error = await thrownBy(() => prepareFolder(folder))
    expect(error).toMatchObject({ code: 'cannot-write', remedy: 'Name another folder with --out.' })
    expect((error as Error).message).toContain(`Cannot write to ${folder}: `)
  })
})
