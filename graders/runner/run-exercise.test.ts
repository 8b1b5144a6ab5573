import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Exercise } from '../catalog/exercise.ts'
import { loadExercises } from '../catalog/load.ts'
import { exercisesFolder, solutionsFolder } from '../contract/project.ts'
import type { RawRun } from '../contract/raw-run.ts'
import { boxWith, fixtureExercise, soundBox } from '../fixtures/exercises.ts'
import { submit, temporaryFolder, writeFiles } from '../fixtures/files.ts'
import { saturateCpu } from '../fixtures/processes.ts'
import { ALL_LAYERS } from '../sandbox/layers.ts'
import { runExercise } from './run-exercise.ts'
import type { RunOptions } from './run-tests.ts'

const box = await fixtureExercise('01-box')

async function run(code: string, options: RunOptions = {}): Promise<RawRun> {
  return runExercise(box, await submit({ 'box.ts': code }), options)
}

/** With every global within reach: what ends a process cannot be had otherwise. */
const inReach: RunOptions = {
  layers: new Set([...ALL_LAYERS].filter((layer) => layer !== 'scope' && layer !== 'realm')),
}

const states = ({ tests }: RawRun) => Object.fromEntries(tests.map(({ id, state }) => [id, state]))

test('a sound solution passes everything', async () => {
  const result = await run(soundBox)
  expect(result).toMatchObject({ exercise: '01-box', ending: 'finished', notes: [] })
  expect(states(result)).toEqual({ 'gives-back': 'passed', 'lets-go': 'passed', 'waits-for-get': 'passed' })
})

test('a failure tells what was seen, and a leak what holds the object', async () => {
  const result = await run('export class Box { #last; put(o) { this.#last = o } get() { return 1 } }')
  const failures = Object.fromEntries(result.tests.map(({ id, failure }) => [id, failure]))
  expect(failures['gives-back']).toEqual({
    kind: 'check',
    code: 'different',
    message: 'what get gave: expected an object, got 1',
  })
  expect(failures['lets-go']).toEqual({
    kind: 'check',
    message: 'the object is still in memory after 3 full garbage collections. Held by: box (Box) → #last',
    heldBy: 'box (Box) → #last',
  })
})

test('a leak is not explained unless that is asked for', async () => {
  const submitted = await submit({ 'box.ts': 'export class Box { put(o) { this.o = o } get() { return this.o } }' })
  const { tests } = await runExercise(box, submitted, { explain: false })
  expect(tests.find(({ id }) => id === 'lets-go')?.failure).not.toHaveProperty('heldBy')
})

test('missing', async () => {
  expect(await runExercise(box, undefined)).toMatchObject({
    ending: 'missing',
    reason: 'There is no box.ts in the submission.',
  })
})

test('rejected before anything of it runs', async () => {
  const result = await run(`for (;;);\nclass {`)
  expect(result).toMatchObject({ ending: 'rejected', reason: expect.stringMatching(/^box\.ts:2: /), tests: [] })
})

test('rejected by the bundler', async () => {
  const submitted = await submit({ 'box.ts': `export { Box } from './other.ts'`, 'other.ts': '' })
  expect(await runExercise(box, submitted)).toMatchObject({
    ending: 'rejected',
    reason: expect.stringContaining('Box'),
  })
})

test('throws while loading', async () => {
  const result = await run(boxWith({ load: `\n\nthrow new RangeError('dried')` }))
  const reason = 'It threw an error while loading, at box.ts:3: RangeError: dried'
  expect(result).toMatchObject({ ending: 'crashed', reason })
})

test('a loop that never ends, in every test and while loading, stops within the limit', async () => {
  // Twice the limit each, where others keep the machine busy: what they take is given back.
  const began = performance.now()
  const reason = 'It did not finish in time. Is there an infinite loop?'
  expect(await run(boxWith({ put: 'for (;;);', get: 'for (;;);' }))).toMatchObject({ ending: 'timed-out', reason })
  expect(await run(boxWith({ load: 'for (;;);' }))).toMatchObject({ ending: 'timed-out', reason, tests: [] })
  expect(performance.now() - began).toBeLessThan(4 * box.manifest.limits.wallMs + 5000)
}, 90_000)

test.each([
  ['loops for ever', 'for (;;);', 'timed-out', 'It did not finish in time. Is there an infinite loop?'],
  ['ends its process', 'process.abort()', 'crashed', 'Its process ended by SIGABRT.'],
  [
    'has used up its CPU time',
    `process.kill(process.pid, 'SIGXCPU'); for (;;);`,
    'timed-out',
    'It did not finish in time. Is there an infinite loop?',
  ],
  [
    'uses up its memory',
    'for (const bomb = []; ; ) bomb.push(new Array(1e5).fill(0))',
    'out-of-memory',
    'It used more memory than the limit.',
  ],
])(
  'a test that %s costs no other test its points',
  async (_, statement, ending, message) => {
    const code = boxWith({ put: 'this.full = true', get: `if (!this.full) { ${statement} }` })
    const result = await run(code, inReach)
    expect(result).toMatchObject({ ending, reason: message })
    expect(states(result)).toEqual({ 'gives-back': 'passed', 'lets-go': 'passed', 'waits-for-get': 'failed' })
    expect(result.tests.find(({ id }) => id === 'waits-for-get')?.failure).toEqual({ kind: 'ended', message })
  },
  60_000,
)

