import type { Finding } from '../../contract/finding.ts'
import type { Check, Subject } from './check.ts'
import { coverage } from './coverage.ts'
import { imports } from './imports.ts'
import { links } from './links.ts'
import { points } from './points.ts'
import { blank, enough, verdicts } from './solutions.ts'
import { texts } from './texts.ts'
import { types } from './types.ts'
import { visible } from './visible.ts'

/** From what is read at once to what takes a minute. */
export const checks: readonly Check[] = [
  points,
  texts,
  links,
  imports,
  enough,
  types,
  visible,
  coverage,
  blank,
  verdicts,
]

/** All that must be true of an exercise before it is handed out. */
export async function verify(
  subject: Subject,
  onCheck: (check: Check, findings: readonly Finding[]) => void,
): Promise<Finding[]> {
  const all: Finding[] = []
  for (const check of checks) {
    const findings = (await check.problems(subject)).map((problem) => ({ check: check.title, problem }))
    all.push(...findings)
    onCheck(check, findings)
  }
  return all
}
