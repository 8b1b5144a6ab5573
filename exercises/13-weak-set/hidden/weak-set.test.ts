import { test } from 'vitest'
import { expect, finalizersDone, fleeting, fleetingMany, type Held, held, pinned } from '#gc'
import { WeakSet } from '../weak-set.ts'

type Guests = WeakSet<object>

/**
 * Adds a new member and returns it, after checking that the set holds this very object: a set that keeps nothing, or a
 * copy, would pass every test of letting go.
 */
function added(set: Guests): object {
  const item = {}
  set.add(item)
  expect(set.has(item), 'has right after add').toBe(true)
  let found = false
  for (const each of set) found ||= each === item
  expect(found ? 'listed' : 'missing', 'the new member, when iterating right after add').toBe('listed')
  return item
}

// Counts in a frame of its own, because what it walks over may have to die later in the same test.
const sizeOf = (iterable: Iterable<unknown>) => {
  let size = 0
  for (const _ of iterable) size += 1
  return size
}

/** Checks that exactly these are the members, in any order. */
function expectMembers(set: Guests, expected: readonly object[], what: string): void {
  expect(set instanceof WeakSet ? 'a WeakSet' : 'something else', what).toBe('a WeakSet')
  expect(set.size, `size of ${what}`).toBe(expected.length)
  const found = new Set<object>(set)
  expect(
    expected.filter((item) => set.has(item) && found.has(item)).length,
    `members of ${what} that belong there, by has and by iteration`,
  ).toBe(expected.length)
}

/** Makes every kind of iterable that the set operations take, from the same items. */
const forms: [string, (items: readonly object[]) => Iterable<object>][] = [
  ['an array', (items) => items],
  ['a built-in Set', (items) => new Set(items)],
  ['a weak set', (items) => new WeakSet(items)],
  ['a generator', (items) => items.values().map((item) => item)],
]

test('adds-and-finds', () => {
  const set: Guests = new WeakSet()
  const [ada, bob] = [{}, {}]
  expect(set.size, 'size when new').toBe(0)
  expect(set.add(ada), 'what add returns').toBe(set)
  expect(set.has(ada), 'has').toBe(true)
  expect(set.has(bob), 'has of a non-member').toBe(false)
  set.add(bob).add(ada)
  expect(set.size, 'size after three adds of two').toBe(2)
  expect([...set], 'members').toEqual([ada, bob])
})

test('takes-items', () => {
  const items = [{}, {}, {}]
  for (const [form, make] of forms) {
    const set: Guests = new WeakSet(make(items))
    expect([...set], `members of a set made from ${form}`).toEqual(items)
  }
  const set: Guests = new WeakSet([items[0]!, items[1]!, items[0]!])
  expect(set.size, 'size of a set made from three items, of which two are the same').toBe(2)
  expect(new WeakSet().size, 'size of a set made without items').toBe(0)
})

test('takes-any-object', () => {
  const plain = { name: 'ada' }
  const items = [plain, { name: 'ada' }, Object.freeze({ name: 'ada' }), [], [], () => 1, Object.create(null) as object]
  const set: Guests = new WeakSet(items)
  expect(set.size, 'size with seven members, some of them alike').toBe(7)
  expect(items.filter((item) => set.has(item)).length, 'how many of the seven has finds').toBe(7)
  expect(set.has({ name: 'ada' }), 'has of another object that looks the same').toBe(false)
  expect(Reflect.ownKeys(plain), 'properties of a member').toEqual(['name'])
})

test('delete-forgets', () => {
  const set: Guests = new WeakSet()
  const [ada, bob] = [added(set), added(set)]
  expect(set.delete({}), 'delete of a non-member').toBe(false)
  expect(set.delete(ada), 'delete of a member').toBe(true)
  expect(set.has(ada), 'has after delete').toBe(false)
  expect(set.delete(ada), 'delete again').toBe(false)
  expect([...set], 'members').toEqual([bob])
  expect(set.size, 'size').toBe(1)
})

