import { Type } from 'typebox'
import { Outcome, TestStatus, Visibility } from './outcomes.ts'

const Points = Type.Number({ minimum: 0 })
const Milliseconds = Type.Number({ minimum: 0 })

export const TestScore = Type.Object(
  {
    id: Type.String(),
    title: Type.String(),
    status: TestStatus,
    points: Points,
    maxPoints: Points,
    visibility: Visibility,
    message: Type.Optional(Type.String({ description: 'Message to the student about a test that did not pass.' })),
    heldBy: Type.Optional(Type.String({ description: 'The path of references that still holds a leaked object.' })),
    durationMs: Milliseconds,
  },
  { additionalProperties: false },
)
export type TestScore = Type.Static<typeof TestScore>

export const ExerciseScore = Type.Object(
  {
    exercise: Type.String(),
    outcome: Outcome,
    points: Points,
    maxPoints: Points,
    message: Type.Optional(Type.String({ description: 'The reason, for every outcome except graded.' })),
    notes: Type.Optional(
      Type.Array(Type.String(), { description: 'Remarks that cost no points, such as type errors.' }),
    ),
    tests: Type.Array(TestScore),
  },
  { additionalProperties: false },
)
export type ExerciseScore = Type.Static<typeof ExerciseScore>

export const Runtime = Type.Object(
  { node: Type.String(), v8: Type.String(), kit: Type.String() },
  { additionalProperties: false },
)
export type Runtime = Type.Static<typeof Runtime>

/** How a submission was isolated: by Node alone (`portable`), or by the operating system too (`isolated`). */
export const SandboxLevel = Type.Enum(['portable', 'isolated'])
export type SandboxLevel = Type.Static<typeof SandboxLevel>

export const SandboxRecord = Type.Object(
  {
    level: SandboxLevel,
    limits: Type.Array(Type.String(), {
      description: 'The limits that were enforced, and by what where that differs.',
    }),
  },
  { additionalProperties: false },
)
export type SandboxRecord = Type.Static<typeof SandboxRecord>

/** `scores/ID.json`: the result of one submission. */
export const Score = Type.Object(
  {
    schema: Type.Literal('deref/score/v1'),
    submission: Type.Object(
      { id: Type.String({ minLength: 1 }), sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }) },
      { additionalProperties: false },
    ),
    runtime: Runtime,
    sandbox: SandboxRecord,
    points: Points,
    maxPoints: Points,
    startedAt: Type.String({ format: 'date-time' }),
    durationMs: Milliseconds,
    exercises: Type.Array(ExerciseScore),
  },
  { $id: 'https://deref.invalid/schemas/score.schema.json', additionalProperties: false },
)
export type Score = Type.Static<typeof Score>