test('a promise that is never kept costs its own test alone', async () => {
  const result = await run(boxWith({ get: 'if (!ref?.deref()) return new Promise(() => {})' }))
  expect(result.ending).toBe('finished')
  expect(states(result)).toEqual({ 'gives-back': 'passed', 'lets-go': 'passed', 'waits-for-get': 'failed' })
  expect(result.tests.find(({ id }) => id === 'waits-for-get')?.failure).toEqual({
    kind: 'timed-out',
    limitMs: 2000,
  })
})

test('more memory than it may have', async () => {
  const result = await run(boxWith({ load: 'const bomb = []', put: 'for (;;) bomb.push(new Array(1e5).fill(0))' }))
  expect(result).toMatchObject({ ending: 'out-of-memory' })
}, 60_000)

test.each([
  ['by abort', 'process.abort()', 'by SIGABRT'],
  ['by a signal', `process.kill(process.pid, 'SIGKILL')`, 'by SIGKILL'],
  ['by reallyExit', 'process.reallyExit(3)', 'with exit code 3'],
])('a process that ends %s', async (_, statement, how) => {
  expect(await run(boxWith({ put: statement }), inReach)).toMatchObject({
    ending: 'crashed',
    reason: `Its process ended ${how}.`,
  })
})

test.each([
  ['read a file of ours', `get('fs').readFileSync(${JSON.stringify(join(box.folder, 'hidden/rubric.json'))})`],
  ['write a file', `get('fs').writeFileSync('/tmp/deref-was-here', '')`],
  ['start a process', `get('child_process').spawnSync('id')`],
  ['start a worker', `new (get('worker_threads').Worker)('', { eval: true })`],
])('may not %s', async (_, statement) => {
  const result = await run(boxWith({ put: `const get = process.getBuiltinModule; ${statement}` }), inReach)
  expect(result.tests.find(({ id }) => id === 'gives-back')?.failure).toMatchObject({
    name: 'Error',
    message: expect.stringContaining('Access to this API has been restricted'),
  })
})

test('may not reach the network', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const connections: unknown[] = []
  server.on('connection', (connection) => connections.push(connection))
  const { port } = server.address() as AddressInfo
  const connect = `process.getBuiltinModule('net').connect(${port}, '127.0.0.1').on('error', () => {})`
  expect((await run(boxWith({ put: connect }), inReach)).ending).toBe('finished')
  expect(connections).toEqual([])
  server.close()
})

test('what it prints fills no pipe, and is kept apart from the results, as far as it goes', async () => {
  const { output, ...result } = await run(
    boxWith({ put: `console.log('x'.repeat(5e6)); console.error('y'.repeat(5e6))` }),
  )
  expect(states(result)).toMatchObject({ 'gives-back': 'passed' })
  expect(JSON.stringify(result)).not.toContain('xxx')
  expect(output).toMatch(/^x{9000}/)
  expect(output?.length).toBeLessThan(200_000)
})

test('errors that it prints are heard, though it has printed more than is shown', async () => {
  const [exercise] = (await loadExercises(exercisesFolder, ['08-weak-ref'])) as [Exercise]
  const reference = await readFile(join(solutionsFolder, exercise.id, exercise.file), 'utf8')
  const silent = reference.replace(/console\.error\(.*\)/, '')
  const failed = []
  for (const code of [reference, silent]) {
    const submitted = await submit({ [exercise.file]: `console.log('x'.repeat(70_000))\n${code}` })
    const { tests } = await runExercise(exercise, submitted, { explain: false })
    failed.push(tests.filter(({ state }) => state === 'failed').map(({ id }) => id))
  }
  expect(failed).toEqual([[], ['a-throwing-callback-hides-none']])
})

test('an uncaught error is a note', async () => {
  const result = await run(boxWith({ put: `Promise.reject(new RangeError('dried'))` }))
  expect(result).toMatchObject({ ending: 'finished', notes: ['Uncaught error: RangeError: dried'] })
  expect(states(result)).toMatchObject({ 'gives-back': 'passed' })
})

test('gets no environment of ours', async () => {
  process.env.DEREF_TEST_SECRET = 'secret'
  const look = `if ('DEREF_TEST_SECRET' in process.env || 'PATH' in process.env) throw new Error('leak')`
  const result = await run(boxWith({ put: look }), inReach)
  delete process.env.DEREF_TEST_SECRET
  expect(states(result)).toMatchObject({ 'gives-back': 'passed' })
})

test('a hidden test file without tests is our fault', async () => {
  const folder = await temporaryFolder()
  await writeFiles(folder, { 'box.ts': '', 'hidden/box.test.ts': `import '../box.ts'` })
  const hiddenTests = [join(folder, 'hidden/box.test.ts')]
  const result = await runExercise({ ...box, folder, hiddenTests }, await submit({ 'box.ts': soundBox }))
  expect(result).toMatchObject({ ending: 'broken', reason: 'No hidden test was reported.' })
})