test('clear-forgets-all', () => {
  const set: Guests = new WeakSet()
  const items = [added(set), added(set), added(set)]
  set.clear()
  expect(set.size, 'size after clear').toBe(0)
  expect(items.filter((item) => set.has(item)).length, 'how many of the three has finds after clear').toBe(0)
  expect(sizeOf(set), 'members after clear').toBe(0)
  set.add(items[1]!)
  expect([...set], 'members after the next add').toEqual([items[1]])
})

test('pop-takes-out', () => {
  const set: Guests = new WeakSet()
  const items = [added(set), added(set), added(set)]
  const popped = new Set<unknown>()
  for (let left = 2; left >= 0; left--) {
    const item = set.pop()
    expect(set.size, 'size after pop').toBe(left)
    expect(item !== undefined && set.has(item), 'has of what was popped').toBe(false)
    popped.add(item)
  }
  expect(items.filter((item) => popped.has(item)).length, 'how many of the three were popped').toBe(3)
  expect(set.pop(), 'pop of an empty set').toBe(undefined)
})

test('iterates-in-order', () => {
  const set: Guests = new WeakSet()
  const [ada, bob, eve] = [added(set), added(set), added(set)]
  set.add(bob)
  set.delete(ada)
  set.add(ada)
  expect([...set.values()], 'values').toEqual([bob, eve, ada])
  expect([...set.keys()], 'keys').toEqual([bob, eve, ada])
  expect([...set], 'the set itself').toEqual([bob, eve, ada])
})

test('iteration-passes-over-the-deleted', () => {
  const set: Guests = new WeakSet()
  const [one, two, three, four] = [added(set), added(set), added(set), added(set)]
  const seen: object[] = []
  for (const item of set) {
    seen.push(item)
    set.delete(one)
    set.delete(three)
  }
  expect(seen, 'members that were seen').toEqual([one, two, four])
})

test('copy-stands-alone', () => {
  const set: Guests = new WeakSet()
  const [ada, bob] = [added(set), added(set)]
  const copy = set.copy()
  expect(copy === set ? 'the set itself' : 'another set', 'what copy returns').toBe('another set')
  expectMembers(copy, [ada, bob], 'the copy')
  set.delete(ada)
  copy.delete(bob)
  expectMembers(set, [bob], 'the original')
  expectMembers(copy, [ada], 'the copy')
})

test('refuses-primitives', () => {
  for (const primitive of [42, 'text', true, null, undefined]) {
    const name = String(primitive)
    const item = primitive as unknown as object
    const set: Guests = new WeakSet()
    const ada = added(set)
    expect(() => set.add(item), `add of ${name}`).toThrow(TypeError)
    expect(() => set.update([item]), `update with ${name}`).toThrow(TypeError)
    expect(() => set.union([item]), `union with ${name}`).toThrow(TypeError)
    expect(() => set.symmetricDifference([item]), `symmetricDifference with ${name}`).toThrow(TypeError)
    expect(() => new WeakSet([item]), `a set of ${name}`).toThrow(TypeError)
    expect(() => set.delete(item), `delete of ${name}`).toThrow(TypeError)
    expect(() => set.has(item), `has of ${name}`).toReturn(false)
    expectMembers(set, [ada], 'the set after the errors')
  }
})

test('makes-new-sets', () => {
  const [ada, bob, eve, kim] = [{}, {}, {}, {}]
  for (const [form, make] of forms) {
    const set: Guests = new WeakSet([ada, bob, eve])
    expectMembers(set.union(make([bob, kim])), [ada, bob, eve, kim], `the union with ${form}`)
    expectMembers(set.intersection(make([bob, kim])), [bob], `the intersection with ${form}`)
    expectMembers(set.difference(make([bob, kim])), [ada, eve], `the difference from ${form}`)
    expectMembers(set.symmetricDifference(make([bob, kim])), [ada, eve, kim], `the symmetric difference with ${form}`)
    expectMembers(set, [ada, bob, eve], 'the set itself')
  }
})

