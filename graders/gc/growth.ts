import { collectAll, collectYoung, turn } from './collect.ts'
import { finalizersDone } from './fence.ts'
import { memoryInUse } from './host.ts'

/** Short, because the dead stay in memory until the job ends, and a structure may look through all of them in each call. */
const CALLS_PER_JOB = 250
const JOBS_PER_ROUND = 8
const CALLS_PER_ROUND = CALLS_PER_JOB * JOBS_PER_ROUND
/** From so many rounds on, one noisy round does not change the slope much. */
const ENOUGH_ROUNDS = 9
const MAX_ROUNDS = 18

/** Bytes a call: at most these are none, and from these on memory grows. In between, another round has to decide. */
const LEVEL = 2
const LEAK = 6

/** Bytes a call that need no more rounds, where so many rounds in a row have left them. Compiled code never grows that long. */
const CLEAR_LEAK = 16
const CLEAR_ROUNDS = 3

/**
 * How many bytes every call leaves in memory, on the heap and off it: 0 where memory stays level. Finds a leak of one slot
 * (8 bytes) a call. Stops as soon as the answer is clear, which takes three rounds for nearly all correct code.
 */
export async function bytesLeftPerCall(call: (index: number) => unknown): Promise<number> {
  // While V8 is marking, everything new counts as alive. This ends it.
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
    if (used.length >= ENOUGH_ROUNDS && (slope <= LEVEL || slope >= LEAK)) break
  }
  return slope > (LEVEL + LEAK) / 2 ? slope : 0
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
 * Whether memory stayed within a narrow band while the number of calls tripled. A table that grows by doubling can look
 * level for as long as the calls double, but not while they triple.
 */
export function isLevel(used: readonly number[]): boolean {
  const first = Math.floor(used.length / 3)
  if (first === 0) return false
  const band = used.slice(first - 1)
  return Math.max(...band) - Math.min(...band) <= LEVEL * CALLS_PER_ROUND * (band.length - 1)
}

function clearlyGrows(used: readonly number[]): boolean {
  const growth = used.slice(1).map((bytes, index) => bytes - (used[index] ?? 0))
  const last = growth.slice(-CLEAR_ROUNDS)
  return last.length === CLEAR_ROUNDS && last.every((bytes) => bytes > CLEAR_LEAK * CALLS_PER_ROUND)
}

/** The median slope between all pairs of equally spaced values: one table that doubles moves a mean, but no median. */
export function theilSen(values: readonly number[]): number {
  const slopes = values
    .flatMap((left, i) => values.slice(i + 1).map((right, j) => (right - left) / (j + 1)))
    .sort((a, b) => a - b)
  const middle = slopes.length / 2
  return slopes.length % 2 === 1
    ? (slopes[Math.floor(middle)] ?? 0)
    : ((slopes[middle - 1] ?? 0) + (slopes[middle] ?? 0)) / 2
}
