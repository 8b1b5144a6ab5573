import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { submit, temporaryFolder } from '../../fixtures/files.ts'
import type { Loadable } from '../worker/job.ts'
import { loadModules, placesIn } from '../worker/modules.ts'
import { loadable } from './loadable.ts'
import { readModules, type Rejection } from './modules.ts'

async function read(files: Record<string, string>, allow: string[] = []): Promise<Loadable | Rejection> {
  const { entry, root } = await submit(files)
  const modules = await readModules(entry, root, allow)
  return 'rejected' in modules ? modules : loadable(entry, root, modules)
}

async function program(files: Record<string, string>, allow: string[] = []): Promise<Loadable> {
  const result = await read(files, allow)
  if ('rejected' in result) throw new Error(result.rejected)
  return result
}

/** What the submission exports, having run as in a worker. */
async function exportsOf(files: Record<string, string>): Promise<Record<string, unknown>> {
  const { namespace } = await loadModules(await program(files), globalThis, {})
  return { ...namespace }
}

async function rejection(files: Record<string, string>): Promise<string> {
  const result = await read(files)
  return 'rejected' in result ? result.rejected : 'not rejected'
}

test('several files are as many modules, the entry first', async () => {
  const files = {
    'cache.ts': `import { two } from './lib/two.ts'\nexport const answer: number = two + 1\nexport * from './lib/two.ts'`,
    'lib/two.ts': `import { one } from '../one.js'\nexport const two = one + one`,
    'one.ts': `export const one = 1`,
  }
  expect((await program(files)).modules.map(({ name }) => name)).toEqual(['cache.ts', 'lib/two.ts', 'one.ts'])
  expect(await exportsOf(files)).toEqual({ answer: 3, two: 2 })
})

test('knows what TypeScript adds to JavaScript', async () => {
  const { shown } = await exportsOf({
    'cache.ts': `
      enum Size { Small = 1, Large }
      namespace Names { export const first = 'mona' }
      class Picture { constructor(readonly name: string, private size = Size.Large) {} get shown() { return this.name + this.size } }
      export const shown = new Picture(Names.first).shown satisfies string`,
  })
  expect(shown).toBe('mona2')
})

test.each([
  ['a variable that is only mentioned', `let kept; export const f = () => { kept }`, 'kept;'],
  ['one that is mentioned and thrown away', `let kept; export const f = () => { void kept }`, 'void kept'],
  ['one in a branch that is never taken', `let kept; export const f = () => { if (false) kept }`, 'if (false) kept'],
  ['a function that is never called', `function unused() { return 1 } export {}`, 'function unused()'],
  ['an argument by default', `let kept; export const f = (a = kept) => a`, '(a = kept)'],
  ['a getter that does nothing', `export const o = { get a() { o; return 1 } }`, 'o;'],
  ['using', `export const f = () => { using a = null }`, 'using a = null'],
])('leaves %s', async (_, code, left) => {
  expect((await program({ 'cache.ts': code })).modules[0]?.code).toContain(left)
})

test('names of classes and variables stay, though several files have them', async () => {
  const { Trouble, Own, names } = await exportsOf({
    'cache.ts': `import { Trouble, names } from './b.ts'\nclass OwnTrouble extends Trouble {}\nexport { Trouble, OwnTrouble as Own, names }`,
    'b.ts': `import { Trouble as Base } from './c.ts'\nexport class Trouble extends Base {}\nexport const names = [Trouble.name, Base.name]`,
    'c.ts': `export class Trouble {}`,
  })
  expect([Trouble, Own].map((one) => (one as { name: string }).name)).toEqual(['Trouble', 'OwnTrouble'])
  expect(names).toEqual(['Trouble', 'Trouble'])
})

test('types are no imports, whether it is said that they are types or not', async () => {
  const files = {
    'cache.ts': `
      import { Shape, type Other, area } from './shapes.ts'
      import { OnlyTypes } from './types.ts'
      export { Shape, OnlyTypes as Renamed } from './all.ts'
      export const size = (shape: Shape & Other & OnlyTypes): number => area(shape)`,
    'shapes.ts': `export interface Shape { a: number }\nexport type Other = object\nexport const area = ({ a }: Shape) => a`,
    'types.ts': `export interface OnlyTypes {}\nthrow new Error('it is not loaded')`,
    'all.ts': `export * from './shapes.ts'\nexport type { OnlyTypes } from './types.ts'`,
  }
  expect((await program(files)).modules.map(({ name }) => name)).toEqual(['cache.ts', 'shapes.ts'])
  expect(await exportsOf(files)).toEqual({ size: expect.any(Function) })
})