test('changes-itself', () => {
  const [ada, bob, eve, kim] = [{}, {}, {}, {}]
  for (const [form, make] of forms) {
    const set: Guests = new WeakSet([ada, bob])
    set.update(make([bob, eve]))
    expectMembers(set, [ada, bob, eve], `the set after update from ${form}`)
    set.intersectionUpdate(make([bob, eve, kim]))
    expectMembers(set, [bob, eve], `the set after intersectionUpdate with ${form}`)
    set.differenceUpdate(make([eve, kim]))
    expectMembers(set, [bob], `the set after differenceUpdate with ${form}`)
    set.symmetricDifferenceUpdate(make([bob, kim]))
    expectMembers(set, [kim], `the set after symmetricDifferenceUpdate with ${form}`)
  }
})

test('compares-sets', () => {
  const [ada, bob, eve] = [{}, {}, {}]
  for (const [form, make] of forms) {
    const set: Guests = new WeakSet([ada, bob])
    const answers = (...others: object[]) => [
      set.isSubsetOf(make(others)),
      set.isSupersetOf(make(others)),
      set.isDisjointFrom(make(others)),
    ]
    const asked = `isSubsetOf, isSupersetOf and isDisjointFrom, for ${form}`
    expect(answers(eve, bob, ada), `${asked} with one more member`).toEqual([true, false, false])
    expect(answers(bob, ada), `${asked} with the same members`).toEqual([true, true, false])
    expect(answers(bob), `${asked} with one of the two`).toEqual([false, true, false])
    expect(answers(eve, bob), `${asked} that overlaps`).toEqual([false, false, false])
    expect(answers(eve), `${asked} with another member only`).toEqual([false, false, true])
    expect(answers(), `${asked} without members`).toEqual([false, true, true])
  }
})

test('counts-the-others-once', () => {
  const [ada, bob] = [{}, {}]
  const set: Guests = new WeakSet([ada])
  expectMembers(set.symmetricDifference([bob, bob]), [ada, bob], 'the symmetric difference with another, named twice')
  expectMembers(set.symmetricDifference([ada, ada]), [], 'the symmetric difference with a member, named twice')
  expect(set.isSubsetOf([bob, bob]), 'isSubsetOf another, named twice').toBe(false)
  expect(set.isSupersetOf([ada, ada]), 'isSupersetOf a member, named twice').toBe(true)
  set.add(bob)
  expect(set.isSubsetOf([ada, ada]), 'isSubsetOf one of two members, named twice').toBe(false)
})

test('can-be-both-sides', () => {
  const set: Guests = new WeakSet()
  const items = [added(set), added(set), added(set)]
  set.update(set)
  expectMembers(set, items, 'the set after update with itself')
  set.intersectionUpdate(set)
  expectMembers(set, items, 'the set after intersectionUpdate with itself')
  expectMembers(set.symmetricDifference(set), [], 'the symmetric difference with itself')
  expect(
    [set.isSubsetOf(set), set.isSupersetOf(set), set.isDisjointFrom(set)],
    'isSubsetOf, isSupersetOf and isDisjointFrom itself',
  ).toEqual([true, true, false])
  set.symmetricDifferenceUpdate(set)
  expectMembers(set, [], 'the set after symmetricDifferenceUpdate with itself')
  set.update(items)
  set.differenceUpdate(set)
  expectMembers(set, [], 'the set after differenceUpdate with itself')
})

test('is-set-like', () => {
  const [ada, bob] = [{}, {}]
  const set: Guests = new WeakSet([ada])
  const known = new Set([ada, bob])
  expect([...known.difference(set)], 'the difference of a built-in set').toEqual([bob])
  expect(known.isSupersetOf(set), 'isSupersetOf of a built-in set').toBe(true)
})

test('lets-go-of-an-unused-member', async () => {
  const set: Guests = pinned('set', new WeakSet())
  await expect(fleeting(() => added(set))).toBeCollected()
})

test('lets-go-after-every-use', async () => {
  const items = fleetingMany(3, (index) => {
    const set: Guests = pinned(`set ${index}`, new WeakSet())
    const item = added(set)
    set.add(item)
    set.copy()
    set.pop()
    set.update([item])
    set.delete(item)
    set.symmetricDifferenceUpdate([item])
    set.intersectionUpdate([item])
    set.differenceUpdate([{}])
    set.isSubsetOf([item])
    set.isSupersetOf([item])
    set.isDisjointFrom([item])
    sizeOf(set.values())
    sizeOf(set.keys())
    expect(set.has(item), 'has after every method').toBe(true)
    return item
  })
  await expect(items).toBeCollected()
})

