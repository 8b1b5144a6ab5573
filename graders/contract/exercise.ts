import { Type } from 'typebox'

/**
 * An ability of the host that an exercise needs, as small as possible: `memory` is `process.memoryUsage()`, `exit` is
 * `process.on('exit', ...)`, `kit` is the import of `#gc`.
 */
export const Grant = Type.Enum(['memory', 'exit', 'kit'])
export type Grant = Type.Static<typeof Grant>

/** `exercise.json`: the public part of an exercise. The exercise's id is the name of its folder, `NN-slug`. */
export const ExerciseManifest = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    title: Type.String({ minLength: 1 }),
    order: Type.Integer({ minimum: 1, description: 'Place in the course.' }),
    limits: Type.Object(
      {
        wallMs: Type.Integer({
          minimum: 1000,
          description: 'Time limit for all hidden tests of a submission together, in milliseconds.',
        }),
        testMs: Type.Integer({ minimum: 100, description: 'Time limit for one hidden test, in milliseconds.' }),
        heapMb: Type.Integer({
          minimum: 32,
          description: 'Limit on the old generation of the JavaScript heap, in MiB.',
        }),
      },
      { additionalProperties: false },
    ),
    visibleTests: Type.Array(Type.String({ pattern: '^[^/\\\\]+\\.test\\.ts$' }), { minItems: 1 }),
    separate: Type.Optional(
      Type.Boolean({
        description: 'Whether each hidden test runs in its own process, in random order.',
      }),
    ),
    grants: Type.Array(Grant, { description: 'Abilities of the host that a submission may use.' }),
  },
  { $id: 'https://deref.invalid/schemas/exercise.schema.json', additionalProperties: false },
)
export type ExerciseManifest = Type.Static<typeof ExerciseManifest>
