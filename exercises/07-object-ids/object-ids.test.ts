// These tests show how ids are used. Your grade comes from other tests, which also ask what is left of an object that has gone: its memory,
// its id, and its entry in whatever table you keep.
import { describe, test } from 'vitest'
import { expect, fleeting } from '#gc'
import { id, objectById } from './object-ids.ts'

describe('an id', () => {
  test('is a whole number, the same for the same object', () => {
    const mona = { name: 'mona' }
    expect(Number.isInteger(id(mona))).toBe(true)
    expect(id(mona)).toBe(id(mona))
  })

  test('belongs to one object', () => {
    expect(id({ name: 'mona' }) === id({ name: 'mona' })).toBe(false)
  })

  test('leads back to the object', () => {
    const mona = { name: 'mona' }
    expect(objectById(id(mona))).toBe(mona)
    expect(objectById(-1)).toBe(undefined)
  })
})

test('an object with an id is collected like any other', async () => {
  const mona = fleeting(() => {
    const made = { name: 'mona' }
    id(made)
    return made
  })
  await expect(mona, 'the object').toBeCollected()
})