test('new-sets-are-weak', async () => {
  const one: Guests = new WeakSet()
  const other: Guests = new WeakSet()
  const item = held(() => added(one))
  const shared = held(() => added(one))
  shared.use((it) => other.add(it))
  const sets = [
    pinned('union', one.union(other)),
    pinned('intersection', one.intersection(other)),
    pinned('difference', one.difference(other)),
    pinned('symmetricDifference', one.symmetricDifference(other)),
    pinned('copy', one.copy()),
    pinned(
      'made from an array',
      shared.use((first) => item.use((second) => new WeakSet([first, second]))),
    ),
  ]
  const sizes = () => sets.map(({ size }) => size)
  expect(
    sizes(),
    'sizes of union, intersection, difference, symmetricDifference, copy and a set made from an array',
  ).toEqual([2, 1, 1, 1, 2, 2])
  await expect(item.drop(), 'a member of one set').toBeCollected(() => {
    expect(sizes(), 'the same sizes when that member is dead').toEqual([1, 1, 0, 0, 1, 1])
  })
  await expect(shared.drop(), 'a member of both').toBeCollected(() => {
    expect(sizes(), 'the same sizes when both are dead').toEqual([0, 0, 0, 0, 0, 0])
  })
})

test('keeps-what-is-in-use', async () => {
  const set: Guests = pinned('set', new WeakSet())
  const item = held(() => added(set))
  const union = set.union([])
  await expect(fleeting(() => item.use((it) => it))).toBeKept()
  await finalizersDone()
  for (const [name, each] of [
    ['the set', set],
    ['a union', union],
  ] as const) {
    item.use((it) => {
      expect(each.has(it), `has of ${name} after a collection`).toBe(true)
      expect(each.values().next().value, `the first value of ${name} after a collection`).toBe(it)
    })
    expect(each.size, `size of ${name}`).toBe(1)
  }
})

test('the-dead-are-absent-at-once', async () => {
  const set: Guests = pinned('set', new WeakSet())
  const dead = fleeting(() => added(set))
  const living = held(() => added(set))
  await expect(dead).toBeCollected(() => {
    expect(set.size, 'size, before any clean-up').toBe(1)
    expect(sizeOf(set), 'number of members by iteration, before any clean-up').toBe(1)
    expect(sizeOf(set.values()), 'number of values, before any clean-up').toBe(1)
    expect(sizeOf(set.keys()), 'number of keys, before any clean-up').toBe(1)
    living.use((item) => {
      expect(set.values().next().value, 'the first value, before any clean-up').toBe(item)
    })
  })
})

test('the-dead-are-not-popped', async () => {
  const set: Guests = pinned('set', new WeakSet())
  const living: Held<object>[] = []
  const dead = fleetingMany(2, (index) => {
    if (index === 1) living.push(held(() => added(set)))
    return added(set)
  })
  await expect(dead).toBeCollected(() => {
    living[0]!.use((item) => {
      expect(set.pop(), 'the first pop').toBe(item)
    })
    expect(set.pop(), 'the second pop').toBe(undefined)
  })
})

test('operations-ignore-the-dead', async () => {
  const set: Guests = pinned('set', new WeakSet())
  const other: Guests = pinned('other', new WeakSet())
  const dead = fleeting(() => {
    const item = added(set)
    other.add(item)
    return item
  })
  const mine = held(() => added(set))
  const theirs = held(() => added(other))
  await expect(dead).toBeCollected(() => {
    const sets = [set.union(other), set.intersection(other), set.difference(other), set.symmetricDifference(other)]
    expect(
      [...sets, set.copy()].map(({ size }) => size),
      'sizes of union, intersection, difference, symmetricDifference and copy, before any clean-up',
    ).toEqual([2, 0, 1, 2, 1])
    expect(
      mine.use((item) => set.isSubsetOf([item])),
      'isSubsetOf the living, before any clean-up',
    ).toBe(true)
    expect(
      theirs.use((item) => new WeakSet([item]).isSupersetOf(other)),
      'isSupersetOf a set with a dead member, before any clean-up',
    ).toBe(true)
    expect(set.isDisjointFrom(other), 'isDisjointFrom where only a dead member was shared, before any clean-up').toBe(
      true,
    )
    set.update(other)
    set.intersectionUpdate(other)
    expect(set.size, 'size after update and intersectionUpdate, before any clean-up').toBe(1)
  })
})

