import { test } from 'vitest'
import { expect } from '#gc'
import { MyChild, MyParent } from '../parent-and-child.ts'

const namesOf = (parent: MyParent) => parent.children.map(({ name }) => name)

test('adds-children', () => {
  const parent = new MyParent('ann')
  expect(parent.name, 'the name of the parent').toBe('ann')
  expect(parent.children, 'the children at first').toEqual([])
  const bob = parent.addChild('bob')
  const bea = parent.addChild('bea')
  expect(bob instanceof MyChild, 'what addChild gives is a MyChild').toBe(true)
  expect(bob.name, 'the name of the first child').toBe('bob')
  expect(parent.children, 'the children').toEqual([bob, bea])
  expect(bob.parent, 'the parent of the first').toBe(parent)
  expect(bea.parent, 'the parent of the second').toBe(parent)
})

test('children-have-children', () => {
  const parent = new MyParent('ann')
  const child = parent.addChild('bob')
  const grandchild = child.addChild('cem')
  expect(child instanceof MyParent, 'a child is a MyParent').toBe(true)
  expect(grandchild.parent, 'the parent of the grandchild').toBe(child)
  expect(child.children, 'the children of the child').toEqual([grandchild])
  expect(parent.children, 'the children of the parent').toEqual([child])
})

test('children-is-a-copy', () => {
  const parent = new MyParent('ann')
  const bob = parent.addChild('bob')
  const seen = parent.children
  seen.pop()
  expect(parent.children, 'the children, when what was given before has been emptied').toEqual([bob])
  const before = parent.children
  parent.addChild('bea')
  expect(before, 'what was given before the second child came').toEqual([bob])
})

test('removes-children', () => {
  const parent = new MyParent('ann')
  const other = new MyParent('eve')
  const [bob, bea] = [parent.addChild('bob'), parent.addChild('bea')]
  expect(other.removeChild(bob), "removal of somebody else's child").toBe(false)
  expect(bob.parent, 'its parent after that').toBe(parent)
  expect(parent.removeChild(bob), 'removal of a child').toBe(true)
  expect(parent.removeChild(bob), 'removal once more').toBe(false)
  expect(bob.parent, 'the parent of the removed').toBe(undefined)
  expect(parent.children, 'the children that are left').toEqual([bea])
})

test('moves-children', () => {
  const parent = new MyParent('ann')
  const other = new MyParent('eve')
  const bob = parent.addChild('bob')
  const bea = parent.addChild('bea')
  const cem = bob.addChild('cem')
  const eli = other.addChild('eli')
  other.adopt(bob)
  expect(bob.parent, 'the parent of the moved child').toBe(other)
  expect(parent.children, 'the children where it was').toEqual([bea])
  expect(other.children, 'the children where it is').toEqual([eli, bob])
  expect(bob.children, 'its own children').toEqual([cem])
  other.adopt(eli)
  expect(namesOf(other), 'the children when one that is here is adopted again').toEqual(['eli', 'bob'])
  expect(eli.parent, 'the parent of that one').toBe(other)
})

test('takes-in-an-orphan', () => {
  const parent = new MyParent('ann')
  const child = new MyChild('bob')
  expect(child.parent, 'the parent of a new child').toBe(undefined)
  expect(child.root, 'its root').toBe(child)
  expect(child.path, 'its path').toBe('bob')
  parent.adopt(child)
  expect(child.parent, 'its parent when it was adopted').toBe(parent)
  expect(parent.children, 'the children').toEqual([child])
})

test('refuses-circles', () => {
  const parent = new MyParent('ann')
  const bob = parent.addChild('bob')
  const cem = bob.addChild('cem')
  const dan = cem.addChild('dan')
  expect(() => bob.adopt(bob), 'a child that adopts itself').toThrow(RangeError)
  expect(() => cem.adopt(bob), 'a child that adopts its parent').toThrow(RangeError)
  expect(() => dan.adopt(bob), 'a child that adopts its grandparent').toThrow(RangeError)
  expect(parent.children, 'the children of the parent').toEqual([bob])
  expect(bob.parent, 'the parent of the child').toBe(parent)
  expect([...namesOf(bob), ...namesOf(cem), ...namesOf(dan)], 'the children below').toEqual(['cem', 'dan'])
  bob.adopt(dan)
  expect(bob.children, 'the children when a grandchild was adopted').toEqual([cem, dan])
})

test('knows-root-and-path', () => {
  const parent = new MyParent('ann')
  const child = parent.addChild('bob')
  const grandchild = child.addChild('cem')
  expect(child.root, 'the root of the child').toBe(parent)
  expect(grandchild.root, 'the root of the grandchild').toBe(parent)
  expect(child.path, 'the path of the child').toBe('ann/bob')
  expect(grandchild.path, 'the path of the grandchild').toBe('ann/bob/cem')
  const other = new MyParent('eve')
  other.addChild('eli').adopt(child)
  expect(grandchild.root, 'the root when the child has moved').toBe(other)
  expect(grandchild.path, 'the path when the child has moved').toBe('eve/eli/bob/cem')
})
