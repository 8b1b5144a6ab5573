import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import type { Type } from 'typebox'
import { DerefError } from './errors.ts'

const ajv = new Ajv({ allErrors: false, strict: true, formats: { 'date-time': isDateTime } })
const compiled = new WeakMap<object, ValidateFunction>()

/**
 * Checks a value from outside against its schema, once, at the edge. Inside, its type is trusted.
 *
 * @param origin the source of the value, for the message: a file's path
 * @throws DerefError `bad-file` with the origin, the JSON pointer and the broken rule
 */
export function validate<T extends Type.TSchema>(schema: T, value: unknown, origin: string): Type.Static<T> {
  let check = compiled.get(schema)
  if (!check) {
    check = ajv.compile(schema)
    compiled.set(schema, check)
  }
  if (check(value)) return value as Type.Static<T>
  throw new DerefError('bad-file', `${origin}: ${explain((check.errors as [ErrorObject])[0])}`)
}

/** Parses JSON from outside. @throws DerefError `bad-file` with the origin, and the line and column */
export function parseJson(text: string, origin: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new DerefError('bad-file', `${origin}: not valid JSON: ${(error as SyntaxError).message}`)
  }
}

function explain(error: ErrorObject): string {
  const pointer = error.instancePath === '' ? 'the top level' : error.instancePath
  return `at ${pointer}: ${RULES[error.keyword]?.(error.params as Params) ?? error.message}`
}

type Params = Readonly<Record<string, unknown>>

/** Messages for the keywords whose message in Ajv leaves out the value or is hard to read. */
const RULES: Readonly<Record<string, (params: Params) => string>> = {
  additionalProperties: ({ additionalProperty }) => `unknown property ${JSON.stringify(additionalProperty)}`,
  const: ({ allowedValue }) => `must be ${JSON.stringify(allowedValue)}`,
  enum: ({ allowedValues }) => `must be one of: ${(allowedValues as string[]).join(', ')}`,
  minimum: ({ limit }) => `must be at least ${String(limit)}`,
  // The published schemas have no other limits of these two.
  minItems: () => 'must not be empty',
  minLength: () => 'must not be empty',
  required: ({ missingProperty }) => `must have a property ${JSON.stringify(missingProperty)}`,
  type: ({ type }) => `must be ${/^[aeio]/.test(String(type)) ? 'an' : 'a'} ${String(type)}`,
}

function isDateTime(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text))
}
