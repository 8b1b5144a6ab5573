import { test } from 'vitest'
import { expect, finalizersDone, fleeting, fleetingMany, type Held, held, pinned } from '#gc'
import { MyChild, MyParent } from '../parent-and-child.ts'

const parentCalled = (name: string): Held<MyParent> => held(() => new MyParent(name))
const childOf = (parent: Held<MyParent>, name: string): Held<MyChild> =>
  held(() => parent.use((mine) => mine.addChild(name)))

/** Reads every property, and keeps none of the answers, not even in a frame. */
function lookAround(members: readonly Held<MyParent>[]): void {
  for (const member of members) {
    member.use((one) => {
      for (const child of one.children) [child.parent, child.root, child.path].includes(undefined)
      if (one instanceof MyChild) [one.parent, one.root, one.path].includes(undefined)
    })
  }
}

test('reaches-a-living-parent', async () => {
  const parent = parentCalled('ann')
  const child = pinned(
    'child',
    parent.use((mine) => mine.addChild('bob')),
  )
  await expect(
    fleeting(() => ({})),
    'some object',
  ).toBeCollected()
  await finalizersDone()
  parent.use((mine) => {
    expect(child.parent, 'the parent of the child after a collection').toBe(mine)
  })
  expect(child.path, 'the path of the child after a collection').toBe('ann/bob')
  parent.drop()
})

test('does-not-keep-its-parent', async () => {
  const parent = parentCalled('ann')
  const child = pinned(
    'child',
    parent.use((mine) => mine.addChild('bob')),
  )
  await expect(parent.drop(), 'the parent').toBeCollected(() => {
    expect(child.parent, 'the parent of the child').toBe(undefined)
    expect(child.root, 'the root of the child').toBe(child)
    expect(child.path, 'the path of the child').toBe('bob')
  })
})

test('a-parent-keeps-its-children', async () => {
  const parent = pinned('parent', new MyParent('ann'))
  const children = fleetingMany(3, (index) => parent.addChild(`child ${index}`))
  await expect(children, 'the children').toBeKept()
  expect(
    parent.children.map(({ name }) => name),
    'names of the children',
  ).toEqual(['child 0', 'child 1', 'child 2'])
  expect(
    parent.children.filter((child) => child.parent === parent).length,
    'number of children that know their parent',
  ).toBe(3)
})

test('does-not-keep-its-siblings', async () => {
  const parent = parentCalled('ann')
  const elder = childOf(parent, 'bob')
  const child = pinned(
    'child',
    parent.use((mine) => mine.addChild('bea')),
  )
  const younger = childOf(parent, 'ben')
  lookAround([parent, elder, held(() => child), younger])
  const siblings = [elder.drop(), younger.drop()]
  await expect(parent.drop(), 'the parent').toBeCollected()
  await expect(siblings[0]!, 'the elder sibling').toBeCollected()
  await expect(siblings[1]!, 'the younger sibling').toBeCollected()
})

test('a-removed-child-is-let-go', async () => {
  const parent = pinned('parent', new MyParent('ann'))
  const [bob, bea] = ['bob', 'bea'].map((name) => held(() => parent.addChild(name)))
  lookAround([bob!, bea!])
  bob!.use((child) => parent.removeChild(child))
  await expect(bob!.drop(), 'the removed child').toBeCollected()
  await expect(bea!.drop(), 'the child that stayed').toBeKept()
})

test('the-parent-first', async () => {
  const parent = parentCalled('ann')
  const child = childOf(parent, 'bob')
  await expect(parent.drop(), 'the parent').toBeCollected()
  await expect(child.drop(), 'the child').toBeCollected()
})

test('the-whole-family-at-once', async () => {
  const members = [parentCalled('ann')]
  for (const name of ['bob', 'cem', 'dan']) members.push(childOf(members.at(-1)!, name))
  lookAround(members)
  const dropped = members.map((member) => member.drop())
  for (const handle of dropped) await expect(handle, 'a member of the family').toBeCollected()
})

test('a-moved-child-leaves-its-parent', async () => {
  const [parent, other] = [parentCalled('ann'), pinned('the new parent', new MyParent('eve'))]
  const child = childOf(parent, 'bob')
  lookAround([parent, child])
  child.use((mine) => other.adopt(mine))
  await expect(parent.drop(), 'the old parent').toBeCollected()
  await expect(child.drop(), 'the child, which the new parent keeps').toBeKept()
  expect(other.children.length, 'number of children of the new parent').toBe(1)
})

test('a-moved-child-is-left', async () => {
  const old = pinned('the old parent', new MyParent('ann'))
  const other = parentCalled('eve')
  const child = held(() => old.addChild('bob'))
  lookAround([child])
  child.use((mine) => other.use((adopter) => adopter.adopt(mine)))
  const dropped = child.drop()
  await expect(dropped, 'the child, which the new parent keeps').toBeKept()
  await expect(other.drop(), 'the new parent').toBeCollected()
  await expect(dropped, 'the child').toBeCollected()
  expect(old.children.length, 'number of children of the old parent').toBe(0)
})

