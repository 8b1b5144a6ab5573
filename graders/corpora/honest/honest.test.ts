import { readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PlainResult, plainRuns } from '../../author/plain-run.ts'
import type { RawRun } from '../../contract/raw-run.ts'
import type { SubmittedExercise } from '../../contract/submission.ts'
import { pool } from '../../engine/pool.ts'
import { fixtureExercise } from '../../fixtures/exercises.ts'
import { submit, writeFiles } from '../../fixtures/files.ts'
import { runExercise } from '../../runner/run-exercise.ts'
import { findIsolation, reportUntested } from '../../sandbox/isolated.ts'
import { PORTABLE, type Sandbox } from '../../sandbox/sandbox.ts'

/** Workers at a time: beside them plain vitest has its own. */
const WORKERS = 2

const isolation = findIsolation()
const isolated = isolation.available ? isolation.sandbox : undefined
reportUntested('submissions at the level isolated', isolation)

const shelf = await fixtureExercise('04-shelf')
const ids = shelf.rubric.tests.map(({ id }) => id)

/** Correct shelves, each unusual in its own way: a file, or a folder of them. Their first lines say what is unusual. */
const corpus = fileURLToPath(new URL('submissions/', import.meta.url))
const written = readdirSync(corpus).map((name): [name: string, submitted: SubmittedExercise] => {
  const path = join(corpus, name)
  return [name, statSync(path).isFile() ? { root: corpus, entry: path } : { root: path, entry: join(path, 'shelf.ts') }]
})

/** What an editor would spoil, or nobody wants to scroll through, made of a shelf with nothing unusual. */
const plain = readFileSync(join(corpus, 'tokens-and-clean-up.ts'), 'utf8')
const modules = Array.from({ length: 60 }, (_, number) => number)
const made: Record<string, Record<string, string>> = {
  'Windows line ends': { 'shelf.ts': plain.replaceAll('\n', '\r\n') },
  'the line ends of old Macs': { 'shelf.ts': plain.replaceAll(/^\/\/.*$/gm, '').replaceAll('\n', '\r') },
  'a byte-order mark': { 'shelf.ts': `\uFEFF${plain}` },
  'a byte-order mark in another file': { 'shelf.ts': `export * from './real.ts'`, 'real.ts': `\uFEFF${plain}` },
  'a hashbang and Windows line ends': { 'shelf.ts': `#!/usr/bin/env node\r\n${plain.replaceAll('\n', '\r\n')}` },
  '300 KB of comments': { 'shelf.ts': `/*\n${' * All work and no play\n'.repeat(12_500)} */\n${plain}` },
  'very long lines': {
    'shelf.ts': `const numbers = [${'1, '.repeat(60_000)}], text = '${'x'.repeat(200_000)}'; ${plain.trimEnd()} // ${'y'.repeat(1e5)}`,
  },
  'odd blanks': { 'shelf.ts': plain.replaceAll(' = ', '\u00A0=\f').replaceAll('  ', '\t').replace('\n', '\u2028\n') },
  'sixty files in a chain': {
    'shelf.ts': `import { last } from './files/0.ts'\nif (last !== 60) throw new Error(String(last))\n${plain}`,
    ...Object.fromEntries(
      modules.map((n) => [`files/${n}.ts`, `${n < 59 ? `export * from './${n + 1}.ts'` : 'export const last = 60'}\n`]),
    ),
  },
  'files beside it that are none of its own': {
    'shelf.ts': plain,
    'shelf.test.ts': `import { test } from 'vitest'\ntest('mine', () => {})`,
    'package.json': '{ "type": "commonjs", "imports": { "#gc": "./mine.js" } }',
    'tsconfig.json': '{ "compilerOptions": { "target": "es2015", "useDefineForClassFields": false } }',
    'vite.config.ts': 'throw new Error()',
    'broken.ts': 'class {',
  },
}

type Verdict = RawRun['tests'][number]['state'] | undefined
const verdicts = ({ tests }: { tests: readonly { id: string; state: Verdict }[] }) =>
  Object.fromEntries(tests.map(({ id, state }) => [id, state]))
const fullMarks = Object.fromEntries(ids.map((id) => [id, 'passed']))

