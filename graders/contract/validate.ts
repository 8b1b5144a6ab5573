import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import type { Type } from 'typebox'
import { DerefError } from './errors.ts'

const ajv = new Ajv({ allErrors: false, strict: true, formats: { 'date-time': isDateTime } })
const compiled = new WeakMap<object, ValidateFunction>()

/**
 * Checks a value that came from outside, once, at the edge. Inside, its type is trusted.
 *
 * @param origin where the value came from, for the message: a file's path
 * @throws DerefError `bad-file` with the origin, the JSON pointer and what was expected there
 */
export function validate<T extends Type.TSchema>(schema: T, value: unknown, origin: string): Type.Static<T> {
  let check = compiled.get(schema)
  if (!check) {
    check = ajv.compile(schema)
    compiled.set(schema, check)
  }
  if (check(value)) return value as Type.Static<T>
  throw new DerefError('bad-file', `${origin}: ${explain(check.errors?.[0])}`)
}

/** Parses JSON from outside. @throws DerefError `bad-file` with the origin and the place */
export function parseJson(text: string, origin: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new DerefError('bad-file', `${origin}: not valid JSON: ${(error as SyntaxError).message}`)
  }
}

function explain(error: ErrorObject | undefined): string {
  if (!error) return 'does not match its schema'
  const pointer = error.instancePath === '' ? 'the top level' : error.instancePath
  const params = error.params as Record<string, unknown>
  if (error.keyword === 'additionalProperties')
    return `at ${pointer}: unknown property "${String(params.additionalProperty)}"`
  const values = 'allowedValue' in params ? [params.allowedValue] : params.allowedValues
  const allowed = Array.isArray(values) ? `: ${values.join(', ')}` : ''
  return `at ${pointer}: expected that it ${error.message}${allowed}`
}

function isDateTime(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text))
}