const usesGrants = `
import { expect, fleeting } from '#gc'
export const used = () => process.memoryUsage().heapUsed
export const abilities = Object.keys(process)
export const judge = (object) => expect(fleeting(() => object)).toBeCollected().then(() => 'gone', ({ message }) => message.split('.')[0])
let count = 0
export const farewells = () => count
process.on('exit', () => {
  count += 1
  console.log('goodbye', typeof process.exit)
})
`

test('an exercise grants abilities of the host, and no more than it says', async () => {
  const granted = await fixtureExercise('05-granted')
  const result = await runExercise(granted, await submit({ 'granted.ts': usesGrants }))
  expect(result).toMatchObject({ ending: 'finished', output: 'goodbye undefined\n' })
  expect(states(result)).toEqual({
    'tells-memory': 'passed',
    judges: 'passed',
    'has-no-more': 'passed',
    leaves: 'passed',
  })
})

test('each test runs in a process of its own where the exercise says so', async () => {
  const separate = { ...box, manifest: { ...box.manifest, separate: true } }
  const tells = boxWith({
    load: `let calls = 0`,
    put: 'console.log("put", ++calls)',
    get: 'if (!ref) throw new Error()',
  })
  const result = await runExercise(separate, await submit({ 'box.ts': tells }))
  expect(result.output).toBe('put 1\nput 1\n')
  expect(states(result)).toEqual({ 'gives-back': 'passed', 'lets-go': 'passed', 'waits-for-get': 'failed' })
  const broken = await runExercise(separate, await submit({ 'box.ts': boxWith({ load: `throw new Error('no')` }) }))
  expect(broken).toMatchObject({ ending: 'crashed', tests: [] })
})

test('an error with the longest possible message is not a fault of the grader', async () => {
  const longest = `throw new Error('x'.repeat(2 ** 29 - 24))`
  for (const code of [boxWith({ get: longest }), boxWith({ load: longest })]) {
    expect(await run(code)).toMatchObject({ ending: 'out-of-memory' })
  }
  const long = `throw new Error('x'.repeat(2 ** 20))`
  expect(await run(boxWith({ load: long }))).toMatchObject({
    ending: 'crashed',
    reason: expect.stringMatching(/^It threw .*: Error: x+…$/),
  })
})

test('time that other processes took is not taken from a run, though it has many workers', async () => {
  const limits = { ...box.manifest.limits, wallMs: 4000 }
  const separate = { ...box, manifest: { ...box.manifest, limits, separate: true } }
  const slow = await submit({ 'box.ts': boxWith({ load: 'for (let n = 0; n < 5e8; n++);' }) })
  await saturateCpu()
  const result = await runExercise(separate, slow)
  expect(result).toMatchObject({ ending: 'finished', tests: { length: box.rubric.tests.length } })
})

test('what is not granted is answered with what may be imported, and why', async () => {
  expect(await run(usesGrants)).toMatchObject({
    ending: 'rejected',
    reason:
      'box.ts:2: imports "#gc", and a submission may import only its own files, by relative paths: ' +
      'it runs where there is nothing else, neither files nor network',
  })
  const granted = await fixtureExercise('05-granted')
  const whole = `import * as kit from '#gc'\nif (typeof kit.fleeting !== 'function') throw new Error()`
  expect(await runExercise(granted, await submit({ 'granted.ts': whole }))).toMatchObject({ ending: 'finished' })
  expect(await runExercise(granted, await submit({ 'granted.ts': `import 'node:fs'` }))).toMatchObject({
    reason: expect.stringContaining('by relative paths, and "#gc": it runs'),
  })
})

test('a name that is a string is data, wherever it stands', async () => {
  const code = `x = 1; import('node:' + 'fs').then(() => console.log('RAN')); console.log('RAN') //`
  const named = JSON.stringify(code)
  const granted = await fixtureExercise('05-granted')
  const lines = [
    `import { expect, ${named} as taken } from '#gc'`,
    `export { ${named} as given } from '#gc'`,
    `export { expect as ${named} } from '#gc'`,
    `export * as ${named} from '#gc'`,
    `const own = 1; export { own as ${named} }`,
    `import { ${named} as own } from './granted.ts'; const it = 1; export { it as ${named} }`,
  ]
  for (const line of lines) {
    const { output, ending, reason } = await runExercise(granted, await submit({ 'granted.ts': line }))
    expect(output ?? '', line).not.toContain('RAN')
    expect(['finished', 'crashed', 'rejected'], `${line}: ${reason}`).toContain(ending)
    // What it says is the student's, and not where the grader is.
    expect(reason ?? '', line).not.toMatch(/deref:|\/graders\//)
  }
})

test('what a parser overflows its stack on is rejected, and costs the next submission nothing', async () => {
  const deep = `export const deep = ${'('.repeat(200_000)}1${')'.repeat(200_000)}`
  expect(await run(deep)).toMatchObject({ ending: 'rejected', reason: expect.stringContaining('too deeply nested') })
  expect(await run(soundBox)).toMatchObject({ ending: 'finished' })
})