describe('honest code scores the same everywhere', { timeout: 120_000 }, () => {
  const names = [...written.map(([name]) => name), ...Object.keys(made)]
  let folder: string
  let outside: Promise<readonly PlainResult[]>
  const inside = new Map<string, Promise<RawRun>[]>()

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deref honest é '))
    for (const [name, files] of Object.entries(made)) await writeFiles(join(folder, name), files)
    const submissions = [
      ...written.map(([, submitted]) => submitted),
      ...Object.keys(made).map((name) => ({ root: join(folder, name), entry: join(folder, name, 'shelf.ts') })),
    ]
    outside = plainRuns(shelf, submissions)
    const sandboxes = [PORTABLE, isolated].filter((sandbox) => sandbox !== undefined)
    const starts: (() => Promise<void>)[] = []
    for (const [index, submitted] of submissions.entries()) {
      inside.set(
        names[index] ?? '',
        sandboxes.map((sandbox) => laterIn(sandbox, submitted, starts)),
      )
    }
    void pool(starts, WORKERS, (start) => start())
  }, 60_000)

  afterAll(() => rm(folder, { recursive: true, force: true }))

  test.each(names)('%s', async (name) => {
    for (const run of await Promise.all(inside.get(name) ?? [])) {
      expect(run).toMatchObject({ ending: 'finished', notes: [] })
      expect(verdicts(run)).toEqual(fullMarks)
    }
    const result = (await outside)[names.indexOf(name)]
    expect(result?.errors).toEqual([])
    expect(verdicts(result ?? { tests: [] })).toEqual(fullMarks)
  })

  test('there is enough of it', () => {
    expect(written.length).toBeGreaterThanOrEqual(44)
  })
})

/** A run that begins when its turn comes. */
function laterIn(sandbox: Sandbox, submitted: SubmittedExercise, starts: (() => Promise<void>)[]): Promise<RawRun> {
  return new Promise((resolve, reject) => {
    starts.push(() => runExercise(shelf, submitted, { sandbox }).then(resolve, reject))
  })
}

describe('what cannot be supported is rejected, with a place and a reason', () => {
  const before = 'export class ShelfError extends Error {}\n'
  test.each<[what: string, code: string, reason: string]>([
    [
      'decorators',
      '@sealed export class Shelf {}',
      'shelf.ts:2: decorators are not supported, for V8 does not know them yet',
    ],
    [
      'the keyword accessor',
      'export class Shelf {\n  accessor size = 0\n}',
      'shelf.ts:3: the keyword accessor is not supported, for V8 does not know it yet',
    ],
    [
      'import()',
      `export const Shelf = (await import('./a.ts')).Shelf`,
      'shelf.ts:2: import() is not supported, only import at the top of a file',
    ],
    [
      'import.meta',
      'export const Shelf = import.meta.url',
      'shelf.ts:2: import.meta is not supported: a submission has no place of its own',
    ],
    [
      'a module of Node',
      `import { EventEmitter } from 'node:events'`,
      'shelf.ts:2: imports "node:events", and a submission may import only its own files, by relative paths: it runs where there is nothing else, neither files nor network',
    ],
    [
      'a file of data',
      `import data from './data.json' with { type: 'json' }`,
      'shelf.ts:2: imports "./data.json", and only TypeScript and JavaScript modules can be imported',
    ],
    [
      'require of a literal',
      `const fs = require('fs')`,
      'shelf.ts:2: require is not supported, only import at the top of a file',
    ],
    [
      'import = require',
      `import fs = require('fs')`,
      'shelf.ts:2: import = require() is not supported, only import at the top of a file',
    ],
    ['export =', 'class Shelf {}\nexport = Shelf', 'shelf.ts:3: export = is not supported, only export'],
    ['code of scripts alone', 'with (Math) { max(1) }', `shelf.ts:2: 'with' statements are not allowed`],
    ['markup', 'export const Shelf = <div></div>', 'shelf.ts:2: '],
    ['a name that is not exported', `export { Shelf } from './a.ts'`, 'shelf.ts:2: "Shelf" is not exported by "a.ts".'],
    ['a name that is declared twice', 'let a = 1\nlet a = 2', 'shelf.ts:2: Identifier `a` has already been declared'],
  ])('%s', async (_, code, reason) => {
    const submitted = await submit({ 'shelf.ts': before + code, 'a.ts': 'export {}', 'data.json': '{}' })
    const run = await runExercise(shelf, submitted)
    expect(run).toMatchObject({ ending: 'rejected', reason: expect.stringContaining(reason) })
  })
})

test('what relies on the host is told that it is not there, and where', async () => {
  const code = plain.replace('if (!key)', `process.hrtime()\n    if (!key)`)
  const run = await runExercise(shelf, await submit({ 'shelf.ts': code, 'other.ts': '' }))
  const line = code.split('\n').findIndex((text) => text.includes('process.')) + 1
  expect(run.notes).toEqual([`shelf.ts:${line}: refers to process, which a submission does not have here`])
  expect(run.tests.find(({ id }) => id === 'gives-back')?.failure).toMatchObject({
    name: 'ReferenceError',
    message: 'process is not defined',
  })
})