test('an import of what a file does not export is rejected, with line and both names', async () => {
  const import2 = { 'cache.ts': `\nimport { nothing } from './b.ts'\nexport const a = nothing`, 'b.ts': 'export {}' }
  expect(await rejection(import2)).toBe('cache.ts:2: "nothing" is not exported by "b.ts".')
  const reexport = { 'cache.ts': `export { nothing } from './b.ts'`, 'b.ts': `export * from './cache.ts'` }
  expect(await rejection(reexport)).toBe('cache.ts:1: "nothing" is not exported by "b.ts".')
  const byDefault = {
    'cache.ts': `import b from './b.ts'\nexport const a = b`,
    'b.ts': `export * from './c.ts'`,
    'c.ts': 'export default 1',
  }
  expect(await rejection(byDefault)).toBe('cache.ts:1: "default" is not exported by "b.ts".')
})

test('files that lead to each other in a circle export what any of them has', async () => {
  const layers = Array.from({ length: 60 }, (_, n) => n)
  const files = {
    'cache.ts': `import { z } from './b.ts'\nimport { deep } from './0a.ts'\nexport const found = [z, deep]`,
    'a.ts': `export * from './b.ts'\nexport * from './c.ts'`,
    'b.ts': `export * from './a.ts'`,
    'c.ts': `export const z = 1`,
    ...Object.fromEntries(
      layers.flatMap((n) =>
        ['a', 'b'].map((half) => [
          `${n}${half}.ts`,
          n < 59 ? `export * from './${n + 1}a.ts'\nexport * from './${n + 1}b.ts'` : `export * from './last.ts'`,
        ]),
      ),
    ),
    'last.ts': 'export const deep = 2',
  }
  expect(await exportsOf(files)).toEqual({ found: [1, 2] })
})

test('names that are strings are names', async () => {
  const files = {
    'cache.ts': `export { "x = 1; throw 1 //" as a } from './b.ts'`,
    'b.ts': `const b = 2\nexport { b as "x = 1; throw 1 //" }`,
  }
  expect(await exportsOf(files)).toEqual({ a: 2 })
})

test('a module that is granted is imported by its specifier', async () => {
  const { modules } = await program({ 'cache.ts': `import { fleeting } from '#gc'\nexport const a = fleeting` }, [
    '#gc',
  ])
  expect(modules).toMatchObject([{ imports: { '#gc': -1 } }])
})

test('require is refused, with its line, and is a name like any other to those who declare it', async () => {
  expect(await rejection({ 'cache.ts': `\nexport const fs = require('fs')` })).toBe(
    'cache.ts:2: require is not supported, only import at the top of a file',
  )
  expect(await exportsOf({ 'cache.ts': `const require = (a: string) => a\nexport const fs = require('fs')` })).toEqual({
    fs: 'fs',
  })
})

test('places lead back to the files of the student, wherever these lie', async () => {
  const folder = await temporaryFolder()
  const { root } = await submit({
    'cache.ts': `export * from './lib/b.ts'`,
    'lib/b.ts': `\ninterface A {}\n\nexport const b = () => {\n  throw new Error()\n}`,
  })
  const link = join(folder, 'linked')
  await symlink(root, link)
  const modules = await readModules(join(link, 'cache.ts'), link)
  if ('rejected' in modules) throw new Error(modules.rejected)
  const made = loadable(join(link, 'cache.ts'), link, modules)
  if ('rejected' in made) throw new Error(made.rejected)
  const line = made.modules[1]?.code.split('\n').findIndex((text) => text.includes('throw')) ?? 0
  expect(placesIn(made)('/lib/b.ts', line + 1, 3)).toMatch(/^lib\/b\.ts:5:/)
  expect(placesIn(made)('node:fs', 1, 1)).toBeUndefined()
})

