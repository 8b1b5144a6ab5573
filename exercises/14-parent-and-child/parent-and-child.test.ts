import { test } from 'vitest'
import { expect, fleeting, held, pinned } from '#gc'
import { MyChild, MyParent } from './parent-and-child.ts'

// How these tests work, in the words of the kit:
// - pinned('parent', ...)  holds an object until the test is over
// - held(make)             makes an object and holds it, until its drop()
// - fleeting(make)         makes an object and drops it at once, so that nothing holds it unless the family does
// - toBeCollected()        runs the real collector, and fails if the object outlives it; toBeKept() is the opposite

test('adds children that know their parent', () => {
  const ann = new MyParent('ann')
  const bob = ann.addChild('bob')
  const bea = ann.addChild('bea')

  expect(bob.name).toBe('bob')
  expect(ann.children, 'the children').toEqual([bob, bea])
  expect(bob.parent, 'the parent of bob').toBe(ann)
  expect(new MyChild('cem').parent, 'the parent of a child that was never added').toBe(undefined)
})

test('removes children, and moves them', () => {
  const ann = new MyParent('ann')
  const eve = new MyParent('eve')
  const bob = ann.addChild('bob')

  eve.adopt(bob)
  expect(bob.parent, 'the parent of bob, adopted by eve').toBe(eve)
  expect(ann.children, 'the children of ann').toEqual([])
  expect(eve.children, 'the children of eve').toEqual([bob])
  expect(ann.removeChild(bob), 'ann removes bob').toBe(false)
  expect(eve.removeChild(bob), 'eve removes bob').toBe(true)
  expect(bob.parent, 'the parent of bob, removed').toBe(undefined)
})

test('goes deeper than two levels', () => {
  const ann = new MyParent('ann')
  const bob = ann.addChild('bob')
  const cem = bob.addChild('cem')

  expect(cem.root, 'the root of cem').toBe(ann)
  expect(cem.path, 'the path of cem').toBe('ann/bob/cem')
  expect(() => cem.adopt(bob), 'cem adopts its own parent').toThrow(RangeError)
  expect(cem.path, 'the path of cem afterwards').toBe('ann/bob/cem')
})

test('a parent keeps its children', async () => {
  const ann = pinned('ann', new MyParent('ann'))

  await expect(
    fleeting(() => ann.addChild('bob')),
    'bob',
  ).toBeKept()
  expect(ann.children[0]?.path, 'the path of bob').toBe('ann/bob')
})

test('a child reaches its parent, but does not keep it alive', async () => {
  const ann = held(() => new MyParent('ann'))
  const bob = pinned(
    'bob',
    ann.use((parent) => parent.addChild('bob')),
  )

  ann.use((parent) => {
    expect(bob.parent, 'the parent of bob, while ann is held').toBe(parent)
  })
  await expect(ann.drop(), 'ann').toBeCollected(() => {
    // Runs when ann has just died.
    expect(bob.parent, 'the parent of bob').toBe(undefined)
    expect(bob.path, 'the path of bob').toBe('bob')
  })
})

test('a grandchild keeps nothing above it', async () => {
  const ann = held(() => new MyParent('ann'))
  const bob = held(() => ann.use((parent) => parent.addChild('bob')))
  const cem = pinned(
    'cem',
    bob.use((child) => child.addChild('cem')),
  )

  const dropped = bob.drop()
  await expect(dropped, 'bob, while ann is there').toBeKept()
  await expect(ann.drop(), 'ann').toBeCollected()
  await expect(dropped, 'bob').toBeCollected()
  expect(cem.root, 'the root of cem').toBe(cem)
})

test('lets go of a child that was removed', async () => {
  const ann = pinned('ann', new MyParent('ann'))
  const bob = held(() => ann.addChild('bob'))

  bob.use((child) => ann.removeChild(child))
  await expect(bob.drop(), 'bob').toBeCollected()
})
