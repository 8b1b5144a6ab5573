import { collectAll, collectYoung, turn } from './collect.ts'
import { finalizersDone } from './fence.ts'
import { memoryInUse } from './host.ts'

/** Few, because dead objects stay in memory until the job ends, and a structure may iterate over all of them in each call. */
const CALLS_PER_JOB = 250
const JOBS_PER_ROUND = 8
const CALLS_PER_ROUND = CALLS_PER_JOB * JOBS_PER_ROUND
/** Rounds after which one noisy round does not change the slope much. */
const MIN_SLOPE_ROUNDS = 9
const MAX_ROUNDS = 18

/** Bytes per call. Between the two, another round has to decide. */
const MAX_LEVEL_BYTES = 2
const MIN_LEAK_BYTES = 6

/** Bytes per call that are a leak when each of so many rounds in a row leaves them: compiled code never grows that long. */
const MIN_CLEAR_LEAK_BYTES = 16
const CLEAR_LEAK_ROUNDS = 3

/**
 * Measures the bytes that each call leaves in memory, on the heap and off it: 0 if memory stays level. It finds a leak of one slot
 * (8 bytes) per call, and stops as soon as the result is clear: after three rounds for nearly all correct code.
 */
export async function bytesLeftPerCall(call: (index: number) => unknown): Promise<number> {
  // During V8's marking, new objects count as alive. This ends the marking.
  await turn()
  collectAll()
  const used: number[] = []
  let slope = 0
  for (let round = 0; round < MAX_ROUNDS; round++) {
    await callOften(call, round * CALLS_PER_ROUND)
    used.push(await memoryAfterCleanUp())
    if (isLevel(used)) return 0
    slope = theilSen(used) / CALLS_PER_ROUND
    if (clearlyGrows(used)) return slope
    if (used.length >= MIN_SLOPE_ROUNDS && (slope <= MAX_LEVEL_BYTES || slope >= MIN_LEAK_BYTES)) break
  }
  return slope > (MAX_LEVEL_BYTES + MIN_LEAK_BYTES) / 2 ? slope : 0
}

async function callOften(call: (index: number) => unknown, first: number): Promise<void> {
  for (let job = 0; job < JOBS_PER_ROUND; job++) {
    const start = first + job * CALLS_PER_JOB
    for (let index = start; index < start + CALLS_PER_JOB; index++) await call(index)
    await turn()
    collectYoung()
  }
}

async function memoryAfterCleanUp(): Promise<number> {
  await finalizersDone()
  await turn()
  collectAll()
  return memoryInUse()
}

/**
 * Whether memory stayed within a narrow band while the number of calls tripled. A table that doubles can look level while the calls
 * double, but not while they triple.
 */
export function isLevel(used: readonly number[]): boolean {
  const first = Math.floor(used.length / 3)
  if (first === 0) return false
  const band = used.slice(first - 1)
  return Math.max(...band) - Math.min(...band) <= MAX_LEVEL_BYTES * CALLS_PER_ROUND * (band.length - 1)
}

function clearlyGrows(used: readonly number[]): boolean {
  const growth = used.slice(1).map((bytes, index) => bytes - (used[index] ?? 0))
  const last = growth.slice(-CLEAR_LEAK_ROUNDS)
  return last.length === CLEAR_LEAK_ROUNDS && last.every((bytes) => bytes > MIN_CLEAR_LEAK_BYTES * CALLS_PER_ROUND)
}

/** The median slope between all pairs of equally spaced values. A table that doubles changes a mean, but not the median. */
export function theilSen(values: readonly number[]): number {
  const slopes = values
    .flatMap((left, i) => values.slice(i + 1).map((right, j) => (right - left) / (j + 1)))
    .sort((a, b) => a - b)
  const middle = slopes.length / 2
  return slopes.length % 2 === 1
    ? (slopes[Math.floor(middle)] ?? 0)
    : ((slopes[middle - 1] ?? 0) + (slopes[middle] ?? 0)) / 2
}
