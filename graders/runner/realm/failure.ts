import type { RawFailure } from '../../contract/raw-run.ts'
import { kindOfKitError } from '../../gc/errors.ts'
import { describeError, readData } from '../../gc/plain.ts'
import { offsetInSuite, placeOfError } from './stack.ts'

/** Names that only the kit and the runner give to what they report. */
const RESERVED = ['CheckFailed', 'Inconclusive', 'Ended', 'TimedOut']

const LONGEST = 2000

/** What a test threw, as data. Nothing that the submission made of it is run, and no name of the kit's is lent to it. */
export function failureOf(thrown: unknown): RawFailure {
  const { name, message } = describeError(thrown)
  const own = kindOfKitError(thrown)
  if (own !== undefined) {
    const heldBy = readData(thrown, 'heldBy')
    return { name: own, message: cut(message), ...(typeof heldBy === 'string' && { heldBy: cut(heldBy) }) }
  }
  const place = placeOfError(thrown)
  const offset = offsetInSuite(thrown)
  return {
    name: RESERVED.includes(name) ? 'Error' : cut(name),
    message: cut(message),
    ...(place && { place: cut(place) }),
    ...(offset !== undefined && { offset }),
  }
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
}
