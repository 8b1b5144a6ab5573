import { rename, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderWith } from '../fixtures/files.ts'
import { digest } from './digest.ts'

const submitted = {
  'weak-cache.ts': 'export class WeakCache {}',
  'weak-store.ts': 'export class WeakStore {}',
  'lib/order.ts': 'export const order = 1',
}

async function hashOf(exercises: Parameters<typeof digest>[0]): Promise<string> {
  return (await digest(exercises)).sha256
}

/** The digest of a single exercise with these files. */
async function digestOf(files: Readonly<Record<string, string>>, id = '15-weak-cache'): Promise<string> {
  const root = await folderWith(files)
  return hashOf({ [id]: { root, entry: join(root, 'weak-cache.ts') } })
}

test('is that of SHA-256 in hexadecimal digits, even of nothing', async () => {
  expect(await digestOf(submitted)).toMatch(/^[0-9a-f]{64}$/)
  expect(await hashOf({})).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})

describe('stays the same', () => {
  test('wherever the files are, and in whatever order they came there', async () => {
    const backwards = Object.fromEntries(Object.entries(submitted).toReversed())
    expect(await digestOf(backwards)).toBe(await digestOf(submitted))
  })

  test('in whatever order the exercises are given', async () => {
    const [one, two] = [await folderWith(submitted), await folderWith({ 'a.ts': 'a' })]
    const [a, b] = [one, two].map((root) => ({ root, entry: join(root, 'a.ts') })) as [never, never]
    expect(await hashOf({ '01-a': a, '02-b': b })).toBe(await hashOf({ '02-b': b, '01-a': a }))
  })

  test.each([
    'node_modules/picocolors/index.js',
    'lib/node_modules/picocolors/index.js',
    '.git/hooks/commit.js',
    'README.md',
    '.DS_Store',
    'weak-cache.ts.orig',
  ])('with %s beside the files', async (path) => {
    expect(await digestOf({ ...submitted, [path]: 'anything' })).toBe(await digestOf(submitted))
  })
})

describe('changes', () => {
  test.each<[what: string, files: Record<string, string>]>([
    ['with a file', { ...submitted, 'weak-store.ts': 'export class WeakStore { }' }],
    ['with a file deep down', { ...submitted, 'lib/order.ts': 'export const order = 2' }],
    ['with one file more', { ...submitted, 'empty.ts': '' }],
    ['with a file of JavaScript', { ...submitted, 'extra.mjs': '' }],
    ['with one file less', { 'weak-cache.ts': submitted['weak-cache.ts'] }],
    [
      'when two files trade their contents',
      { ...submitted, 'weak-cache.ts': submitted['weak-store.ts'], 'weak-store.ts': submitted['weak-cache.ts'] },
    ],
    ['with a folder called almost as one that is left out', { ...submitted, 'my_node_modules/a.ts': '' }],
  ])('%s', async (_, files) => {
    expect(await digestOf(files)).not.toBe(await digestOf(submitted))
  })

  test('with the name of a file', async () => {
    const root = await folderWith(submitted)
    const exercises = { '15-weak-cache': { root, entry: join(root, 'weak-cache.ts') } }
    const before = await hashOf(exercises)
    await rename(join(root, 'weak-store.ts'), join(root, 'weak-shop.ts'))
    expect(await hashOf(exercises)).not.toBe(before)
  })

  test('when a file holds what another one was', async () => {
    const [two, one] = [{ 'a.ts': 'x', 'b.ts': '' }, { 'a.ts': 'x15-weak-cache/b.ts' }]
    expect(await digestOf(one)).not.toBe(await digestOf(two))
  })

  test('with the exercise', async () => {
    expect(await digestOf(submitted, '16-weak-pool')).not.toBe(await digestOf(submitted))
  })
})

test('follows no link, neither out of the folder nor in circles', async () => {
  const root = await folderWith(submitted)
  const outside = await folderWith({ 'secret.ts': 'secret' })
  const exercises = { '15-weak-cache': { root, entry: join(root, 'weak-cache.ts') } }
  const before = await hashOf(exercises)
  await symlink(join(outside, 'secret.ts'), join(root, 'link.ts'))
  await symlink(outside, join(root, 'linked'))
  await symlink('..', join(root, 'lib/again'))
  await symlink('..', join(root, 'lib/and-again'))
  expect(await hashOf(exercises)).toBe(before)
})
