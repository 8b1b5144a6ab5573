import { Type } from 'typebox'
import { Visibility } from './outcomes.ts'

/** One hidden test: its id is its name in the test file. */
export const RubricTest = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }),
    title: Type.String({ minLength: 1 }),
    points: Type.Number({ minimum: 0 }),
    required: Type.Optional(Type.Boolean({ description: 'Unless it passes, no other test earns its points.' })),
    visibility: Visibility,
    message: Type.String({ minLength: 1, description: 'What the test did, and what should have come of it.' }),
    nudge: Type.String({ minLength: 1, description: 'Where to look next: never the solution.' }),
  },
  { additionalProperties: false },
)
export type RubricTest = Type.Static<typeof RubricTest>

/** `hidden/rubric.json`: every hidden test of an exercise, in the order in which a student should read them. */
export const Rubric = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    tests: Type.Array(RubricTest, { minItems: 1 }),
  },
  { $id: 'https://deref.invalid/schemas/rubric.schema.json', additionalProperties: false },
)
export type Rubric = Type.Static<typeof Rubric>
