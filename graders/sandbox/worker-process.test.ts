import { spawnSync } from 'node:child_process'
import { expect, test, vi } from 'vitest'
import { submit } from '../fixtures/files.ts'
import { isRunning } from '../fixtures/processes.ts'
import { stopWorkers, startWorker, type WorkerProcess } from './worker-process.ts'

const limits = { wallMs: 10_000, heapMb: 64 }

async function start(code: string, more: Partial<typeof limits> = {}): Promise<WorkerProcess> {
  const { entry } = await submit({ 'worker.mjs': code })
  return startWorker(entry, { ...limits, ...more })
}

function ended({ child }: WorkerProcess): Promise<{ code: number | null; signal: string | null }> {
  return new Promise((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }))
  })
}

test('has the collector at hand, and a message channel', async () => {
  const worker = await start(`process.send(typeof gc); process.disconnect()`)
  const message = new Promise((resolve) => worker.child.once('message', resolve))
  expect(await message).toBe('function')
  expect(await ended(worker)).toEqual({ code: 0, signal: null })
  expect(worker.overran()).toBe(false)
})

test('is killed when its time is over', async () => {
  const worker = await start('for (;;);', { wallMs: 300 })
  expect(await ended(worker)).toEqual({ code: null, signal: 'SIGKILL' })
  expect(worker.overran()).toBe(true)
})

test('keeps the first part of what it writes, and counts the rest', async () => {
  const worker = await start(
    `process.stdout.write('x'.repeat(100_000)); process.stderr.write('no'); process.disconnect()`,
  )
  await ended(worker)
  const { stdout, stderr } = worker.output()
  expect(stdout).toBe(`${'x'.repeat(64 * 1024)}\n[${100_000 - 64 * 1024} more bytes]`)
  expect(stderr).toBe('no')
})

test('spins no longer than its CPU time, though we were killed and nobody stops it', async () => {
  const { entry } = await submit({ 'worker.mjs': 'for (;;);' })
  const module = new URL('worker-process.ts', import.meta.url).pathname
  const { entry: parent } = await submit({
    'parent.mjs': `
      import { startWorker } from ${JSON.stringify(module)}
      console.log(startWorker(${JSON.stringify(entry)}, { wallMs: 1500, heapMb: 64 }).child.pid)
      process.kill(process.pid, 'SIGKILL')`,
  })
  const pid = Number(spawnSync(process.execPath, [parent], { encoding: 'utf8' }).stdout)
  expect(pid).toBeGreaterThan(0)
  // Three seconds of CPU time, on a machine that may be busy.
  await vi.waitUntil(async () => !(await isRunning(pid)), { timeout: 25_000, interval: 100 })
})

test('all that run can be stopped at once, and none begins after that', async () => {
  const workers = [await start('for (;;);'), await start('setInterval(() => {}, 1000)')]
  const ends = workers.map(ended)
  stopWorkers()
  stopWorkers()
  expect((await Promise.all(ends)).map(({ signal }) => signal)).toEqual(['SIGKILL', 'SIGKILL'])
  expect(await ended(await start('for (;;);'))).toMatchObject({ signal: 'SIGKILL' })
})
