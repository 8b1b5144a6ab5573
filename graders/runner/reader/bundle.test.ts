import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { submit } from '../../fixtures/files.ts'
import { evaluate } from '../worker/evaluate.ts'
import { bundle } from './bundle.ts'
import { type Modules, readModules } from './modules.ts'

async function bundled(files: Record<string, string>) {
  const { entry, root } = await submit(files)
  const modules = await readModules(entry, root)
  if ('rejected' in modules) throw new Error(modules.rejected)
  return bundle(entry, root, modules)
}

async function load(files: Record<string, string>): Promise<Record<string, unknown>> {
  const result = await bundled(files)
  if ('rejected' in result) throw new Error(result.rejected)
  return (await evaluate(result, new Map(), false)) as Record<string, unknown>
}

test('makes one module of several files', async () => {
  const exports = await load({
    'cache.ts': `import { two } from './b'\nexport { three } from './b'\nexport const answer: number = two + 1`,
    'b.ts': `export const two = 2\nexport const three = 3`,
  })
  expect({ ...exports }).toEqual({ answer: 3, three: 3 })
})

test('knows what TypeScript adds to JavaScript', async () => {
  const exports = await load({
    'cache.ts': `
      enum Colour { Red = 1, Green }
      namespace Paint { export const mixed = Colour.Green }
      class Picture { constructor(readonly name: string, private colour = Paint.mixed) {} get() { return this.name + this.colour } }
      export const shown = new Picture('mona').get() satisfies string`,
  })
  expect(exports.shown).toBe('mona2')
})

test('takes a default export, a name for a part of a namespace, and new.target', async () => {
  const exports = await load({
    'cache.ts': `
      namespace Paint { export const mixed = 2 }
      import mixed = Paint.mixed
      class Picture { colour = new.target === undefined ? mixed : 0 }
      export default function paint() { return new.target === Picture ? 0 : new Picture().colour }`,
  })
  expect((exports.default as () => number)()).toBe(2)
})

test('keeps the names of classes, for they stand in messages', async () => {
  const exports = await load({ 'cache.ts': `export class WeakCache {}` })
  expect((exports.WeakCache as { name: string }).name).toBe('WeakCache')
})

test('rejects an import of what a file does not export, and names both', async () => {
  const result = await bundled({
    'cache.ts': `import { nothing } from './b'\nexport const a = nothing`,
    'b.ts': `export const b = 1`,
  })
  expect(result).toHaveProperty('rejected')
  expect((result as { rejected: string }).rejected).toMatch(/nothing.*b\.ts/s)
})

test('what is not imported at the top of a file is refused, with where it stands', async () => {
  const result = await bundled({ 'cache.ts': `import './b.ts'`, 'b.ts': `export const files = require('node:fs')` })
  expect(result).toEqual({ rejected: 'b.ts: reaches for "node:fs" by other means than import at the top of a file' })
})

test('takes the names of a granted module from what the worker hands to it', async () => {
  const { entry, root } = await submit({
    'cache.ts': `import { fleeting } from '#gc'\nimport { kept } from './b.ts'\nexport const both = [fleeting, kept]`,
    'b.ts': `import { held } from '#gc'\nexport const kept = held`,
  })
  const modules = await readModules(entry, root, ['#gc'])
  if ('rejected' in modules) throw new Error(modules.rejected)
  const loadable = await bundle(entry, root, modules)
  expect(loadable).toMatchObject({ code: expect.stringMatching(/\["#gc"\]\.fleeting[^]*\["#gc"\]\.held/) })
})

test('maps back to the files of the student', async () => {
  const result = await bundled({ 'cache.ts': `export const a = 1`, 'b.ts': '' })
  expect(JSON.parse((result as { map: string }).map).sources).toEqual([expect.stringContaining('cache.ts')])
})

test('names a file by its place in the submission, wherever that lies', async () => {
  const root = await mkdtemp(join(import.meta.dirname, '.bundle-'))
  onTestFinished(() => rm(root, { recursive: true }))
  const entry = join(root, 'cache.ts')
  await writeFile(entry, `import './lib/b.ts'`)
  await mkdir(join(root, 'lib'))
  await writeFile(join(root, 'lib/b.ts'), `void 0`)
  const result = await bundle(entry, root, (await readModules(entry, root)) as Modules)
  expect(JSON.parse((result as { map: string }).map).sources).toEqual(['lib/b.ts'])
})

test('takes a hashbang away, and the lines stay where they were', async () => {
  const result = await bundled({ 'cache.ts': `#!/usr/bin/env node\nexport const a = 1` })
  expect((result as { code: string }).code.split('\n')[0]?.trim()).toBe('')
  expect(result).toMatchObject({ exports: { a: 'a' } })
})

test('finds the exports behind an await of an object', async () => {
  const result = await bundled({ 'cache.ts': `export const a = (await { then: (f: () => void) => f() }) ?? 1` })
  expect(result).toMatchObject({ exports: { a: 'a' } })
})

test('classes of the same name, of several files, keep it', async () => {
  const exports = await load({
    'cache.ts': `export { Trouble } from './b.ts'\nexport class A { static Trouble = class Trouble {} }\nclass Trouble {}\nexport { Trouble as Own }`,
    'b.ts': `export class Trouble {}`,
  })
  expect([exports.Trouble, exports.Own].map((one) => (one as { name: string }).name)).toEqual(['Trouble', 'Trouble'])
})

test.each([
  ['let a = 1\nlet a = 2', 'cache.ts:1: Identifier `a` has already been declared'],
  [`\nexport { c } from './b.ts'`, 'cache.ts:2: "c" is not exported by "b.ts".'],
  [`const a = 1\nexport const b = () => { a = 2 }`, 'cache.ts:2: Unexpected re-assignment of const variable `a`'],
])('says in one line, with the place, why it cannot: %j', async (code, rejected) => {
  expect(await bundled({ 'cache.ts': code, 'b.ts': '' })).toEqual({ rejected })
})
