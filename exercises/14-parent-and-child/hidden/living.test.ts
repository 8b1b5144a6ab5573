import { test } from 'vitest'
import { expect, finalizersDone, fleeting, fleetingMany, type Held, held, pinned } from '#gc'
import { MyChild, MyParent } from '../parent-and-child.ts'

const parentCalled = (name: string): Held<MyParent> => held(() => new MyParent(name))
const childOf = (parent: Held<MyParent>, name: string): Held<MyChild> =>
  held(() => parent.use((mine) => mine.addChild(name)))

/** Asks for all there is to ask for, and keeps none of it, not even in a frame. */
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
  expect(
    parent.use((mine) => child.parent === mine),
    'parent is the very object, after a collection',
  ).toBe(true)
  expect(child.path, 'path after a collection').toBe('ann/bob')
  parent.drop()
})

test('does-not-keep-its-parent', async () => {
  const parent = parentCalled('ann')
  const child = pinned(
    'child',
    parent.use((mine) => mine.addChild('bob')),
  )
  await expect(parent.drop(), 'the parent').toBeCollected(() => {
    expect(child.parent, 'parent').toBe(undefined)
    expect(child.root === child, 'the child is its own root').toBe(true)
    expect(child.path, 'path').toBe('bob')
  })
})

test('a-parent-keeps-its-children', async () => {
  const parent = pinned('parent', new MyParent('ann'))
  const children = fleetingMany(3, (index) => parent.addChild(`child ${index}`))
  await expect(children, 'the children').toBeKept()
  expect(
    parent.children.map(({ name }) => name),
    'their names',
  ).toEqual(['child 0', 'child 1', 'child 2'])
  expect(parent.children.filter((child) => child.parent === parent).length, 'children that know their parent').toBe(3)
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
  await expect(bea!.drop(), 'the one that stayed').toBeKept()
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
  for (const handle of dropped) await expect(handle, 'a member').toBeCollected()
})

test('a-moved-child-leaves-its-parent', async () => {
  const [parent, other] = [parentCalled('ann'), pinned('the new parent', new MyParent('eve'))]
  const child = childOf(parent, 'bob')
  lookAround([parent, child])
  child.use((mine) => other.adopt(mine))
  await expect(parent.drop(), 'the old parent').toBeCollected()
  await expect(child.drop(), 'the child, which the new parent keeps').toBeKept()
  expect(other.children.length, 'children of the new parent').toBe(1)
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
  expect(old.children.length, 'children of the old parent').toBe(0)
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
  expect(youngest.root === youngest, 'the grandchild is its own root').toBe(true)
  expect(youngest.path, 'path').toBe('cem')
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
      expect(mine.root === middle, 'the root of the grandchild is the child').toBe(true)
      expect(mine.path, 'path of the grandchild').toBe('bob/cem')
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
  expect(top.children[0]?.children[0]?.root === top, 'the root of the grandchild').toBe(true)
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
  expect(child.parent === other, 'parent is the new one, when every clean-up is done').toBe(true)
  expect(other.children.length, 'children of the new parent').toBe(1)
  expect(other.children[0] === child, 'the only one is that child').toBe(true)
})

test('fifty-families', async () => {
  const eldest: MyChild[] = pinned('the eldest children', [])
  const parents = fleetingMany(50, (index) => {
    const parent = new MyParent(`parent ${index}`)
    eldest.push(parent.addChild('eldest'))
    parent.addChild('second').addChild('grandchild')
    return parent
  })
  await expect(parents, 'one of the parents, at least').toBeCollected()
  expect(eldest.filter((child) => child.parent !== undefined).length, 'children that still have a parent').toBe(0)
  expect(eldest.filter((child) => child.root === child).length, 'children that are their own root').toBe(50)
})

test('generations-are-let-go', async () => {
  // The test holds the youngest alone.
  const line = pinned('line', { youngest: new MyChild('the first') })
  const older = fleetingMany(200, () => {
    const { youngest } = line
    line.youngest = youngest.addChild('the next')
    return youngest
  })
  await expect(older, 'one of the older generations, at least').toBeCollected()
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
  await expect(dropped, 'one of the children that the test does not hold, at least').toBeCollected()
  // What no one outside has ever seen shows in the memory that it takes.
  await expect((index) => {
    const parent = new MyParent('ann')
    const child = parent.addChild('bob')
    child.addChild('cem')
    parent.addChild('bea')
    eldest[index % 50] = child
  }, 'a new family of four, of which one child takes the place of an older one').toHoldLevel()
})

test('families-hold-level', async () => {
  const foster = pinned('foster child', new MyChild('cem'))
  await expect(() => {
    const parent = new MyParent('ann')
    parent.addChild('bob').addChild('bea')
    parent.adopt(foster)
  }, 'a child that is adopted by one new family after another').toHoldLevel()
  expect(foster.name, 'its name').toBe('cem')
})
