import { test } from 'vitest'
import { CheckFailed, countedCallback, expect, finalizersDone, fleeting, fleetingMany, held, pinned } from '#gc'
import { getWeakRefCount, getWeakRefs, Ref, ref, type RefCallback } from '../weak-ref.ts'

interface Picture {
  name: string
}

const paint = (name: string): Picture => ({ name })

const nothing = () => undefined

/** Makes a Ref, and checks that it leads to the target itself: a Ref to a copy would let go of the target in any case. */
function refTo<T extends object>(target: T, callback?: RefCallback<T>): Ref<T> {
  const reference = ref(target, callback)
  expect(reference instanceof Ref, 'ref(target) instanceof Ref').toBe(true)
  expect(reference.deref(), 'deref of the new Ref').toBe(target)
  expect(getWeakRefs(target).includes(reference), 'whether getWeakRefs lists the new Ref').toBe(true)
  return reference
}

test('gives-its-target', () => {
  for (const target of [paint('mona'), [1, 2], new Map(), () => 'a function', Map]) {
    const reference = ref(target)
    expect(() => reference.deref(), `deref of a Ref to a target of type ${typeof target}`).toReturn(target)
    expect(() => reference.deref(), 'the second deref').toReturn(target)
    expect(() => ref(target, nothing).deref(), 'deref of a Ref with a callback').toReturn(target)
  }
})

test('shares-one-without-a-callback', () => {
  const mona = paint('mona')
  const first = ref(mona)
  expect(first instanceof Ref, 'ref(mona) instanceof Ref').toBe(true)
  expect(ref(mona), 'the second ref(mona)').toBe(first)
  expect(ref(mona, undefined), 'ref(mona, undefined)').toBe(first)
  expect(ref(mona, null), 'ref(mona, null)').toBe(first)
  if (ref(paint('mona')) === first) throw new CheckFailed('ref returned the same Ref for a different target')
})

test('makes-its-own-with-a-callback', () => {
  const mona = paint('mona')
  const shared = ref(mona)
  const first = ref(mona, nothing)
  const second = ref(mona, nothing)
  expect(first instanceof Ref, 'ref(mona, callback) instanceof Ref').toBe(true)
  if (first === shared) throw new CheckFailed('ref(mona, callback) returned the shared Ref')
  if (first === second) throw new CheckFailed('ref(mona, callback) returned the same Ref twice')
  expect(ref(mona), 'ref(mona) after that').toBe(shared)
})

test('tells-its-callback', () => {
  const mona = paint('mona')
  const other = () => undefined
  const [first, second, shared] = [ref(mona, nothing), ref(mona, other), ref(mona)]
  expect(() => first.callback, 'callback of the first Ref').toReturn(nothing)
  expect(() => second.callback, 'callback of the second Ref').toReturn(other)
  expect(() => shared.callback, 'callback of the shared Ref').toReturn(null)
})

test('callback-is-read-only', () => {
  const mona = paint('mona')
  for (const reference of [ref(mona, nothing), ref(mona)]) {
    const before = reference.callback
    expect(() => Object.assign(reference, { callback: () => 'another' }), 'assigning to callback').toThrow(TypeError)
    expect(() => reference.callback, 'callback after the assignment').toReturn(before)
  }
})

test('refuses-primitives', () => {
  expect(ref(paint('mona')) instanceof Ref, 'ref(mona) instanceof Ref').toBe(true)
  for (const target of [42, 'text', true, null, undefined, Symbol.for('same for everyone')]) {
    const what = typeof target === 'symbol' ? "Symbol.for('...')" : String(target)
    expect(() => ref(target as unknown as object), `ref(${what})`).toThrow(TypeError)
    expect(() => ref(target as unknown as object, nothing), `ref(${what}, callback)`).toThrow(TypeError)
    expect(() => new Ref(target as unknown as object), `new Ref(${what})`).toThrow(TypeError)
  }
})

