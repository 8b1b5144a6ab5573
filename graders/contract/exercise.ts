import { Type } from 'typebox'

/**
 * An ability of the host, and as little of it as an exercise can do with: `memory` is `process.memoryUsage()`, `exit` is
 * `process.on('exit', ...)`, `kit` is what can be imported from `#gc`.
 */
export const Grant = Type.Enum(['memory', 'exit', 'kit'])
export type Grant = Type.Static<typeof Grant>

/** `exercise.json`: what everybody may know of an exercise. Its id is the name of its folder, `NN-slug`. */
export const ExerciseManifest = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    title: Type.String({ minLength: 1 }),
    order: Type.Integer({ minimum: 1, description: 'Place in the course.' }),
    limits: Type.Object(
      {
        wallMs: Type.Integer({ minimum: 1000, description: 'For all hidden tests of a submission, in milliseconds.' }),
        testMs: Type.Integer({ minimum: 100, description: 'For one hidden test, in milliseconds.' }),
        heapMb: Type.Integer({ minimum: 32, description: 'Old generation of the JavaScript heap, in MiB.' }),
      },
      { additionalProperties: false },
    ),
    visibleTests: Type.Array(Type.String({ pattern: '^[^/\\\\]+\\.test\\.ts$' }), { minItems: 1 }),
    separate: Type.Optional(
      Type.Boolean({
        description: 'Whether each hidden test runs in a process of its own, in an order that is drawn anew.',
      }),
    ),
    grants: Type.Array(Grant, { description: 'Abilities of the host that a submission is given.' }),
  },
  { $id: 'https://deref.invalid/schemas/exercise.schema.json', additionalProperties: false },
)
export type ExerciseManifest = Type.Static<typeof ExerciseManifest>
