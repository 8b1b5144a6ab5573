import { randomBytes } from 'node:crypto'
import type { Exercise } from '../catalog/exercise.ts'
import type { Layers } from '../sandbox/layers.ts'
import { plantCanaries } from './canaries.ts'
import type { Job, Loadable } from './worker/job.ts'

/** What one worker has to do, with a key and canaries of its own. */
export function prepareJob(
  exercise: Exercise,
  submission: Loadable,
  {
    only,
    explain,
    places = false,
    flags,
    layers,
  }: { only?: readonly string[]; explain: boolean; places?: boolean; flags: readonly string[]; layers: Layers },
): Job {
  const { limits, grants } = exercise.manifest
  return {
    key: randomBytes(32).toString('hex'),
    submission,
    ...(only && { only }),
    canaries: layers.has('canaries') ? plantCanaries((only ?? exercise.rubric.tests).length) : [],
    testMs: limits.testMs,
    explain,
    places,
    flags,
    layers: [...layers],
    grants,
  }
}
