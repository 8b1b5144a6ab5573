/** The chance below which 95 % upper bounds are drawn. */
const ALPHA = 0.05

/**
 * The largest rate at which as few as `events` in `runs` would still be seen with a chance of 5 %: the exact
 * (Clopper-Pearson) one-sided upper bound. For no event it is close to 3 / runs.
 */
export function upperBound(events: number, runs: number): number {
  if (runs === 0 || events >= runs) return 1
  let [low, high] = [events / runs, 1]
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (atMost(events, runs, middle) > ALPHA) low = middle
    else high = middle
  }
  return high
}

/** The chance of at most `events` in `runs`, each with the given rate. Summed in logarithms: the terms get tiny. */
function atMost(events: number, runs: number, rate: number): number {
  let logTerm = runs * Math.log1p(-rate)
  let total = Math.exp(logTerm)
  for (let k = 1; k <= events; k++) {
    logTerm += Math.log((runs - k + 1) / k) + Math.log(rate) - Math.log1p(-rate)
    total += Math.exp(logTerm)
  }
  return total
}
