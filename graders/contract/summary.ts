import { Type } from 'typebox'
import { Outcome } from './outcomes.ts'
import { Runtime } from './score.ts'

/** `summary.json`: an overview of one batch. */
export const Summary = Type.Object(
  {
    schema: Type.Literal('deref/summary/v1'),
    runtime: Runtime,
    startedAt: Type.String({ format: 'date-time' }),
    durationMs: Type.Number({ minimum: 0 }),
    exercises: Type.Array(Type.String()),
    submissions: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          score: Type.String({ description: 'Path of the score file, relative to this file.' }),
          points: Type.Number({ minimum: 0 }),
          maxPoints: Type.Number({ minimum: 0 }),
          outcomes: Type.Record(Type.String(), Outcome),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { $id: 'https://deref.invalid/schemas/summary.schema.json', additionalProperties: false },
)
export type Summary = Type.Static<typeof Summary>
