import { execFileSync } from 'node:child_process'
import { mkdir, rename, symlink, truncate, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { folderWith, temporaryFolder, writeFiles } from '../fixtures/files.ts'
import { digest } from './digest.ts'
import { sourceFiles } from './source-files.ts'

const MIB = 2 ** 20

/** Longer than that nobody waits, though the machine is busy. */
const MAX_MS = 10_000

async function pathsIn(root: string): Promise<string[] | string> {
  const files = await sourceFiles(root)
  return 'tooMuch' in files ? files.tooMuch : files.map(({ path }) => path.toString())
}

/** The digest of one exercise, with the time and the memory that it took. */
async function measured(root: string): Promise<{ sha256: string; why: string | undefined; ms: number; mib: number }> {
  const started = performance.now()
  const before = process.memoryUsage.rss()
  const { sha256, tooMuch } = await digest({ '01-a': { root, entry: join(root, 'a.ts') } })
  const mib = (process.memoryUsage.rss() - before) / MIB
  return { sha256, why: tooMuch['01-a'], ms: performance.now() - started, mib }
}

async function many(root: string, count: number, name: (n: number) => string): Promise<void> {
  await Promise.all(Array.from({ length: count }, (_, n) => writeFile(join(root, name(n)), '')))
}

test('finds the source files, by their names', async () => {
  const root = await folderWith({ 'b.ts': '', 'a/c.mjs': '', 'a.cts': '', 'x.tsx': '', 'node_modules/a.ts': '' })
  expect(await pathsIn(root)).toEqual(['a.cts', 'a/c.mjs', 'b.ts'])
  expect(await pathsIn(join(root, 'nowhere'))).toEqual([])
})

describe('up to its limits', () => {
  test('200 files, and one MiB, in folders 32 deep', async () => {
    const root = await temporaryFolder()
    await many(root, 199, (n) => `${n}.ts`)
    const deep = Array.from({ length: 32 }, () => 'd').join('/')
    await writeFiles(root, { [`${deep}/a.ts`]: 'x'.repeat(MIB) })
    expect(await pathsIn(root)).toHaveLength(200)
  })
})

describe('and beyond them says which, within a second or two and a few MiB', () => {
  test.each<[what: string, limit: string, make: (root: string) => Promise<unknown>]>([
    [
      'files that take no room on a disk',
      'x1.ts: is too large to be read: at most 1 MiB a source file',
      (root) => Promise.all([1, 2, 3, 4].map((n) => sparse(join(root, `x${n}.ts`), 1_900_000_000))),
    ],
    [
      'a file larger than any buffer',
      'x.ts: is too large to be read: at most 1 MiB a source file',
      (root) => sparse(join(root, 'x.ts'), 2 ** 41),
    ],
    [
      'one byte too many',
      'x.ts: is too large to be read: at most 1 MiB a source file',
      (root) => writeFile(join(root, 'x.ts'), 'x'.repeat(MIB + 1)),
    ],
    [
      'many that are small enough each',
      'holds too much source to be read: at most 1 MiB in all',
      (root) => writeFiles(root, Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`${n}.ts`, 'x'.repeat(MIB / 4)]))),
    ],
    [
      'thousands of source files',
      'holds too many files to be read: at most 200 source files',
      (root) => many(root, 3000, (n) => `${n}.ts`),
    ],
    [
      'one source file too many, in folders',
      'holds too many files to be read: at most 200 source files',
      async (root) => {
        await Promise.all([mkdir(join(root, 'a')), mkdir(join(root, 'b'))])
        await many(root, 200, (n) => `${n % 2 === 0 ? 'a' : 'b'}/${n}.ts`)
      },
    ],
    [
      'files of other kinds without number',
      'holds too much to be read: at most 20000 files and folders',
      (root) => many(root, 20_001, (n) => `${n}.txt`),
    ],
    [
      'folders in folders',
      'has folders in folders, too deep to be read: at most 32',
      (root) => mkdir(join(root, Array.from({ length: 1500 }, () => 'd').join('/')), { recursive: true }),
    ],
  ])('%s', async (_, limit, make) => {
    const root = await folderWith({ 'a.ts': '' })
    await make(root)
    const first = await measured(root)
    expect(first).toMatchObject({ why: limit, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(first.ms).toBeLessThan(MAX_MS)
    expect(first.mib).toBeLessThan(64)
    expect((await measured(root)).sha256).toBe(first.sha256)
  })
})

describe.skipIf(process.platform === 'win32')('is not held up by what is no file', () => {
  test('pipes, sockets, devices and links', async () => {
    const root = await folderWith({ 'a.ts': '1' })
    const before = await measured(root)
    execFileSync('mkfifo', [join(root, 'pipe.ts'), join(root, 'other.js')])
    const server = createServer().listen(join(root, 's.ts'))
    onTestFinished(() => void server.close())
    await symlink('/dev/zero', join(root, 'zero.ts'))
    await symlink('/proc/self/environ', join(root, 'environ.ts'))
    await symlink('loop.ts', join(root, 'loop.ts'))
    await symlink('..', join(root, 'up'))
    const after = await measured(root)
    expect(after).toMatchObject({ sha256: before.sha256, why: undefined })
    expect(after.ms).toBeLessThan(MAX_MS)
  })

  test.skipIf(process.platform !== 'linux')('names that are no text are told apart, and stay so', async () => {
    const named = (root: string, ...bytes: number[]) =>
      Buffer.concat([Buffer.from(`${root}/`), Buffer.from(bytes), Buffer.from('.ts')])
    const root = await folderWith({ 'a.ts': '' })
    await writeFile(named(root, 0xff), '1')
    await writeFile(named(root, 0xfe), '2')
    const first = await measured(root)
    expect((await measured(root)).sha256).toBe(first.sha256)
    await writeFile(named(root, 0xfe), '3')
    const second = await measured(root)
    expect(second.sha256).not.toBe(first.sha256)
    await rename(named(root, 0xfe), named(root, 0xfd))
    expect((await measured(root)).sha256).not.toBe(second.sha256)
  })

  test('files and folders that nobody may read', async () => {
    const root = await folderWith({ 'a.ts': '1', 'b.ts': '2', 'c/d.ts': '3' })
    const program = `
      import { digest } from ${JSON.stringify(join(import.meta.dirname, 'digest.ts'))}
      import { chmodSync } from 'node:fs'
      const root = ${JSON.stringify(root)}
      const tell = async () => console.log(JSON.stringify(await digest({ a: { root, entry: root + '/a.ts' } })))
      await tell()
      chmodSync(root + '/b.ts', 0); chmodSync(root + '/c', 0)
      if (process.getuid() === 0) { chmodSync(root, 0o755); process.setgid(65534); process.setuid(65534) }
      await tell()
      await tell()`
    const words = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', program]
    const [all, some, again] = execFileSync(process.execPath, words, { encoding: 'utf8' }).trim().split('\n')
    expect(some).not.toBe(all)
    expect(some).toBe(again)
    expect(JSON.parse(some ?? '')).toEqual({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/), tooMuch: {} })
  })
})

async function sparse(file: string, bytes: number): Promise<void> {
  await writeFile(file, '')
  await truncate(file, bytes)
}
