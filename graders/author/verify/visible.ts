import { plainRun } from '../plain-run.ts'
import type { Check } from './check.ts'

export const visible: Check = {
  title: 'the visible tests pass on the reference, and fail on the stub',
  problems: async ({ exercise, variants }) => {
    const found: string[] = []
    for (const { name, file: entry, root } of variants.filter((variant) =>
      ['reference', 'stub'].includes(variant.name),
    )) {
      const { tests, errors } = await plainRun(exercise, { entry, root }, 'visible')
      const failed = tests.filter(({ state }) => state !== 'passed')
      if (tests.length === 0) found.push(`${name}: no visible test ran. ${errors.join(' ')}`)
      if (name === 'reference')
        found.push(...failed.map(({ id }) => `reference: fails the visible test "${id}"`), ...errors)
      if (name === 'stub' && failed.length === 0) found.push('stub: passes all visible tests')
    }
    return found
  },
}
