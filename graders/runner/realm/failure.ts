import { kindOfKitError } from '../../gc/errors.ts'
import { describeError, readData } from '../../gc/plain.ts'
import type { WorkerFailure } from '../worker/job.ts'
import { offsetInSuite, placeOfError } from './stack.ts'

const MAX_TEXT_LENGTH = 2000

/** Turns what a test threw into data. Runs nothing that the submission made of it. */
export function failureOf(thrown: unknown): WorkerFailure {
  const { name, message } = describeError(thrown)
  const kind = kindOfKitError(thrown)
  if (kind === 'inconclusive') return { kind, message: cut(message) }
  if (kind === 'check') {
    const [heldBy, code] = [readData(thrown, 'heldBy'), readData(thrown, 'code')]
    return {
      kind,
      message: cut(message),
      ...(typeof heldBy === 'string' && { heldBy: cut(heldBy) }),
      ...(typeof code === 'string' && { code }),
    }
  }
  const place = placeOfError(thrown)
  const offset = offsetInSuite(thrown)
  return {
    kind: 'error',
    name: cut(name),
    message: cut(message),
    ...(place && { place: cut(place) }),
    ...(offset !== undefined && { offset }),
  }
}

function cut(text: string): string {
  return text.length > MAX_TEXT_LENGTH ? `${text.slice(0, MAX_TEXT_LENGTH - 1)}…` : text
}
