import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { ALL_LAYERS } from '../sandbox/layers.ts'
import { workerFlags } from '../sandbox/worker-process.ts'
import { compileScripts } from './code-cache.ts'
import { encodeInput } from './worker/input.ts'
import type { Job } from './worker/job.ts'

const flags = workerFlags({ heapMb: 64 }, ALL_LAYERS).filter((flag) => flag !== '--permission')

/** What the script's `run` gives when its text is not there. */
async function ran(body: string): Promise<unknown> {
  const script = `() => (function (require) { 'use strict'; const exports = {}; ${body}; return exports })`
  const [suite] = await compileScripts([script], flags)
  const input = encodeInput({} as Job, { realm: suite!, suite: suite! })
  const child = `${import.meta.dirname}/fixtures/run-compiled.ts`
  const { stdout, stderr, signal } = spawnSync(
    process.execPath,
    [...flags.filter((flag) => !flag.startsWith('--input-type')), child],
    { input },
  )
  if (stdout.length === 0) throw new Error(`${signal}: ${stderr.toString()}`)
  return JSON.parse(stdout.toString())
}

/** Each throws what is given, somewhere within. */
const FUNCTIONS = [
  `() => { THROW }`,
  `() => (() => { THROW })()`,
  `(a = (() => { THROW })()) => a`,
  `async () => { THROW }`,
  `async () => { await 0; THROW }`,
  `async a => { await (async b => { await b; THROW })(a) }`,
  `async()=>async()=>{}`,
  `async (...all) => { for await (const one of all.concat(1)) { THROW } }`,
  `async ({ a = (() => { THROW })() } = {}) => a`,
  `function () { THROW }`,
  `function named() { THROW }`,
  `async function () { THROW }`,
  `async function named() { await 0; THROW }`,
  `() => [...(function* () { THROW })()]`,
  `async () => { for await (const one of (async function* () { await 0; THROW })()) one }`,
  `() => new (class { a = (() => { THROW })() })()`,
  `() => new (class { a = 1; constructor() { THROW } })()`,
  `() => new (class extends class { constructor() { THROW } } {})()`,
  `() => (class { static { THROW } })`,
  `() => (class { static a = (() => { THROW })() })`,
  `() => new (class { #p() { THROW } run() { this.#p() } })().run()`,
  `() => new (class { get a() { THROW } })().a`,
  `() => { new (class { set a(b) { THROW } })().a = 1 }`,
  `() => new (class { async a() { await 0; THROW } })().a()`,
  `() => new (class { async *a() { THROW } })().a().next()`,
  `() => (class { static async a() { THROW } }).a()`,
  `() => ({ a() { THROW } }).a()`,
  `() => ({ async a() { THROW } }).a()`,
  `() => ({ a: async () => { THROW } }).a()`,
  `() => ({ get [(() => { THROW })()]() { return 1 } })`,
  `() => \`\${(() => { THROW })()}\``,
  `() => { try { THROW } finally { 1 } }`,
  `() => { label: for (;;) { THROW; break label } }`,
  `() => { switch (1) { case (() => { THROW })(): } }`,
]

/** Fields and static blocks are functions of their own to V8. */
const INITIALIZERS = [
  `() => new (class { a = VALUE; #p })()`,
  `() => new (class { static #s; #p = VALUE })()`,
  `() => new (class extends Object { #p; a = 1; b = VALUE; constructor() { super() } })()`,
  `() => new (class { ['a' + 1] = VALUE; #p })()`,
  `() => (class { static #p; static a = VALUE })`,
  `() => (class { static #p; static b = VALUE; static { 1 } })`,
  `() => (class { static #p; static b = () => VALUE }).b()`,
  `() => (class { static #p; static { (() => VALUE)() } })`,
  `() => new (class { #p; b = (() => VALUE)() })`,
]

const VALUES = [
  'none.a.b()',
  'none()',
  'new none()',
  '[...none]',
  'null[none]',
  'missing',
  'none.a?.b.c.d',
  '(({ x }) => x)()',
  '`${none.a.b}`',
  '(() => none.a.b())()',
  'none.a.b(async () => 1)',
  'super.x.y.z',
  'new.target.x',
  'this.#p.y',
]

/** Errors for whose message V8 looks at the text. */
const THROWS = [
  `none.a.b()`,
  `none.a()`,
  `none()`,
  `new none()`,
  `[...none]`,
  `for (const one of none) one`,
  `const [x] = none`,
  `const { x } = undefined`,
  `const { x: { y } } = {}`,
  `(({ z }) => z)()`,
  `null[none]`,
  `1 in 'text'`,
  `({}) instanceof none`,
  `missing`,
  `missing()`,
  `late; let late = 1`,
  `const fixed = 1; fixed = 2`,
  `Symbol() + ''`,
  `({}).a.b.c`,
  `null.a = 1`,
  `undefined?.a.b; undefined.a?.()`,
  `new Map([1])`,
  `new (class { #q; static has(o) { return o.#q } }).constructor.has({})`,
  `Reflect.construct(1)`,
  `'x'.repeat(-1)`,
  `throw new Error('own')`,
]

test('every kind of function throws every kind of error, and V8 has no text to look at', async () => {
  const written = [
    ...FUNCTIONS.flatMap((text) => THROWS.map((fail) => text.replaceAll('THROW', `{ ${fail} }`))),
    ...INITIALIZERS.flatMap((text) => VALUES.map((value) => text.replace('VALUE', value))),
  ]
  const thrown = `const none = {}; const results = []
    const outcome = async (f) => { try { return await f() } catch (error) { return error instanceof Error ? error.message + error.stack.length : 'no error' } }
    exports.run = async () => { for (const f of functions) { const got = await outcome(f); results.push(typeof got === 'string' ? got : 'returned') } return results }
    const functions = [${written.map((text) => `(${text})`).join(',\n')}]`
  const results = (await ran(thrown)) as string[]
  expect(results).toHaveLength(written.length)
  expect(results.filter((result) => result === 'returned').length).toBeLessThan(written.length / 10)
})

test('what is loaded runs as it was written, and says nothing of its text', async () => {
  const body = `const count = { now: 41 }; class Secret { next() { return count.now += 1 } }
    const quoted = (f) => { try { f() } catch (error) { return error.message } }
    exports.run = () => [new Secret().next(), Secret.toString().trim(), (() => 'secret').toString().trim(), quoted(() => Map.prototype.get.call(() => 'secret')).replaceAll(' ', ''), quoted(() => Reflect.construct(Object, [], async () => 'secret')).replaceAll(' ', '')]`
  expect(await ran(body)).toEqual([
    42,
    '',
    '',
    'MethodMap.prototype.getcalledonincompatiblereceiver',
    expect.not.stringContaining('secret'),
  ])
})

test('a script that does not compile is a fault, and says why', async () => {
  await expect(compileScripts(['const a = ;'], flags)).rejects.toThrow(/do not compile: .*SyntaxError/s)
})
