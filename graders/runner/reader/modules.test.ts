import { link, mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { submit, temporaryFolder } from '../../fixtures/files.ts'
import { readModules } from './modules.ts'

async function rejection(files: Record<string, string>): Promise<string> {
  const { entry, root } = await submit(files)
  const result = await readModules(entry, root)
  return 'rejected' in result ? result.rejected : 'not rejected'
}

test('reads all that the entry leads to, and nothing else', async () => {
  const { entry, root } = await submit({
    'cache.ts': `import { a } from './lib/a.ts'\nexport * from './b'\nexport const c = a`,
    'lib/a.ts': `import type { B } from '../b.js'\nexport const a: B = 1`,
    'b.ts': `import './lib'\nexport type B = number`,
    'lib/index.ts': `import { a } from './a.ts'\nvoid a`,
    'unrelated.ts': `this is not TypeScript`,
  })
  const modules = await readModules(entry, root)
  if ('rejected' in modules) throw new Error(modules.rejected)
  const names = [...modules.keys()].map((file) => file.slice(root.length + 1))
  expect(names.toSorted()).toEqual(['b.ts', 'cache.ts', 'lib/a.ts', 'lib/index.ts'])
})

test('a byte-order mark and Windows line ends are no matter', async () => {
  expect(await rejection({ 'cache.ts': '\uFEFFexport const a = 1\r\nexport const b = 2\r\n' })).toBe('not rejected')
})

test.each([
  ['does not parse', `const a = 1\nclass {`, /^cache\.ts:2: Expected `}` but found `EOF`$/],
  ['a decorator', `\nclass A {\n  @bound go() {}\n}`, /^cache\.ts:3: decorators are not supported/],
  ['a class decorator', `@frozen\nexport class A {}`, /^cache\.ts:1: decorators are not supported/],
  ['the keyword accessor', `class A {\n  accessor a = 1\n}`, /^cache\.ts:2: the keyword accessor is not supported/],
  [
    'a file of data',
    `import './data.json'`,
    /^cache\.ts:1: imports "\.\/data\.json", and only TypeScript and JavaScript/,
  ],
  ['import()', `export const a = 1\nexport const b = import('./b.ts')`, /^cache\.ts:2: import\(\) is not supported/],
  [
    'a built-in',
    `import fs from 'node:fs'`,
    /^cache\.ts:1: imports "node:fs", and a submission may import only its own/,
  ],
  ['import.meta', `\nexport const here = import.meta.url`, /^cache\.ts:2: import\.meta is not supported/],
  ['import() as a type', `export let a: import('./b.ts').B`, /^cache\.ts:1: import\(\) as a type/],
  ['two such', `import fs = require('fs')\nexport const here = import.meta.url`, /^cache\.ts:1: import = require/],
  ['import = require()', `import fs = require('fs')`, /^cache\.ts:1: import = require\(\) is not supported/],
  ['export =', `\nconst a = 1\nexport = a`, /^cache\.ts:3: export = is not supported/],
  ['more than is read', `/*${'x'.repeat(2 ** 20)}*/`, /^cache\.ts: is larger than 1024 KiB$/],
  ['a package', `\n\nexport { test } from 'vitest'`, /^cache\.ts:3: imports "vitest"/],
  ['an absolute path', `import '/etc/passwd'`, /^cache\.ts:1: imports "\/etc\/passwd"/],
  [
    'a file outside',
    `import '../outside.ts'`,
    /^cache\.ts:1: imports "\.\.\/outside\.ts", which lies outside the submission$/,
  ],
  ['a query', `import './b.ts?raw'`, /^cache\.ts:1: imports "\.\/b\.ts\?raw", and there is no such file/],
  ['a missing file', `export * from './nowhere'`, /^cache\.ts:1: imports "\.\/nowhere", and there is no such file/],
])('rejects %s, with the place', async (_, code, message) => {
  expect(await rejection({ 'cache.ts': code, 'b.ts': '', 'data.json': '{}' })).toMatch(message)
})

test('names the file that is at fault, and not the entry', async () => {
  expect(await rejection({ 'cache.ts': `import './lib/b.ts'`, 'lib/b.ts': '\n\n}' })).toMatch(/^lib\/b\.ts:3: /)
})

test('a folder beside the submission whose name begins alike lies outside', async () => {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'ada'))
  await mkdir(join(folder, 'ada2'))
  await writeFile(join(folder, 'ada/cache.ts'), `import '../ada2/secret.ts'`)
  await writeFile(join(folder, 'ada2/secret.ts'), '')
  expect(await readModules(join(folder, 'ada/cache.ts'), join(folder, 'ada'))).toEqual({
    rejected: 'cache.ts:1: imports "../ada2/secret.ts", which lies outside the submission',
  })
})

test('follows no link, at the entry or behind an import', async () => {
  const { root } = await submit({ 'cache.ts': `import './link.ts'` })
  const secret = await submit({ 'secret.ts': 'export const secret = 1' })
  await symlink(secret.entry, join(root, 'link.ts'))
  expect(await readModules(join(root, 'link.ts'), root)).toEqual({
    rejected: 'link.ts: is a link or not a regular file',
  })
  expect(await readModules(join(root, 'cache.ts'), root)).toMatchObject({
    rejected: expect.stringContaining('there is no such file'),
  })
})

test('follows no folder that is a link', async () => {
  const { entry, root } = await submit({ 'cache.ts': `import './lib/secret.ts'` })
  const secret = await submit({ 'secret.ts': 'export const secret = 1' })
  await symlink(secret.root, join(root, 'lib'))
  expect(await readModules(entry, root)).toMatchObject({ rejected: expect.stringContaining('outside the submission') })
})

test('notes what relies on the host, file by file', async () => {
  const { entry, root } = await submit({
    'cache.ts': `import './lib/b.js'\n\nprocess.exit()`,
    'lib/b.js': `await { then: fetch() }`,
  })
  const notesOf = async (given?: readonly string[]) => {
    const modules = await readModules(entry, root, [], given)
    return 'rejected' in modules ? modules.rejected : [...modules.values()].flatMap(({ notes }) => notes)
  }
  const [ofProcess, ofFetch] = [
    'cache.ts:3: refers to process, which a submission does not have here',
    'lib/b.js:1: refers to fetch, which a submission does not have here',
  ]
  expect(await notesOf()).toEqual([ofProcess, ofFetch])
  expect(await notesOf(['process'])).toEqual([ofFetch])
})

test('follows no hard link', async () => {
  const { entry, root } = await submit({ 'cache.ts': '' })
  await link(entry, join(root, 'other.ts'))
  expect(await readModules(entry, root)).toEqual({ rejected: 'cache.ts: is a link or not a regular file' })
})

test('reads a limited size, in one file or in many', async () => {
  const part = `/*${'x'.repeat(2 ** 19)}*/`
  const imports = `import './a.ts'\nimport './b.ts'\nimport './c.ts'`
  expect(await rejection({ 'cache.ts': imports, 'a.ts': part, 'b.ts': part, 'c.ts': part })).toMatch(
    /^has more than 200 files or 1024 KiB of source$/,
  )
})

test('what is granted is imported by its specifier', async () => {
  const { entry, root } = await submit({
    'cache.ts': `import { expect, type Handle } from '#gc'\nimport * as kit from '#gc'\nexport let h: Handle\nvoid [expect, kit]`,
  })
  const modules = await readModules(entry, root, ['#gc'])
  if ('rejected' in modules) throw new Error(modules.rejected)
  expect([...(modules.get(entry)?.imports ?? [])]).toEqual([['#gc', '#gc']])
})
