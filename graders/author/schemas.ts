import { ExerciseManifest } from './exercise.ts'
import { Rubric } from './rubric.ts'
import { Score } from './score.ts'
import { Summary } from './summary.ts'

/** The schemas that others read, by the name of their file in `schemas/`. */
export const published = {
  'exercise.schema.json': ExerciseManifest,
  'rubric.schema.json': Rubric,
  'score.schema.json': Score,
  'summary.schema.json': Summary,
}

/** What a schema's file must hold: the schema as JSON, ready to be compared byte by byte. */
export function schemaFile(name: keyof typeof published): string {
  const { ...schema } = published[name]
  return `${JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', ...schema }, null, 2)}\n`
}
