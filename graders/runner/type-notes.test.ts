import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderWith, submit } from '../fixtures/files.ts'
import { findIsolation } from '../sandbox/isolated.ts'
import { PORTABLE } from '../sandbox/sandbox.ts'
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

const found = findIsolation()
const levels = found.available ? [found.sandbox, PORTABLE] : [PORTABLE]

/** A file of the grader's that a student wants to see. */
async function secretFile(): Promise<string> {
  const folder = await folderWith({
    'secret.ts': `export const marker = 'SECRET-VALUE'\nexport class SecretName<K> { k!: K }\ndeclare global { var secretGlobal: 'SECRET-VALUE' }`,
    'secret.d.ts': `declare const secretGlobal: 'SECRET-VALUE'`,
    'secret.js': `exports.marker = 'SECRET-VALUE'`,
  })
  return join(folder, 'secret')
}

describe.each(levels)('$level: no file but the submission’s is part of the program', (sandbox) => {
  /** Different in each run, so that none is in the cache. */
  const unlike = () => `// ${randomUUID()}\n`

  test.each<[way: string, code: (secret: string) => string]>([
    ['a path', (secret) => `/// <reference path="${secret}.ts" />\n/// <reference path="${secret}.d.ts" />\n`],
    ['a path with a stroke more', (secret) => `//// <reference path="${secret}.ts" />\n`],
    [
      'a path with strokes between',
      (secret) => `/////// <reference path="${secret}.ts" />\n/// // <reference path="${secret}.ts" />\n`,
    ],
    [
      'a path in other quotes',
      (secret) => `///<reference   path='${secret}.ts'/>\n///\t<reference path = "${secret}.d.ts"/>\n`,
    ],
    ['a path in a comment of another kind', (secret) => `/* x *//// <reference path="${secret}.ts" />\n`],
    ['a path after a byte order mark', (secret) => `\uFEFF/// <reference path="${secret}.ts" />\n`],
    ['types', (secret) => `/// <reference types="${secret}" />\n/// <reference types="${secret}.d.ts" />\n`],
    ['a dependency', (secret) => `/// <amd-dependency path="${secret}.ts" name="s" />\n`],
    ['a module it declares', (secret) => `declare module '${secret}.ts' { const literal: typeof marker }\n`],
    [
      'a module it declares without an ending',
      (secret) => `declare module '${secret}' { const literal: typeof marker }\n`,
    ],
    [
      'a module of JavaScript it declares',
      (secret) => `declare module '${secret}.js' { const literal: typeof marker }\n`,
    ],
    [
      'a reference and a module it declares',
      (secret) =>
        `//// <reference path="${secret}.ts" />\ndeclare module '${secret}.ts' { const told: typeof marker; interface Leak<T extends keyof SecretName<1>> { x: T }; namespace N { const wrong: Leak<typeof marker> } }\n`,
    ],
  ])('by %s', async (_, code) => {
    const secret = await secretFile()
    const rest = `${unlike()}export const a: 0 = secretGlobal\nexport const b: 0 = marker\n`
    const there = await typeNotes(await submit({ 'cache.ts': code(secret) + rest }), sandbox)
    expect(there.join('\n')).toContain(`error TS2304: Cannot find name 'secretGlobal'.`)
    expect(there.join('\n')).not.toContain('SECRET-VALUE')
    // What is not there is told of in the same words.
    const nowhere = secret.replace(/secret$/, 'nobody')
    const gone = await typeNotes(await submit({ 'cache.ts': code(nowhere) + rest }), sandbox)
    expect(gone.join('\n').replaceAll(nowhere, secret)).toBe(there.join('\n'))
  })

  test('by a reference of a file that is imported, which keeps its columns', async () => {
    const secret = await secretFile()
    const submitted = await submit({
      'cache.ts': `import { b } from './lib/b.ts'\nexport const a: string = b`,
      'lib/b.ts': `/// <reference path="${secret}.d.ts" />\n${unlike()}export const b: 0 = secretGlobal`,
    })
    expect(await typeNotes(submitted, sandbox)).toEqual([
      "cache.ts(2,14): error TS2322: Type 'number' is not assignable to type 'string'.",
      "lib/b.ts(3,21): error TS2304: Cannot find name 'secretGlobal'.",
    ])
  })

  test('by a script of JavaScript, which has no types', async () => {
    const secret = await secretFile()
    const notes = await typeNotes(
      await submit({
        'cache.ts': `import { c } from './c.js'\n${unlike()}export const a: 0 = c`,
        'c.js': `/// <reference path="${secret}.d.ts" />\n/** @type {import('${secret}.ts').marker} */\nexport const c = 1`,
      }),
      sandbox,
    )
    expect(notes).toHaveLength(1)
    expect(notes[0]).toMatch(/^cache\.ts\(1,19\): error TS7016: .*'c\.js' implicitly has an 'any' type\.$/)
  })

  test('by a file that looks like a word of the command line', async () => {
    const secret = await secretFile()
    const submitted = await submit({
      'cache.ts': `import './@words.ts'\nimport './--project.ts'\n${unlike()}export const a: 0 = secretGlobal`,
      '@words.ts': `${secret}.ts`.replaceAll(/[^a-z]/g, '_'),
      '--project.ts': 'export {}',
      'tsconfig.json': JSON.stringify({ files: [`${secret}.ts`] }),
      'package.json': JSON.stringify({ imports: { '#gc': `${secret}.ts` } }),
    })
    expect((await typeNotes(submitted, sandbox)).join('\n')).toContain(`Cannot find name 'secretGlobal'`)
  })

  test('the compiler’s own libraries it may ask for', async () => {
    const code = `/// <reference lib="webworker" />\n${unlike()}export const a: number = new Worker('').onmessage`
    expect((await typeNotes(await submit({ 'cache.ts': code }), sandbox)).join('\n')).toMatch(
      /^cache\.ts\(3,14\): error TS2322/,
    )
  })

  test('and #gc, by no file of the student’s', async () => {
    const submitted = await submit({
      'cache.ts': `import { expect, fleeting } from '#gc'\nimport { g } from './gc.ts'\n${unlike()}export const a: 0 = g\nfleeting(1)`,
      'gc.ts': `export const g = 'mine'`,
    })
    expect(await typeNotes(submitted, sandbox)).toEqual([
      "cache.ts(4,14): error TS2322: Type '\"mine\"' is not assignable to type '0'.",
      "cache.ts(5,10): error TS2345: Argument of type 'number' is not assignable to parameter of type '() => unknown'.",
    ])
  })
})

test('no note is longer than anybody reads, nor tells where the grader is', async () => {
  const [note = ''] = await typeNotes(await submit({ 'cache.ts': `export const a = ${'x'.repeat(10_000)}` }))
  expect(note.length).toBeLessThanOrEqual(500)
  expect(note).toMatch(/^cache\.ts\(1,18\): error TS2304/)
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
