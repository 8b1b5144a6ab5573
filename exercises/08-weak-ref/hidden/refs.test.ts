import { test } from 'vitest'
import { countedCallback, expect, finalizersDone, fleeting, fleetingMany, held, pinned } from '#gc'
import { getWeakRefCount, getWeakRefs, Ref, ref, type RefCallback } from '../weak-ref.ts'

interface Picture {
  name: string
}

const paint = (name: string): Picture => ({ name })

const nothing = () => undefined

/**
 * Refers to a target, and makes sure that the Ref gives the target itself: one that gives a copy could keep the
 * target for ever.
 */
function refTo<T extends object>(target: T, callback?: RefCallback<T>): Ref<T> {
  const reference = ref(target, callback)
  expect(reference instanceof Ref, 'ref gives a Ref').toBe(true)
  expect(reference.deref() === target, 'deref gives the very target').toBe(true)
  expect(getWeakRefs(target).includes(reference), 'the new Ref is one of getWeakRefs').toBe(true)
  return reference
}

test('gives-its-target', () => {
  for (const target of [paint('mona'), [1, 2], new Map(), () => 'a function', Map]) {
    const reference = ref(target)
    expect(reference.deref() === target, `deref gives the very ${typeof target}`).toBe(true)
    expect(reference.deref() === target, 'deref once more').toBe(true)
    expect(ref(target, nothing).deref() === target, 'deref of a Ref with a callback').toBe(true)
  }
})

test('shares-one-without-a-callback', () => {
  const mona = paint('mona')
  const first = ref(mona)
  expect(first instanceof Ref, 'ref gives a Ref').toBe(true)
  expect(ref(mona), 'the second ref').toBe(first)
  expect(ref(mona, undefined), 'ref with undefined for a callback').toBe(first)
  expect(ref(mona, null), 'ref with null for a callback').toBe(first)
  expect(ref(paint('mona')) === first, 'another target shares the Ref').toBe(false)
})

test('makes-its-own-with-a-callback', () => {
  const mona = paint('mona')
  const shared = ref(mona)
  const first = ref(mona, nothing)
  const second = ref(mona, nothing)
  expect(first instanceof Ref, 'ref gives a Ref').toBe(true)
  expect(first === shared, 'the Ref with a callback is the shared one').toBe(false)
  expect(first === second, 'the same callback gives the same Ref').toBe(false)
  expect(ref(mona), 'ref without a callback, after those').toBe(shared)
})

test('tells-its-callback', () => {
  const mona = paint('mona')
  const other = () => undefined
  const [first, second, shared] = [ref(mona, nothing), ref(mona, other), ref(mona)]
  expect(first.callback === nothing, 'the callback of the first is its own').toBe(true)
  expect(second.callback === other, 'the callback of the second is its own').toBe(true)
  expect(shared.callback === null, 'the callback of the shared one is null').toBe(true)
})

test('callback-is-read-only', () => {
  const mona = paint('mona')
  for (const reference of [ref(mona, nothing), ref(mona)]) {
    const before = reference.callback
    expect(() => Object.assign(reference, { callback: () => 'another' }), 'assigning a callback').toThrow(TypeError)
    expect(reference.callback === before, 'the callback is the one it was').toBe(true)
  }
})

test('refuses-primitives', () => {
  expect(ref(paint('mona')) instanceof Ref, 'ref of an object gives a Ref').toBe(true)
  for (const target of [42, 'text', true, null, undefined, Symbol.for('shared by all')]) {
    const what = typeof target === 'symbol' ? "Symbol.for('...')" : String(target)
    expect(() => ref(target as unknown as object), `ref(${what})`).toThrow(TypeError)
    expect(() => ref(target as unknown as object, nothing), `ref(${what}, callback)`).toThrow(TypeError)
    expect(() => new Ref(target as unknown as object), `new Ref(${what})`).toThrow(TypeError)
  }
})

