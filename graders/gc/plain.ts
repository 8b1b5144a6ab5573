import { types } from 'node:util'

/** What tests compare: data with nothing of the submission's in it that could run. */
export type Plain = string | number | bigint | boolean | symbol | null | undefined | object | readonly Plain[]

const LONGEST = 80

/** Compares by identity, and arrays slot by slot. Proxies, accessors and holes are equal to nothing. */
export function equal(actual: unknown, expected: unknown): boolean {
  if (!Array.isArray(expected)) return Object.is(actual, expected)
  const slots = slotsOf(actual)
  return slots !== undefined && slots.length === expected.length && expected.every((item, i) => equal(slots[i], item))
}

/** A value in words. Runs no code of the value's own: no `toString`, no getter, no proxy trap. */
export function show(value: unknown): string {
  if (typeof value === 'string') return cut(JSON.stringify(value))
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value === 'symbol') return 'a symbol'
  if (typeof value === 'function') return 'a function'
  if (typeof value !== 'object' || value === null) return String(value)
  const slots = slotsOf(value)
  return slots ? cut(`[${slots.map(show).join(', ')}]`) : 'an object'
}

function slotsOf(value: unknown): unknown[] | undefined {
  if (types.isProxy(value) || !Array.isArray(value)) return undefined
  const slots: unknown[] = []
  for (let index = 0; index < value.length; index++) {
    const slot = Object.getOwnPropertyDescriptor(value, index)
    if (!slot || !('value' in slot)) return undefined
    slots.push(slot.value)
  }
  return slots
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
}
