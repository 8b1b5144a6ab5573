import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { submit } from '../../fixtures/files.ts'
import { isRunning } from '../../fixtures/processes.ts'
import { usageOf } from '../../sandbox/usage.ts'
import { readSubmission } from './read.ts'

/** Two seconds, and what a busy machine adds. */
const MAX_MS = 20_000

const TOO_DEEP = 'is too deeply nested to parse'
const TOO_SLOW = "takes too long to read: at most 2 s of a processor's time"
/** What is large is slow as well, and which it is found out for first depends on the machine. */
const EITHER = /^takes too .* to read: at most (2 s of a processor's time|512 MB)$/
const TOO_LARGE = 'takes too much memory to read: at most 512 MB'

const x = (text: string, times: number) => text.repeat(times)

async function read(code: string) {
  return readSubmission(await submit({ 'cache.ts': code }))
}

async function readsASoundOne(): Promise<void> {
  expect(await read('export const sound = 1')).toHaveProperty('program')
}

describe('what is nested without end is rejected', () => {
  test.each<[what: string, code: string]>([
    ['blocks', x('{', 5000) + x('}', 5000)],
    ['arrays', `export const a = ${x('[', 5000)}${x(']', 5000)}`],
    ['arrays, which overflow the native stack', x('[', 100_000) + x(']', 100_000)],
    ['denials', `export const a = ${x('!', 5000)}1`],
    ['members', `export const a = b${x('.a', 5000)}`],
    ['members that may be missing', `export const a = b${x('?.a', 8000)}`],
    ['types that are claimed', `export const a = 1${x(' as any', 12_000)}`],
    ['sums', `export const a = 1${x('+1', 12_000)}`],
    ['sums, which overflow the native stack', `export const a = 1${x('+1', 100_000)}`],
    ['templates', `export const a = ${x('`${', 3000)}1${x('}`', 3000)}`],
    ['functions', x('function f() {', 4000) + x('}', 4000)],
    ['arrow functions', `export const a = ${x('() =>', 5000)}1`],
    ['calls', `export const a = f${x('()', 20_000)}`],
    ['classes', `export const a = ${x('class { static a = ', 3000)}1${x('}', 3000)}`],
    ['conditions', `export const a = ${x('1 ? ', 5000)}1${x(' : 1', 5000)}`],
    ['statements', `${x('if (a) {} else ', 6000)}{}`],
    ['patterns', `export const ${x('{ a: ', 4000)}b${x('}', 4000)} = c`],
    ['types', `export type A = ${x('Array<', 4000)}1${x('>', 4000)}`],
    ['namespaces', x('namespace A {', 4000) + x('}', 4000)],
  ])('%s', async (_, code) => {
    const started = performance.now()
    expect(await read(code)).toEqual({ rejected: TOO_DEEP })
    expect(performance.now() - started).toBeLessThan(MAX_MS)
    await readsASoundOne()
  })

  test('and what is only deep is read', async () => {
    expect(await read(`export const a = ${x('[', 300)}${x(']', 300)}`)).toHaveProperty('program')
  })
})

/** An enum whose strings double: a line makes them as long as you like. */
function doubling(times: number): string {
  const members = Array.from({ length: times }, (_, n) => `A${n + 1} = \`\${A${n}}\${A${n}}\``)
  return `enum E { A0 = '12345678', ${members.join(', ')} }\nexport class WeakCache {}`
}

/** The compiler finds a name for each, and looks through all it has given. */
const MANY_NAMESPACES = x('namespace A{let x}', 56_000)

describe('what takes too much is rejected, with the limit', () => {
  test.each<[what: string, limit: string | RegExp, code: string]>([
    ['strings that double', EITHER, doubling(25)],
    ['strings that double for long', TOO_LARGE, doubling(40)],
    ['types that are never closed', EITHER, x('a<', 5000)],
    ['namespaces without number', TOO_SLOW, MANY_NAMESPACES],
    ['modules of a namespace without number', TOO_SLOW, x('namespace A.B{let x}', 50_000)],
    ['what grows as it is read', 'is too much once it has been read: at most 16 MB', doubling(20)],
  ])('%s', async (_, limit, code) => {
    await readsASoundOne()
    const started = performance.now()
    expect(await read(code)).toEqual({ rejected: expect.stringMatching(limit) })
    expect(performance.now() - started).toBeLessThan(MAX_MS)
    await readsASoundOne()
  })

  test('files that pass on what each of two others does', async () => {
    const files: Record<string, string> = { 'cache.ts': `import { nowhere } from './a0.ts'\nnowhere` }
    for (let n = 0; n < 60; n++) {
      const both = `export * from './a${n + 1}.ts'\nexport * from './b${n + 1}.ts'`
      for (const name of ['a', 'b']) files[`${name}${n}.ts`] = n < 59 ? both : `export const ${name} = 1`
    }
    const started = performance.now()
    expect(await readSubmission(await submit(files))).toHaveProperty('rejected')
    expect(performance.now() - started).toBeLessThan(MAX_MS)
  })

  test('and no rejection is longer than anybody reads', async () => {
    const reply = await read(`import '${x('a', 900_000)}'`)
    expect(reply).toHaveProperty('rejected')
    expect('rejected' in reply && reply.rejected.length).toBeLessThanOrEqual(500)
  })
})

test('those that wait are read in turn, whatever becomes of the ones before', async () => {
  const codes = ['1', doubling(40), '2', x('{', 5000) + x('}', 5000), '3', x('[', 100_000), '4']
  const replies = await Promise.all(codes.map((code) => read(code)))
  expect(replies.map((reply) => ('rejected' in reply ? reply.rejected : 'read'))).toEqual([
    'read',
    TOO_LARGE,
    'read',
    TOO_DEEP,
    'read',
    TOO_DEEP,
    'read',
  ])
})

test('what is a fault of ours is none of the submission’s', async () => {
  await expect(readSubmission({ entry: '/nowhere/cache.ts', root: '/nowhere' })).rejects.toThrow(
    'A submission could not be read: ENOENT',
  )
  await readsASoundOne()
})

/** The processes of this one's that read. */
async function readers(of = process.pid): Promise<number[]> {
  const children = (await readFile(`/proc/${of}/task/${of}/children`, 'utf8')).trim().split(' ').filter(Boolean)
  const commands = await Promise.all(
    children.map((child) => readFile(`/proc/${child}/cmdline`, 'utf8').catch(() => '')),
  )
  const found = children.filter((_, index) => commands[index]?.includes('reader/main.ts')).map(Number)
  const running = await Promise.all(found.map((pid) => isRunning(pid)))
  return found.filter((_, index) => running[index])
}

/** A reader that has used so much has begun to read. */
const STARTING_CPU_MS = 400

/** Takes a second of CPU time to read, and is sound. */
const LONG = x('namespace A{let x}', 25_000)

describe.runIf(process.platform === 'linux')('a reader that is killed from outside', () => {
  test.each<NodeJS.Signals>(['SIGKILL', 'SIGTERM'])(
    'by %s between two submissions costs none of them',
    async (signal) => {
      for (let round = 0; round < 3; round++) {
        await readsASoundOne()
        const [pid = 0] = await readers()
        process.kill(pid, signal)
        // In the same turn, and once it is known to be gone.
        if (round > 0) await vi.waitUntil(async () => !(await isRunning(pid)))
        if (round > 1) await wait(50)
        await readsASoundOne()
      }
    },
  )

  test('while it reads one: that is read by the next', async () => {
    await readsASoundOne()
    const reply = read(LONG)
    await wait(100)
    for (const pid of await readers()) process.kill(pid, 'SIGKILL')
    expect(await reply).toHaveProperty('program')
  })

  test('as it starts', async () => {
    await readsASoundOne()
    for (const pid of await readers()) process.kill(pid, 'SIGKILL')
    const reply = read('export const a = 1')
    const pid = await vi.waitUntil(async () => (await readers())[0], { interval: 5 })
    process.kill(pid, 'SIGKILL')
    expect(await reply).toHaveProperty('program')
  })

  test('time and again while it reads the same one: then that is to blame', async () => {
    await readsASoundOne()
    const stopped = new Set<number>()
    const reply = read(LONG)
    const deadline = performance.now() + MAX_MS
    while (stopped.size < 2 && performance.now() < deadline) {
      const [pid = 0] = await readers()
      if (pid !== 0 && !stopped.has(pid) && (usageOf(pid)?.cpuMs ?? 0) > STARTING_CPU_MS) {
        process.kill(pid, 'SIGKILL')
        stopped.add(pid)
      }
      await wait(5)
    }
    expect(await reply).toEqual({ rejected: expect.stringContaining('what reads it ended by SIGKILL') })
    await readsASoundOne()
  })

  test('leaves no listeners behind, and neither does one that is asked often', async () => {
    for (let round = 0; round < 15; round++) {
      await readsASoundOne()
      for (const pid of await readers()) process.kill(pid, 'SIGKILL')
    }
    await readsASoundOne()
    await vi.waitUntil(() => process.listenerCount('exit') < 10)
  })
})

describe.runIf(process.platform === 'linux')('a reader', () => {
  test('has no environment of ours, and is there once', async () => {
    await Promise.all([readsASoundOne(), readsASoundOne()])
    const pids = await readers()
    expect(pids).toHaveLength(1)
    const names = (await readFile(`/proc/${pids[0]}/environ`, 'utf8')).split('\0').map((line) => line.split('=')[0])
    const expected = ['', 'NODE_CHANNEL_FD', 'NODE_CHANNEL_SERIALIZATION_MODE', 'NODE_ENV']
    expect(new Set(names)).toEqual(new Set(expected))
  })
})

/** Runs a program of its own that reads, and tells what came of it. */
async function runs(program: string): Promise<{ code: number | null; stdout: string; stderr: string; pid: number }> {
  const head = `const { readSubmission } = await import(${JSON.stringify(join(import.meta.dirname, 'read.ts'))})\n`
  const words = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', head + program]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk) => (stdout += String(chunk)))
  child.stderr.on('data', (chunk) => (stderr += String(chunk)))
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ code, stdout, stderr, pid: child.pid ?? 0 }))
  })
}

