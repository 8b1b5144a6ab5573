import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { fixtureExercise, soundBox } from '../fixtures/exercises.ts'
import { submit } from '../fixtures/files.ts'
import { prepareJob } from '../runner/prepare-job.ts'
import { readSubmission } from '../runner/reader/read.ts'
import { scriptsFor } from '../runner/scripts.ts'
import { workerProgram } from '../runner/suite.ts'
import { encodeInput } from '../runner/worker/input.ts'
import type { Message } from '../runner/worker/job.ts'
import { frameReader } from '../sandbox/frames.ts'
import { findIsolation } from '../sandbox/isolated.ts'
import { ALL_LAYERS, type Layers } from '../sandbox/layers.ts'
import { PORTABLE, type Sandbox } from '../sandbox/sandbox.ts'
import { usageOf } from '../sandbox/usage.ts'
import { startWorker } from '../sandbox/worker-process.ts'

const ROUNDS = 25
const MAX_ADDED_MS = 100

const box = await fixtureExercise('01-box')
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** Milliseconds of wall and of CPU time, from the start of a worker to the beginning of its first test. */
async function startOf(sandbox: Sandbox, layers: Layers): Promise<{ wall: number; cpu: number }> {
  const read = await readSubmission(await submit({ 'box.ts': soundBox }))
  if ('rejected' in read) throw new Error(read.rejected)
  const [program, scripts] = await Promise.all([workerProgram(), scriptsFor(box, layers)])
  const job = prepareJob(box, read.program, { explain: false, flags: [], layers })
  const limits = { wallMs: 10_000, heapMb: 64, memoryMb: 400, processes: 1 }
  const began = performance.now()
  const worker = startWorker(program, encodeInput(job, scripts), limits, sandbox, layers)
  const started = await new Promise<{ wall: number; cpu: number }>((resolve, reject) => {
    const onMessage = ({ type }: Message) => {
      if (type !== 'registered') return
      resolve({ wall: performance.now() - began, cpu: usageOf(worker.pid ?? 0)?.cpuMs ?? 0 })
    }
    const key = Buffer.from(job.key, 'hex')
    const { read: next } = frameReader(key, true, (message) => onMessage(message as Message), reject)
    worker.results.on('data', next)
  })
  worker.kill()
  await worker.end
  return started
}

test('the layers add at most 100 ms to the start of a worker', { timeout: 120_000 }, async () => {
  const isolated = findIsolation()
  const kinds: [name: string, sandbox: Sandbox, layers: Layers][] = [
    ['no layer', PORTABLE, new Set()],
    ['portable', PORTABLE, ALL_LAYERS],
    ...(isolated.available ? ([['isolated', isolated.sandbox, ALL_LAYERS]] as [string, Sandbox, Layers][]) : []),
  ]
  const bare: number[] = []
  const starts = kinds.map(() => ({ wall: [] as number[], cpu: [] as number[] }))
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now()
    spawnSync(process.execPath, ['--eval', ''])
    bare.push(performance.now() - began)
    for (const [index, [, sandbox, layers]] of kinds.entries()) {
      const { wall, cpu } = await startOf(sandbox, layers)
      starts[index]?.wall.push(wall)
      starts[index]?.cpu.push(cpu)
    }
  }
  console.log(`to a worker's first test, medians of ${ROUNDS} in milliseconds:`)
  console.log(`  node that does nothing          ${median(bare).toFixed(0)}`)
  const none = starts[0] as (typeof starts)[0]
  for (const [index, [name]] of kinds.entries()) {
    const { wall, cpu } = starts[index] as typeof none
    const added =
      index === 0 ? '' : ` = ${(median(wall) - median(none.wall)).toFixed(0)} more (at most ${MAX_ADDED_MS})`
    console.log(`  ${name.padEnd(30)}  ${median(wall).toFixed(0)}, CPU ${median(cpu).toFixed(0)}${added}`)
  }
  for (const { wall } of starts.slice(1)) expect(median(wall) - median(none.wall)).toBeLessThanOrEqual(MAX_ADDED_MS)
})
