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
  const first = await typeNotes(await submit({ 'cache.ts': code }))
  expect(first).toEqual([
    "cache.ts(1,14): error TS2322: Type 'number' is not assignable to type 'string'.",
    "cache.ts(2,12): error TS2322: Type 'string' is not assignable to type 'number'.",
  ])
  const began = performance.now()
  expect(await typeNotes(await submit({ 'cache.ts': code }))).toEqual(first)
  expect(performance.now() - began).toBeLessThan(100)
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