test('takes-symbols', () => {
  const symbol = Symbol('nobody else has this one')
  const reference = ref(symbol)
  expect(reference.deref() === symbol, 'deref gives the very symbol').toBe(true)
  expect(ref(symbol), 'the second ref').toBe(reference)
  expect(ref(symbol, nothing).deref() === symbol, 'deref of a Ref with a callback').toBe(true)
  expect(getWeakRefCount(symbol), 'getWeakRefCount').toBe(2)
})

test('refuses-what-is-no-callback', () => {
  const mona = paint('mona')
  for (const callback of [42, 'text', false, {}]) {
    expect(() => ref(mona, callback as never), `ref(target, ${JSON.stringify(callback)})`).toThrow(TypeError)
  }
  expect(getWeakRefCount(mona), 'getWeakRefCount after that').toBe(0)
})

test('lists-the-shared-first-then-the-newest', () => {
  const mona = paint('mona')
  expect(getWeakRefs(mona), 'getWeakRefs when there is none').toEqual([])
  expect(getWeakRefCount(mona), 'getWeakRefCount when there is none').toBe(0)
  const one = ref(mona, nothing)
  const two = ref(mona, nothing)
  const shared = ref(mona)
  const three = ref(mona, nothing)
  expect(getWeakRefs(mona).length, 'how many getWeakRefs gives').toBe(4)
  expect(getWeakRefs(mona)[0], 'the first of getWeakRefs').toBe(shared)
  expect(getWeakRefs(mona), 'getWeakRefs').toEqual([shared, three, two, one])
  expect(getWeakRefCount(mona), 'getWeakRefCount').toBe(4)
  expect(getWeakRefCount(paint('mona')), 'getWeakRefCount of another').toBe(0)
  // Whatever becomes of the array, it was a new one.
  getWeakRefs(mona).length = 0
  expect(getWeakRefs(mona).length, 'how many it gives after an array that it gave was emptied').toBe(4)
})

test('knows-no-refs-of-a-primitive', () => {
  for (const target of [42, 'text', null, undefined]) {
    expect(() => getWeakRefs(target as unknown as object).length, `length of getWeakRefs(${target})`).toReturn(0)
    expect(() => getWeakRefCount(target as unknown as object), `getWeakRefCount(${target})`).toReturn(0)
  }
})

test('lets-go-of-the-target', async () => {
  const mona = held(() => paint('mona'))
  pinned(
    'reference',
    mona.use((picture) => refTo(picture)),
  )
  await expect(mona.drop()).toBeCollected()
})

test('lets-go-of-a-target-with-callbacks', async () => {
  const mona = held(() => paint('mona'))
  pinned(
    'references',
    mona.use((picture) => [refTo(picture, nothing), refTo(picture, nothing), refTo(picture)]),
  )
  await expect(mona.drop()).toBeCollected()
})

test('lets-go-after-every-use', async () => {
  const mona = held(() => paint('mona'))
  const reference = pinned(
    'reference',
    mona.use((picture) => refTo(picture, nothing)),
  )
  const look = () => {
    expect(reference.deref()?.name, 'the name of the target').toBe('mona')
    expect(reference.callback === nothing, 'the callback is the one it was given').toBe(true)
    mona.use((picture) => {
      expect(getWeakRefs(picture), 'getWeakRefs').toEqual([reference])
      expect(getWeakRefCount(picture), 'getWeakRefCount').toBe(1)
    })
  }
  look()
  await expect(fleeting(() => paint('lisa'))).toBeCollected()
  look()
  await expect(mona.drop()).toBeCollected()
})

test('lets-go-of-the-shared-ref', async () => {
  const mona = held(() => paint('mona'))
  const reference = fleeting(() => mona.use((picture) => refTo(picture)))
  await expect(reference).toBeCollected()
  mona.use(({ name }) => name)
})

test('lets-go-of-a-ref-with-a-callback', async () => {
  const mona = held(() => paint('mona'))
  const reference = fleeting(() => mona.use((picture) => refTo(picture, nothing)))
  await expect(reference).toBeCollected()
  mona.use(({ name }) => name)
})