test('late-clean-up-spares-the-new', async () => {
  const set: Guests = pinned('set', new WeakSet())
  const items: object[] = []
  await expect(fleetingMany(2, () => added(set))).toBeCollected(() => {
    items.push(added(set), added(set))
  })
  await finalizersDone()
  expect([...set], 'members after the clean-up of the dead').toEqual(items)
  expect(set.size, 'size').toBe(2)
})

test('deleted-clean-up-spares-the-new', async () => {
  const set: Guests = pinned('set', new WeakSet())
  const deleted = held(() => added(set))
  const again = added(set)
  deleted.use((item) => set.delete(item))
  set.delete(again)
  set.add(again)
  const next = added(set)
  await expect(deleted.drop()).toBeCollected()
  await finalizersDone()
  expect([...set], 'members after the deleted one died').toEqual([again, next])
})

test('leaves-nothing-of-the-dead', async () => {
  const set: Guests = pinned('set', new WeakSet())
  await expect(() => {
    set.add({})
  }, 'adding a new member that dies').toHoldLevel()
})

test('leaves-nothing-of-the-deleted', async () => {
  const set: Guests = pinned('set', new WeakSet())
  const item = {}
  await expect((index) => {
    set.add(item)
    if (index % 2 === 0) set.delete(item)
    else set.clear()
  }, 'adding a member that is in use, and deleting it').toHoldLevel()
})

test('can-itself-be-collected', async () => {
  const items: object[] = []
  const sets = fleetingMany(2, (index) => {
    const set: Guests = new WeakSet()
    items.push(added(set))
    // Makes cycles: a member that leads to its set, and a set that is a member of itself.
    Object.assign(added(set), { set })
    set.add(set)
    return index === 0 ? set : set.union([])
  })
  await expect(sets, 'a set, or the union made of one').toBeCollected()
  expect(items.length, 'members still in use').toBe(2)
})

test('iteration-passes-over-the-dead', async () => {
  const set: Guests = pinned('set', new WeakSet())
  const [first, second, third, fourth, fifth] = [1, 2, 3, 4, 5].map((number) =>
    held(() => Object.assign(added(set), { number })),
  )
  const iterator = set.values() as Iterator<{ number?: number }, undefined>
  const nextNumber = () => {
    const { done, value } = iterator.next()
    return done ? 'the end' : value.number
  }
  expect(nextNumber(), 'the first member').toBe(1)
  await expect(second!.drop()).toBeCollected(() => {
    expect(nextNumber(), 'the member after the dead one, before any clean-up').toBe(3)
  })
  await expect(fourth!.drop()).toBeCollected()
  await finalizersDone()
  expect(nextNumber(), 'the member after another dead one, after its clean-up').toBe(5)
  expect(nextNumber(), 'after the last').toBe('the end')
  for (const living of [first, third, fifth]) living!.use(() => undefined)
})

test('iteration-keeps-none-but-the-current', async () => {
  for (const method of ['values', 'keys'] as const) {
    const set: Guests = pinned(`the set of ${method}`, new WeakSet())
    const items = [1, 2, 3].map(() => held(() => added(set)))
    const iterator = pinned(`${method}()`, set[method]())
    const step = () => (iterator.next().done === true ? 'the end' : 'a member')
    step()
    step()
    await expect(items[0]!.drop(), `the member before the current one of ${method}()`).toBeCollected()
    await expect(items[2]!.drop(), `the member after the current one of ${method}()`).toBeCollected()
    expect(step(), `the step of ${method}() after the last living member`).toBe('the end')
    items[1]!.use(() => undefined)
  }
})
