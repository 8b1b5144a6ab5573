import { ExerciseManifest } from '../contract/exercise.ts'
import { Rubric } from '../contract/rubric.ts'
import { Score } from '../contract/score.ts'
import { Summary } from '../contract/summary.ts'

export const publishedFolder = new URL('../contract/schemas/', import.meta.url)

/** The published schemas, by the names of their files. */
export const published = {
  'exercise.schema.json': ExerciseManifest,
  'rubric.schema.json': Rubric,
  'score.schema.json': Score,
  'summary.schema.json': Summary,
}

/** The content of a published schema's file: reproducible byte by byte, so that a stale file is found. */
export function schemaFile(name: keyof typeof published): string {
  const { ...schema } = published[name]
  return `${JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', ...schema }, null, 2)}\n`
}
