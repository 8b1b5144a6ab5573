import { Type } from 'typebox'
import { Visibility } from './outcomes.ts'

/** One hidden test. Its id is its name in the test file. */
export const RubricTest = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }),
    title: Type.String({ minLength: 1 }),
    points: Type.Number({ minimum: 0 }),
    required: Type.Optional(Type.Boolean({ description: 'If this test does not pass, no test earns points.' })),
    visibility: Visibility,
    message: Type.String({ minLength: 1, description: 'What the test did, and what should have happened.' }),
    nudge: Type.String({
      minLength: 1,
      description: 'A question that shows where to look next, and never the solution.',
    }),
  },
  { additionalProperties: false },
)
export type RubricTest = Type.Static<typeof RubricTest>

/** `hidden/rubric.json`: every hidden test of an exercise, in the order in which a student reads them. */
export const Rubric = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    tests: Type.Array(RubricTest, { minItems: 1 }),
  },
  { $id: 'https://deref.invalid/schemas/rubric.schema.json', additionalProperties: false },
)
export type Rubric = Type.Static<typeof Rubric>
