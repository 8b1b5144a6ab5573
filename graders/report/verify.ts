import { styleText } from 'node:util'
import type { Finding } from '../contract/finding.ts'

/** One check of an exercise in lines for a terminal: what it made sure of, and what it found. */
export function checkText(title: string, findings: readonly Finding[]): string {
  const mark = findings.length === 0 ? styleText('green', '✓') : styleText('red', '✗')
  return [`  ${mark} ${title}`, ...findings.map(({ problem }) => styleText('red', `      ${problem}`))].join('\n')
}