test('keeps-what-is-in-use', async () => {
  const mona = held(() => paint('mona'))
  const shared = pinned(
    'reference',
    mona.use((picture) => refTo(picture)),
  )
  await expect(fleeting(() => mona.use((picture) => picture))).toBeKept()
  mona.use((picture) => {
    expect(shared.deref() === picture, 'deref gives the target after a collection').toBe(true)
    expect(ref(picture), 'ref after a collection').toBe(shared)
    expect(getWeakRefs(picture), 'getWeakRefs after a collection').toEqual([shared])
  })
})

test('dead-refs-are-not-listed', async () => {
  const mona = held(() => paint('mona'))
  const living = pinned(
    'living reference',
    mona.use((picture) => refTo(picture, nothing)),
  )
  const dead = fleetingMany(2, (index) => mona.use((picture) => refTo(picture, index === 0 ? undefined : nothing)))
  await expect(dead).toBeCollected(() => {
    mona.use((picture) => {
      expect(getWeakRefs(picture), 'getWeakRefs, before any clean-up').toEqual([living])
      expect(getWeakRefCount(picture), 'getWeakRefCount, before any clean-up').toBe(1)
    })
  })
})

test('shares-a-new-one-when-the-old-one-is-dead', async () => {
  const mona = held(() => paint('mona'))
  const old = fleeting(() => mona.use((picture) => refTo(picture)))
  let next: Ref<Picture> | undefined
  await expect(old).toBeCollected(() => {
    next = pinned(
      'reference',
      mona.use((picture) => refTo(picture)),
    )
  })
  await finalizersDone()
  mona.use((picture) => {
    expect(ref(picture) === next, 'ref gives the new Ref, after the clean-up of the old one').toBe(true)
    expect(getWeakRefCount(picture), 'getWeakRefCount').toBe(1)
  })
})

test('leaves-nothing-on-the-target', async () => {
  const mona = pinned('picture', paint('mona'))
  const callback = countedCallback()
  await expect(
    fleeting(() => refTo(mona, callback)),
    'a Ref that nobody holds',
  ).toBeCollected()
  await expect((index) => {
    ref(mona, callback)
    // Some solutions clean up only when they are asked something.
    if (index % 50 === 0) getWeakRefCount(mona)
  }, 'making a Ref that nobody holds').toHoldLevel()
  await expect(callback, 'the callback of dead Refs').toBeCalledTimes(0)
})

/** Made within the test: without a class to extend, it is that test which fails. */
const labelClass = () =>
  class Label<T extends object> extends Ref<T> {
    readonly text: string
    asked = false

    constructor(target: T, text: string, callback?: RefCallback<T>) {
      super(target, callback)
      this.text = text
    }

    override deref(): T | undefined {
      this.asked = true
      return super.deref()
    }
  }

test('can-be-extended', async () => {
  const Label = labelClass()
  const callback = countedCallback()
  const mona = held(() => paint('mona'))
  const label = pinned(
    'label',
    mona.use((picture) => {
      const first = new Label(picture, 'first', callback)
      const second = new Label(picture, 'second')
      const shared = ref(picture)
      expect(first instanceof Label && second instanceof Label, 'new gives instances of the class').toBe(true)
      expect(first.text, 'a field of the first').toBe('first')
      expect(second.text, 'a field of the second').toBe('second')
      expect(first.deref() === picture, 'deref gives the very target').toBe(true)
      expect(first.asked, 'deref is the one of the class').toBe(true)
      expect(shared instanceof Label, 'ref gives an instance of the class').toBe(false)
      expect(ref(picture), 'the second ref').toBe(shared)
      expect(getWeakRefs(picture), 'getWeakRefs').toEqual([shared, second, first])
      return first
    }),
  )
  await expect(mona.drop()).toBeCollected(() => {
    expect(label.deref(), 'deref, when it is dead').toBe(undefined)
  })
  await expect(callback, 'the callback').toBeCalledTimes(1)
})
