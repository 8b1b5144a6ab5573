import { spawnSync } from 'node:child_process'
import { describe, expect, test, vi } from 'vitest'
import { submit } from '../fixtures/files.ts'
import { isRunning } from '../fixtures/processes.ts'
import { findIsolation, reportUntested } from './isolated.ts'
import { ALL_LAYERS, type Layer } from './layers.ts'
import type { WorkerLimits } from './limits.ts'
import { PORTABLE, type Sandbox } from './sandbox.ts'
import { startWorker, stopWorkers } from './worker-process.ts'

const limits: WorkerLimits = { wallMs: 10_000, heapMb: 64, memoryMb: 400, processes: 1 }
const without = (...off: Layer[]) => new Set([...ALL_LAYERS].filter((layer) => !off.includes(layer)))
const unguarded = without('permissions')

const isolation = findIsolation()
// Debian has bubblewrap, and .ci/run installs it: where it is missing, half of this file says nothing.
reportUntested('workers at the level isolated', isolation)
const levels: [string, Sandbox][] = [
  ['portable', PORTABLE],
  ...(isolation.available ? [['isolated', isolation.sandbox] as [string, Sandbox]] : []),
]

const program = (body: string) => `exports.main = async (input) => { const fs = require('node:fs'); ${body} }`

test('isolation is there where bubblewrap is', () => {
  const there = !spawnSync('bwrap', ['--version']).error
  expect(isolation.available).toBe(there)
})

describe.each(levels)('%s', (_, sandbox) => {
  const start = (body: string, more: Partial<WorkerLimits> = {}, layers = ALL_LAYERS) =>
    startWorker(program(body), Buffer.from('mona'), { ...limits, ...more }, sandbox, layers)

  test('gets its input, and a way to tell', async () => {
    const worker = start(`fs.writeSync(3, 'got ' + input)`)
    const told: Buffer[] = []
    worker.results.on('data', (chunk: Buffer) => told.push(chunk))
    expect(await worker.end).toMatchObject({ overran: undefined, code: 0, signal: null, stderr: '' })
    expect(String(Buffer.concat(told))).toBe('got mona')
  })

  test('is killed when its time is over', async () => {
    expect(await start('for (;;);', { wallMs: 400 }).end).toMatchObject({ overran: 'wall', signal: 'SIGKILL' })
  })

  test('tells by which signal it died', async () => {
    expect(await start(`process.abort()`).end).toMatchObject({ overran: undefined, code: null, signal: 'SIGABRT' })
    expect(await start(`process.exit(7)`).end).toMatchObject({ code: 7, signal: null })
  })

  test('keeps the first part of what it writes, and counts the rest', async () => {
    const { stdout, stderr } = await start(`fs.writeSync(1, 'x'.repeat(100_000)); fs.writeSync(2, 'no')`).end
    expect(stdout).toBe(`${'x'.repeat(64 * 1024)}\n[${100_000 - 64 * 1024} more bytes]`)
    expect(stderr).toBe('no')
  })

  test('is stopped when it takes more memory than it may, on the heap or beside it', async () => {
    const beside = `const all = []; for (;;) { all.push(Buffer.alloc(2e7, 1)); await new Promise(setImmediate) }`
    const end = await start(beside, { memoryMb: 300, wallMs: 20_000 }).end
    expect(end.overran).toBe('memory')
    const heap = await start(`const all = []; for (;;) all.push(new Array(1e5).fill(0))`).end
    expect(heap.stderr).toMatch(/heap out of memory/)
  })

  test('is stopped when it starts processes, and none of them outlives it', async () => {
    // At most 70 of them, for ten seconds: should nothing stop them, they end by themselves.
    const forks = `
      const { spawn } = require('node:child_process')
      for (let n = 0; n < 70; n++) spawn(process.execPath, ['-e', 'setTimeout(() => {}, 10000)'], { detached: true }).on('error', () => {})
      await new Promise((resolve) => setTimeout(resolve, 8000))`
    const began = performance.now()
    const { overran } = await start(forks, { wallMs: 20_000 }, unguarded).end
    expect(overran).toBe('processes')
    expect(performance.now() - began).toBeLessThan(8000)
  })

  test('gets no environment of ours', async () => {
    process.env.DEREF_TEST_SECRET = 'secret'
    const { stdout } = await start(`fs.writeSync(1, JSON.stringify(process.env))`).end
    delete process.env.DEREF_TEST_SECRET
    expect(stdout).not.toMatch(/secret|PATH/)
  })
})

