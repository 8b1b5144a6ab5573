import { relative } from 'node:path'
import { projectRoot } from '../../contract/project.ts'
import { plainCoverage } from '../plain-run.ts'
import type { Check } from './check.ts'

export const coverage: Check = {
  title: 'the hidden tests reach every line and branch of the reference',
  problems: async ({ exercise, variants }) => {
    const reference = variants.find(({ name }) => name === 'reference')
    if (!reference) return []
    const missed = await plainCoverage(exercise, { entry: reference.file, root: reference.root })
    return missed.map((place) => `${relative(projectRoot, reference.file)}:${place}`)
  },
}
