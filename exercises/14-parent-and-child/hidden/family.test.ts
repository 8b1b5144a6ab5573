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
  expect(bob instanceof MyChild ? 'a MyChild' : 'something else', 'what addChild returns').toBe('a MyChild')
  expect(bob.name, 'the name of the first child').toBe('bob')
  expect(parent.children, 'the children').toEqual([bob, bea])
  expect(bob.parent, 'the parent of the first').toBe(parent)
  expect(bea.parent, 'the parent of the second').toBe(parent)
})

test('children-have-children', () => {
  const parent = new MyParent('ann')
  const child = parent.addChild('bob')
  const grandchild = child.addChild('cem')
  expect(child instanceof MyParent ? 'a MyParent' : 'something else', 'what a child is').toBe('a MyParent')
  expect(grandchild.parent, 'the parent of the grandchild').toBe(child)
  expect(child.children, 'the children of the child').toEqual([grandchild])
  expect(parent.children, 'the children of the parent').toEqual([child])
})

test('children-is-a-copy', () => {
  const parent = new MyParent('ann')
  const bob = parent.addChild('bob')
  const seen = parent.children
  seen.pop()
  expect(parent.children, 'the children, after an array that children returned was emptied').toEqual([bob])
  const before = parent.children
  parent.addChild('bea')
  expect(before, 'the array that children returned before the second child was added').toEqual([bob])
})

test('removes-children', () => {
  const parent = new MyParent('ann')
  const other = new MyParent('eve')
  const [bob, bea] = [parent.addChild('bob'), parent.addChild('bea')]
  expect(other.removeChild(bob), 'removeChild of a child of another parent').toBe(false)
  expect(bob.parent, 'the parent of that child afterwards').toBe(parent)
  expect(parent.removeChild(bob), 'removeChild of a child').toBe(true)
  expect(parent.removeChild(bob), 'removeChild of the same child again').toBe(false)
  expect(bob.parent, 'the parent of the removed child').toBe(undefined)
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
  expect(parent.children, 'the children of its old parent').toEqual([bea])
  expect(other.children, 'the children of its new parent').toEqual([eli, bob])
  expect(bob.children, 'its own children').toEqual([cem])
  other.adopt(eli)
  expect(namesOf(other), 'the children after one of them was adopted again').toEqual(['eli', 'bob'])
  expect(eli.parent, 'the parent of the child that was adopted again').toBe(other)
})

test('takes-in-an-orphan', () => {
  const parent = new MyParent('ann')
  const child = new MyChild('bob')
  expect(child.parent, 'the parent of a new child').toBe(undefined)
  expect(child.root, 'its root').toBe(child)
  expect(child.path, 'its path').toBe('bob')
  parent.adopt(child)
  expect(child.parent, 'its parent after it was adopted').toBe(parent)
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
  expect(
    [...namesOf(bob), ...namesOf(cem), ...namesOf(dan)],
    'the children of the child and of the grandchild',
  ).toEqual(['cem', 'dan'])
  bob.adopt(dan)
  expect(bob.children, 'the children of the child after it adopted its grandchild').toEqual([cem, dan])
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
  expect(grandchild.root, 'the root of the grandchild after the child has moved').toBe(other)
  expect(grandchild.path, 'the path of the grandchild after the child has moved').toBe('eve/eli/bob/cem')
})