test.runIf(isolation.available)(
  'isolated: sees no file of ours, no network, no process, and can fill no disk',
  async () => {
    const look = `
    const tried = (what) => { try { return what() } catch (error) { return error.code } }
    const socket = require('node:net').connect(1, '127.0.0.1')
    const network = await new Promise((resolve) => socket.on('error', (error) => resolve(error.code)).on('connect', () => resolve('connected')))
    fs.writeSync(1, JSON.stringify({
      root: fs.readdirSync('/').sort(), ours: tried(() => fs.readFileSync(${JSON.stringify(import.meta.filename)})),
      processes: fs.readdirSync('/proc').filter((name) => /^[0-9]+$/.test(name)).length,
      disk: tried(() => fs.writeFileSync('/tmp/full', Buffer.alloc(40e6))),
      shared: tried(() => fs.writeFileSync('/dev/shm/full', 'x')), elsewhere: tried(() => fs.writeFileSync('/full', 'x')),
      user: process.getuid(), interfaces: Object.keys(require('node:os').networkInterfaces()), network }))`
    const [, sandbox] = levels.find(([name]) => name === 'isolated') as [string, Sandbox]
    const { stdout } = await startWorker(program(look), Buffer.alloc(0), limits, sandbox, unguarded).end
    const seen = JSON.parse(stdout) as Record<string, unknown>
    expect(seen).toMatchObject({
      ours: 'ENOENT',
      processes: 2,
      disk: expect.stringMatching(/ENOSPC|EFBIG/),
      shared: 'EROFS',
      elsewhere: 'EROFS',
      user: 65534,
      interfaces: ['lo'],
      root: ['dev', 'etc', 'lib', 'lib64', 'node', 'proc', 'tmp', 'usr'],
      network: expect.stringMatching(/ENETUNREACH|ECONNREFUSED/),
    })
  },
)

test('spins no longer than its CPU time, even if the grader was killed', async () => {
  const module = new URL('worker-process.ts', import.meta.url).pathname
  const { entry: parent } = await submit({
    'parent.mjs': `
      import { startWorker } from ${JSON.stringify(module)}
      console.log(startWorker('exports.main = () => { for (;;); }', Buffer.alloc(0), { wallMs: 1500, heapMb: 64, memoryMb: 400, processes: 1 }).pid)
      setTimeout(() => process.kill(process.pid, 'SIGKILL'), 500)`,
  })
  const pid = Number(spawnSync(process.execPath, [parent], { encoding: 'utf8' }).stdout)
  expect(pid).toBeGreaterThan(0)
  // Three seconds of CPU time, on a machine that may be busy.
  await vi.waitUntil(async () => !(await isRunning(pid)), { timeout: 80_000, interval: 100 })
}, 90_000)

test('all that run can be stopped at once, and none begins after that', async () => {
  const start = (body: string) => startWorker(program(body), Buffer.alloc(0), limits)
  const workers = [start('for (;;);'), start('setInterval(() => {}, 1000)')]
  stopWorkers()
  stopWorkers()
  const ends = await Promise.all(workers.map(({ end }) => end))
  expect(ends.map(({ signal }) => signal)).toEqual(['SIGKILL', 'SIGKILL'])
  expect(await start('for (;;);').end).toMatchObject({ signal: 'SIGKILL' })
})
