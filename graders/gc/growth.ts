import { collectAll, turn } from './collect.ts'

const WARM_UP_ROUNDS = 6
const ROUNDS = 10
const OPERATIONS = 500
const COLLECTIONS = 3

/** Bytes an operation above which memory grows: a leaked slot measures 9 or more, a correct structure 2.9 at most. */
export const LEAK = 6

/**
 * By how many bytes an operation makes the heap grow, for as long as it is repeated: the Theil-Sen slope (the median
 * of the slopes between all pairs of rounds) of the heap in use. One table that doubles moves a mean, but no median.
 */
export async function bytesPerOperation(operation: (index: number) => unknown): Promise<number> {
  const used: number[] = []
  let index = 0
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
    for (let times = 0; times < OPERATIONS; times++) await operation(index++)
    for (let times = 0; times < COLLECTIONS; times++) {
      await turn()
      collectAll()
    }
    if (round >= WARM_UP_ROUNDS) used.push(process.memoryUsage().heapUsed)
  }
  return theilSen(used) / OPERATIONS
}

/** The median slope between all pairs of equally spaced values. */
export function theilSen(values: readonly number[]): number {
  const slopes = values
    .flatMap((left, i) => values.slice(i + 1).map((right, j) => (right - left) / (j + 1)))
    .sort((a, b) => a - b)
  const middle = slopes.length / 2
  return slopes.length % 2 === 1
    ? (slopes[Math.floor(middle)] ?? 0)
    : ((slopes[middle - 1] ?? 0) + (slopes[middle] ?? 0)) / 2
}
