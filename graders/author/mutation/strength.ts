import type { Equivalent, Mutant, Strength } from '../../contract/mutation.ts'

const DETECTED = new Set(['Killed', 'Timeout'])

/** `RuntimeError`: something went wrong outside all tests, and no test noticed. */
const UNDETECTED = new Set(['Survived', 'NoCoverage', 'RuntimeError'])

/** Of mutants that ran, one in so many may be explained away. */
const EQUIVALENT = 20

/** Sorts what became of an exercise's mutants. Those that Stryker left out count for nothing. */
export function strengthOf(exercise: string, mutants: readonly Mutant[], listed: readonly Equivalent[]): Strength {
  const ran = mutants.filter(({ status }) => DETECTED.has(status) || UNDETECTED.has(status))
  const alive = ran.filter(({ status }) => UNDETECTED.has(status))
  const survivors = alive.filter((mutant) => !listed.some((each) => isThe(each, mutant)))
  const equivalent = alive.length - survivors.length
  return {
    exercise,
    mutants: ran.length,
    killed: ran.length - alive.length,
    survivors,
    equivalent,
    stale: listed.filter((each) => !alive.some((mutant) => isThe(each, mutant))),
    weaknesses: [
      ...(ran.length === 0 ? ['there are no mutants at all'] : []),
      ...(equivalent * EQUIVALENT > ran.length
        ? [`more than one mutant in ${EQUIVALENT} is listed as equivalent`]
        : []),
    ],
  }
}

/** Whether no mutant survives and no exception is stale. */
export function isStrong({ survivors, stale, weaknesses }: Strength): boolean {
  return survivors.length === 0 && stale.length === 0 && weaknesses.length === 0
}

function isThe(listed: Equivalent, mutant: Mutant): boolean {
  return listed.code === mutant.code && listed.from === mutant.from && listed.to === mutant.to
}
