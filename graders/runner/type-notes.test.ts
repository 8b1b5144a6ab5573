import { expect, test } from 'vitest'
import { submit } from '../fixtures/files.ts'
import { typeNotes } from './type-notes.ts'

test('none for code that is sound', async () => {
  expect(
    await typeNotes(
      await submit({
        'cache.ts': `import { b } from './b.ts'\nexport const a: number = b`,
        'b.ts': `export const b = 1`,
      }),
    ),
  ).toEqual([])
})

test('each error with its place, and the same again from the cache', async () => {
  const code = `export const a: string = ${Date.now()}\nexport let b: number = ''`
  const started = performance.now()
  const first = await typeNotes(await submit({ 'cache.ts': code }))
  const checked = performance.now() - started
  expect(first).toEqual([
    "cache.ts(1,14): error TS2322: Type 'number' is not assignable to type 'string'.",
    "cache.ts(2,12): error TS2322: Type 'string' is not assignable to type 'number'.",
  ])
  const began = performance.now()
  expect(await typeNotes(await submit({ 'cache.ts': code }))).toEqual(first)
  expect(performance.now() - began).toBeLessThan(checked / 2)
})

test('shows ten and counts the rest', async () => {
  const code = Array.from({ length: 13 }, (_, n) => `export const a${n}: string = ${n}`).join('\n')
  const notes = await typeNotes(await submit({ 'cache.ts': code }))
  expect(notes).toHaveLength(11)
  expect(notes.at(-1)).toBe('and 3 more type errors')
})

test('a configuration of the student has no say', async () => {
  const submitted = await submit({
    'cache.ts': `export const a: string = 1`,
    'tsconfig.json': `{ "compilerOptions": { "strict": false, "noCheck": true } }`,
    'package.json': `{ "type": "commonjs" }`,
  })
  expect(await typeNotes(submitted)).toHaveLength(1)
})

test('what cannot be read has no notes: the run rejects it', async () => {
  expect(await typeNotes(await submit({ 'cache.ts': 'class {' }))).toEqual([])
})

test('a reference to a file of ours is not followed, and columns stay as they are', async () => {
  const secret = await submit({ 'secret.d.ts': 'declare const secret: 1' })
  const code = `/// <reference path="${secret.entry}" />\n/// <reference types="node" />\nexport const a: string = secret`
  expect(await typeNotes(await submit({ 'cache.ts': code }))).toEqual([
    "cache.ts(3,26): error TS2304: Cannot find name 'secret'.",
  ])
})

test('the kit has its types, where a submission imports it', async () => {
  const code = `import { expect, fleeting } from '#gc'\nexport const gone = () => expect(fleeting(() => ({}))).toBeCollected()\n`
  expect(await typeNotes(await submit({ 'cache.ts': code }))).toEqual([])
  expect(await typeNotes(await submit({ 'cache.ts': `${code}fleeting(1)\n` }))).toEqual([
    "cache.ts(3,10): error TS2345: Argument of type 'number' is not assignable to parameter of type '() => unknown'.",
  ])
})

test("one submission's global types do not reach the next", async () => {
  expect(
    await typeNotes(await submit({ 'cache.ts': 'declare global { var mine: 1 }\nexport const a = mine' })),
  ).toEqual([])
  expect(await typeNotes(await submit({ 'cache.ts': 'export const a = mine' }))).toEqual([
    "cache.ts(1,18): error TS2304: Cannot find name 'mine'.",
  ])
})

test('types that explode are given up within the limits, and said to be', async () => {
  const bomb = Array.from(
    { length: 30 },
    (_, n) => `type T${n + 1} = { [K in keyof T${n}]: T${n} } & Record<\`\${D}\${D}\${D}\${D}${n}\`, T${n}>`,
  )
  const code = [
    'type D = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9',
    'type T0 = Record<`${D}${D}${D}${D}`, D>',
    ...bomb,
    'export const a: T30 = {} as T29',
  ].join('\n')
  const began = performance.now()
  const notes = await typeNotes(await submit({ 'cache.ts': code }))
  expect(performance.now() - began).toBeLessThan(40_000)
  expect(notes.length).toBeGreaterThan(0)
}, 60_000)