test('holding-the-youngest', async () => {
  const top = parentCalled('ann')
  const middle = childOf(top, 'bob')
  const youngest = pinned(
    'grandchild',
    middle.use((child) => child.addChild('cem')),
  )
  lookAround([top, middle])
  const dropped = [middle.drop(), top.drop()]
  await expect(dropped[0]!, 'its parent').toBeCollected()
  await expect(dropped[1]!, 'its grandparent').toBeCollected()
  expect(youngest.root, 'the root of the grandchild').toBe(youngest)
  expect(youngest.path, 'the path of the grandchild').toBe('cem')
})

test('holding-the-middle', async () => {
  const top = parentCalled('ann')
  const middle = pinned(
    'child',
    top.use((mine) => mine.addChild('bob')),
  )
  const youngest = held(() => middle.addChild('cem'))
  lookAround([top, youngest])
  await expect(top.drop(), 'the parent above').toBeCollected(() => {
    youngest.use((mine) => {
      expect(mine.root, 'the root of the grandchild').toBe(middle)
      expect(mine.path, 'the path of the grandchild').toBe('bob/cem')
    })
  })
  await expect(youngest.drop(), 'the grandchild below').toBeKept()
})

test('holding-the-top', async () => {
  const top = pinned('parent', new MyParent('ann'))
  const [child, grandchild] = [fleeting(() => top.addChild('bob')), fleeting(() => top.children[0]?.addChild('cem'))]
  await expect(child, 'the child').toBeKept()
  await expect(grandchild, 'the grandchild').toBeKept()
  expect(top.children[0]?.children[0]?.path, 'the path of the grandchild').toBe('ann/bob/cem')
  expect(top.children[0]?.children[0]?.root, 'the root of the grandchild').toBe(top)
})

test('a-survivor-is-adopted', async () => {
  const parent = parentCalled('ann')
  const child = pinned(
    'child',
    parent.use((mine) => mine.addChild('bob')),
  )
  const other = pinned('the new parent', new MyParent('eve'))
  await expect(parent.drop(), 'the parent').toBeCollected(() => other.adopt(child))
  await finalizersDone()
  expect(child.parent, 'the parent of the child, after every clean-up').toBe(other)
  expect(other.children.length, 'number of children of the new parent').toBe(1)
  expect(other.children[0], 'the only child of the new parent').toBe(child)
})

test('fifty-families', async () => {
  const eldest: MyChild[] = pinned('the eldest children', [])
  const parents = fleetingMany(50, (index) => {
    const parent = new MyParent(`parent ${index}`)
    eldest.push(parent.addChild('eldest'))
    parent.addChild('second').addChild('grandchild')
    return parent
  })
  await expect(parents, 'at least one of the parents').toBeCollected()
  expect(
    eldest.filter((child) => child.parent !== undefined).length,
    'number of children that still have a parent',
  ).toBe(0)
  expect(eldest.filter((child) => child.root === child).length, 'number of children that are their own root').toBe(50)
})

test('generations-are-let-go', async () => {
  // Holds only the youngest.
  const line = pinned('line', { youngest: new MyChild('the first') })
  const older = fleetingMany(200, () => {
    const { youngest } = line
    line.youngest = youngest.addChild('the next')
    return youngest
  })
  await expect(older, 'at least one of the older generations').toBeCollected()
  expect(line.youngest.path, 'the path of the youngest').toBe('the next')
})

test('nobody-is-left', async () => {
  const eldest: MyChild[] = pinned('the children that are held', [])
  const dropped = fleetingMany(50, () => {
    const parent = new MyParent('ann')
    const child = parent.addChild('bob')
    child.addChild('cem')
    eldest.push(child)
    return parent.addChild('bea')
  })
  await expect(dropped, 'at least one of the children that the test does not hold').toBeCollected()
  // Measures memory, because what the test has never seen shows only there.
  await expect((index) => {
    const parent = new MyParent('ann')
    const child = parent.addChild('bob')
    child.addChild('cem')
    parent.addChild('bea')
    eldest[index % 50] = child
  }, 'making a family of four, of which the test holds one child in the place of an older one').toHoldLevel()
})

test('families-hold-level', async () => {
  const foster = pinned('foster child', new MyChild('cem'))
  await expect(() => {
    const parent = new MyParent('ann')
    parent.addChild('bob').addChild('bea')
    parent.adopt(foster)
  }, 'making a family that adopts one and the same child').toHoldLevel()
  expect(foster.name, 'the name of that child').toBe('cem')
})
