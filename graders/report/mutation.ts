import { styleText } from 'node:util'
import type { Strength } from '../contract/mutation.ts'

/** The strength of an exercise's hidden tests, in lines for a terminal: the score, then each mutant that needs a test. */
export function strengthText(strength: Strength): string {
  const { exercise, mutants, killed, equivalent, survivors, stale, weaknesses } = strength
  const score = ((100 * killed) / Math.max(1, mutants - equivalent)).toFixed(1)
  const head = `${exercise}: ${score} % (${killed} of ${mutants} mutants killed, ${equivalent} equivalent)`
  return [
    head,
    ...weaknesses.map((weakness) => styleText('red', `  ${weakness}`)),
    ...survivors.flatMap(({ file, line, mutator, from, to }) => [
      `  ${file}:${line} ${mutator}: no hidden test noticed`,
      styleText('red', `    - ${from}`),
      styleText('green', `    + ${to}`),
    ]),
    ...stale.flatMap(({ code, from, to }) => [
      `  listed as equivalent, and no such mutant survives, in: ${code}`,
      styleText('red', `    - ${from}`),
      styleText('green', `    + ${to}`),
    ]),
  ].join('\n')
}