test('takes-symbols', () => {
  const symbol = Symbol('used only here')
  const reference = ref(symbol)
  expect(reference.deref(), 'deref of a Ref to a symbol').toBe(symbol)
  expect(ref(symbol), 'the second ref(symbol)').toBe(reference)
  expect(ref(symbol, nothing).deref(), 'deref of a Ref with a callback').toBe(symbol)
  expect(getWeakRefCount(symbol), 'getWeakRefCount').toBe(2)
})

test('refuses-what-is-no-callback', () => {
  const mona = paint('mona')
  for (const callback of [42, 'text', false, {}]) {
    expect(() => ref(mona, callback as never), `ref(target, ${JSON.stringify(callback)})`).toThrow(TypeError)
  }
  expect(getWeakRefCount(mona), 'getWeakRefCount after the errors').toBe(0)
})

test('lists-the-shared-first-then-the-newest', () => {
  const mona = paint('mona')
  expect(getWeakRefs(mona), 'getWeakRefs before the first Ref').toEqual([])
  expect(getWeakRefCount(mona), 'getWeakRefCount before the first Ref').toBe(0)
  const one = ref(mona, nothing)
  const two = ref(mona, nothing)
  const shared = ref(mona)
  const three = ref(mona, nothing)
  expect(getWeakRefs(mona).length, 'length of getWeakRefs').toBe(4)
  expect(getWeakRefs(mona)[0], 'the first Ref of getWeakRefs').toBe(shared)
  expect(getWeakRefs(mona), 'getWeakRefs').toEqual([shared, three, two, one])
  expect(getWeakRefCount(mona), 'getWeakRefCount').toBe(4)
  expect(getWeakRefCount(paint('mona')), 'getWeakRefCount of another picture').toBe(0)
  getWeakRefs(mona).length = 0
  expect(getWeakRefs(mona).length, 'length of getWeakRefs after a returned array was emptied').toBe(4)
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
    expect(reference.deref()?.name, 'name of what deref returns').toBe('mona')
    expect(() => reference.callback, 'callback').toReturn(nothing)
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
    expect(shared.deref(), 'deref after a garbage collection').toBe(picture)
    expect(ref(picture), 'ref(mona) after a garbage collection').toBe(shared)
    expect(getWeakRefs(picture), 'getWeakRefs after a garbage collection').toEqual([shared])
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
      expect(getWeakRefs(picture), 'getWeakRefs before any clean-up').toEqual([living])
      expect(getWeakRefCount(picture), 'getWeakRefCount before any clean-up').toBe(1)
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
    expect(ref(picture), 'ref(mona) after the clean-up of the old Ref').toBe(next)
    expect(getWeakRefCount(picture), 'getWeakRefCount').toBe(1)
  })
})

test('leaves-nothing-on-the-target', async () => {
  const mona = pinned('picture', paint('mona'))
  const callback = countedCallback()
  await expect(
    fleeting(() => refTo(mona, callback)),
    'a Ref that nothing holds',
  ).toBeCollected()
  await expect((index) => {
    ref(mona, callback)
    // Some solutions clean up only when a function is called.
    if (index % 50 === 0) getWeakRefCount(mona)
  }, 'making a Ref that nothing holds').toHoldLevel()
  await expect(callback, 'the callback of dead Refs').toBeCalledTimes(0)
})

/** Extends Ref only when called: if Ref is not a class, only the test that calls this fails. */
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
      expect(first instanceof Label, 'the first new Label(...) instanceof Label').toBe(true)
      expect(second instanceof Label, 'the second new Label(...) instanceof Label').toBe(true)
      expect(first.text, 'a field of the first Label').toBe('first')
      expect(second.text, 'a field of the second Label').toBe('second')
      expect(first.deref(), 'deref of a Label').toBe(picture)
      expect(first.asked, 'whether the deref of the class Label was called').toBe(true)
      expect(shared instanceof Label, 'ref(mona) instanceof Label').toBe(false)
      expect(ref(picture), 'the second ref(mona)').toBe(shared)
      expect(getWeakRefs(picture), 'getWeakRefs').toEqual([shared, second, first])
      return first
    }),
  )
  await expect(mona.drop()).toBeCollected(() => {
    expect(label.deref(), 'deref of a Label whose target is dead').toBe(undefined)
  })
  await expect(callback, 'the callback').toBeCalledTimes(1)
})
