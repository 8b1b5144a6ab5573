import { styleText } from 'node:util'
import type { Audit } from '../contract/audit.ts'

/** An audit in lines for a terminal: the rate, its bound, and every verdict that changed. */
export function auditText(result: Audit, upperBound: number): string {
  const { exercise, runs, verdicts, flakyRuns, flakes, wavering } = result
  const rate = runs === 0 ? 0 : flakyRuns / runs
  return [
    `${styleText('bold', exercise)}: ${verdicts} verdicts in ${runs} suite runs`,
    `flake rate ${percent(rate)} (${flakyRuns} of ${runs} runs), at most ${percent(upperBound)} with 95 % confidence`,
    ...flakes.map(({ variant, test, expected, got, runs: times }) =>
      styleText(
        'red',
        `changed  ${variant}  ${test}: expected ${expected}, got ${got}  (${times} ${times === 1 ? 'run' : 'runs'})`,
      ),
    ),
    ...wavering.map(({ variant, test, readings }) =>
      styleText('red', `wavering  ${variant}  ${test}: ${readings.join('  |  ')}`),
    ),
    ...(flakes.length === 0 && wavering.length === 0 ? [styleText('green', 'no verdict changed')] : []),
  ].join('\n')
}

function percent(rate: number): string {
  return `${Number((rate * 100).toPrecision(2))} %`
}
