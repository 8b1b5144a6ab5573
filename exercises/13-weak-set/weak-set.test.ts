import { test } from 'vitest'
import { expect, fleeting, held, pinned } from '#gc'
import { WeakSet } from './weak-set.ts'

// How these tests work, in the words of the kit:
// - pinned('set', ...)  holds the set until the test is over, so that nothing dies merely because the set did
// - fleeting(make)      makes an object and drops it at once, so that nothing holds it unless the set does
// - held(make)          makes an object and holds it, until its drop()
// - toBeCollected()     runs the real collector, and fails if the object outlives it; toBeKept() is the opposite

class Guest {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

/** Adds a new guest, and returns it. */
function invite(party: WeakSet<Guest>, name: string): Guest {
  const guest = new Guest(name)
  party.add(guest)
  return guest
}

test('is used like a Set', () => {
  const party = new WeakSet<Guest>()
  const [ada, bob] = [new Guest('ada'), new Guest('bob')]

  expect(party.add(ada), 'what add returns').toBe(party)
  party.add(ada)
  expect(party.size, 'size').toBe(1)
  expect(party.has(ada), 'has').toBe(true)
  expect(party.has(bob), 'has of a non-member').toBe(false)
  expect(party.delete(ada), 'delete').toBe(true)
  expect(party.delete(ada), 'delete again').toBe(false)
})

test('can be listed, unlike the built-in WeakSet', () => {
  const [ada, bob] = [new Guest('ada'), new Guest('bob')]
  const party = new WeakSet([ada, bob])
  const copy = party.copy()
  party.clear()

  expect(party.size, 'size after clear').toBe(0)
  expect([...copy], 'the copy').toEqual([ada, bob])
  expect([...copy.values()], 'values of the copy').toEqual([ada, bob])
  expect(new Set([copy.pop(), copy.pop()]).size, 'number of different members popped from the copy').toBe(2)
  expect(copy.pop(), 'pop of an empty set').toBe(undefined)
})

test('knows the set operations', () => {
  const [ada, bob, eve] = [new Guest('ada'), new Guest('bob'), new Guest('eve')]
  const party = new WeakSet([ada, bob])
  const dinner = [bob, eve]

  expect([...party.union(dinner)], 'union').toEqual([ada, bob, eve])
  expect([...party.intersection(dinner)], 'intersection').toEqual([bob])
  expect([...party.difference(dinner)], 'difference').toEqual([ada])
  expect([...party.symmetricDifference(dinner)], 'symmetricDifference').toEqual([ada, eve])
  expect(party.isSubsetOf([eve, bob, ada]), 'isSubsetOf').toBe(true)
  expect(party.isSupersetOf(dinner), 'isSupersetOf').toBe(false)
  expect(party.isDisjointFrom([eve]), 'isDisjointFrom').toBe(true)
})

test('changes itself with the operations that are called update', () => {
  const [ada, bob, eve] = [new Guest('ada'), new Guest('bob'), new Guest('eve')]
  const party = new WeakSet([ada])

  party.update([bob, eve])
  expect([...party], 'after update').toEqual([ada, bob, eve])
  party.intersectionUpdate([ada, bob])
  expect([...party], 'after intersectionUpdate').toEqual([ada, bob])
  party.differenceUpdate([ada])
  expect([...party], 'after differenceUpdate').toEqual([bob])
  party.symmetricDifferenceUpdate([bob, eve])
  expect([...party], 'after symmetricDifferenceUpdate').toEqual([eve])
})

test('lets go of an unused member, which is absent from that moment', async () => {
  const party = pinned('party', new WeakSet<Guest>())
  const ada = held(() => invite(party, 'ada'))

  await expect(fleeting(() => invite(party, 'bob'))).toBeCollected(() => {
    // Runs when the guest has just died: no clean-up callback has run yet.
    expect(party.size, 'size').toBe(1)
    expect(
      ada.use((guest) => party.isSubsetOf([guest])),
      'isSubsetOf the living guests',
    ).toBe(true)
  })
})

test('makes a union that is as weak as itself', async () => {
  const party = new WeakSet<Guest>()
  const dinner = new WeakSet<Guest>()
  const ada = held(() => invite(party, 'ada'))
  const bob = held(() => invite(dinner, 'bob'))
  const both = pinned('union', party.union(dinner))

  await expect(ada.drop()).toBeCollected()
  expect(both.size, 'size of the union without ada').toBe(1)
  await expect(bob.drop()).toBeCollected()
  expect(both.size, 'size of the union without both').toBe(0)
})

test('rejects non-objects', () => {
  const party = new WeakSet<Guest>()
  const text = 'ada' as unknown as Guest

  expect(() => party.add(text), 'add of a string').toThrow(TypeError)
  expect(() => party.delete(text), 'delete of a string').toThrow(TypeError)
  expect(party.has(text), 'has of a string').toBe(false)
})