test('what is imported by default is passed on under any name', async () => {
  const shape = { 'shape.ts': `export default class Shape {}\nexport const sides = 4` }
  for (const code of [
    `import Shape from './shape.ts'\nexport { Shape }`,
    `import Any from './shape.ts'\nexport { Any as Shape }`,
    `import Any, { sides } from './shape.ts'\nexport { Any as Shape, sides }`,
    `export { default as Shape } from './shape.ts'`,
  ]) {
    expect(await exportsOf({ 'cache.ts': code, ...shape }), code).toMatchObject({ Shape: expect.any(Function) })
  }
  expect(await rejection({ 'cache.ts': `import Shape from './one.ts'\nexport { Shape }`, 'one.ts': 'export {}' })).toBe(
    'cache.ts:1: "default" is not exported by "one.ts".',
  )
})

test('a type that is imported by default is passed on, too', async () => {
  const types = { 'types.ts': `export default interface Shape { sides: number }\nexport interface Other { x: number }` }
  for (const code of [
    `import Shape from './types.ts'\nexport { Shape }\nexport const one = 1`,
    `import Any, { type Other } from './types.ts'\nexport { Any as Shape, Other }\nexport const one = 1`,
    `export { default as Shape } from './types.ts'\nexport const one = 1`,
    `export { default } from './types.ts'\nexport const one = 1`,
  ]) {
    expect(await exportsOf({ 'cache.ts': code, ...types }), code).toEqual({ one: 1 })
  }
})

test('JavaScript is read as JavaScript', async () => {
  const code = `const [a, b, c] = [1, 2, 0]\nexport const compared = a < b > (c)`
  expect(await exportsOf({ 'cache.ts': `export * from './own.js'`, 'own.js': code })).toEqual({ compared: true })
  expect(await rejection({ 'cache.ts': `import './own.js'`, 'own.js': 'let a: number' })).toMatch(/^own\.js:1: /)
})

test('a file that is imported for nothing runs all the same', async () => {
  for (const code of [`export {} from './log.ts'`, `import {} from './log.ts'`, `import './log.ts'`]) {
    const { modules } = await program({ 'cache.ts': code, 'log.ts': `export const logged = true` })
    expect(modules.length, code).toBe(code.startsWith('import {}') ? modules.length : 2)
  }
})

test('a specifier that is not a string leads nowhere, and to nothing that is granted', async () => {
  for (const code of [
    `import * as kit from './\\ud800.ts'`,
    `export * from './\\ud800.ts'`,
    `export { a } from './\\udfff.ts'`,
  ]) {
    expect(await rejection({ 'cache.ts': code }), code).toContain('there is no such file in the submission')
  }
  const modules = [{ name: 'cache.ts', code: `import 'unseen'`, map: '{}', imports: {} }]
  await expect(loadModules({ modules }, globalThis, { a: 1 })).rejects.toThrow('There is no module "unseen"')
})

test('what is not counted as handed in is not run', async () => {
  for (const folder of ['node_modules', '.git', 'lib/node_modules']) {
    const files = { 'cache.ts': `import './${folder}/own.ts'`, [`${folder}/own.ts`]: '' }
    expect(await rejection(files)).toContain(`what is in ${folder.replace('lib/', '')} is not handed in`)
  }
})

test.each([
  [`export {}\nlet f = 1\nlet f = 2`, 'cache.ts:2: '],
  [`export {}\nfunction f() {}\nfunction f() {}`, 'cache.ts: '],
  [`export {}\n\nexport const a = 1\nexport const a = 2`, 'cache.ts:3: '],
  [`\nexport { nowhere }`, 'cache.ts'],
  [`export {}\nclass A { #x; #x }`, 'cache.ts:2: '],
  [`export {}\nclass A { m() { this.#none } }`, 'cache.ts:2: '],
  [`export {}\nbreak`, 'cache.ts:2: '],
  [`export {}\nconst pattern = /(?<a>x)(?<a>y)/`, 'cache.ts'],
  [`export {}\nnew.target`, 'cache.ts:2: '],
  [`export {}\nclass A { constructor() { super() } }`, 'cache.ts:2: '],
  [`export {}\nwith (Math) {}`, 'cache.ts:2: '],
  [`export {}\ndelete name`, 'cache.ts'],
])('what only its meaning forbids is refused with its file: %s', async (code, place) => {
  expect((await rejection({ 'cache.ts': code })).startsWith(place)).toBe(true)
})

test('a mistake in a file of JavaScript has its place, too', async () => {
  const files = { 'cache.ts': `export * from './own.js'`, 'own.js': `export {}\nlet f\nlet f` }
  expect(await rejection(files)).toMatch(/^own\.js:2: /)
})
