import type { Equivalent, Mutant, Strength } from '../../contract/mutation.ts'

const DETECTED = new Set(['Killed', 'Timeout'])
const UNDETECTED = new Set(['Survived', 'NoCoverage'])

/** Sorts what became of an exercise's mutants. Those that could not run, a syntax error say, count for nothing. */
export function strengthOf(exercise: string, mutants: readonly Mutant[], listed: readonly Equivalent[]): Strength {
  const ran = mutants.filter(({ status }) => DETECTED.has(status) || UNDETECTED.has(status))
  const alive = ran.filter(({ status }) => UNDETECTED.has(status))
  const survivors = alive.filter((mutant) => !listed.some((each) => isThe(each, mutant)))
  return {
    exercise,
    mutants: ran.length,
    killed: ran.length - alive.length,
    survivors,
    equivalent: alive.length - survivors.length,
    stale: listed.filter((each) => !alive.some((mutant) => isThe(each, mutant))),
  }
}

/** At most one mutant in twenty may be explained away, and none may be left over. */
export function isStrong({ mutants, survivors, equivalent, stale }: Strength): boolean {
  return mutants > 0 && survivors.length === 0 && stale.length === 0 && equivalent <= mutants / 20
}

function isThe(listed: Equivalent, mutant: Mutant): boolean {
  return listed.code === mutant.code && listed.from === mutant.from && listed.to === mutant.to
}