describe('the reader', () => {
  const reading = async (code: string) => `await readSubmission(${JSON.stringify(await submit({ 'a.ts': code }))})`

  test.each([
    ['that takes too long', MANY_NAMESPACES],
    ['that takes too much memory', doubling(40)],
    ['that ends the reader', x('[', 100_000)],
  ])('lives to see what becomes of one %s, with nothing else to do', async (_, code) => {
    const program = `console.log((${await reading(code)}).rejected)
      console.log('program' in ${await reading('export const a = 1')})`
    expect(await runs(program)).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\S.*\ntrue\n$/), stderr: '' })
  })

  test('is not kept alive by a reader that has nothing to do', async () => {
    const started = performance.now()
    expect(await runs(await reading('export const a = 1'))).toMatchObject({ code: 0, stdout: '', stderr: '' })
    expect(performance.now() - started).toBeLessThan(MAX_MS)
  })

  test('leaves none behind that is busy', async () => {
    const program = `
      const reply = ${(await reading(MANY_NAMESPACES)).replace('await ', '')}
      const { readdirSync, readFileSync } = await import('node:fs')
      const children = () => readFileSync('/proc/self/task/' + process.pid + '/children', 'utf8').trim()
      setTimeout(() => { console.log(children()); process.exit(3) }, 800)
      await reply`
    if (process.platform !== 'linux') return
    const { code, stdout } = await runs(program)
    expect(code).toBe(3)
    const pid = Number(stdout.trim())
    expect(pid).toBeGreaterThan(0)
    await vi.waitUntil(async () => !(await isRunning(pid)), { timeout: 1000 })
  })
})
