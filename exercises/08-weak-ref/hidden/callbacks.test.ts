import { test } from 'vitest'
import { CheckFailed, countedCallback, errorsPrinted, expect, finalizersDone, fleeting, held, pinned } from '#gc'
import { getWeakRefCount, type Ref, ref, type RefCallback } from '../weak-ref.ts'

interface Picture {
  name: string
}

const paint = (name: string): Picture => ({ name })

/** Makes a Ref, and checks that it leads to the target itself: a Ref to a copy would let go of the target in any case. */
function refTo<T extends object>(target: T, callback: RefCallback<T>): Ref<T> {
  const reference = ref(target, callback)
  expect(reference.deref(), 'deref of the new Ref').toBe(target)
  return reference
}

/** Recognizes the error of calling null as a callback, and ignores what a student prints to debug. */
const isTypeError = (text: string) => text.includes('TypeError')

test('reads-dead-at-once', async () => {
  const printed = errorsPrinted()
  const mona = held(() => paint('mona'))
  const [own, shared] = pinned(
    'references',
    mona.use((picture) => [refTo(picture, () => undefined), ref(picture)] as const),
  )
  await expect(mona.drop()).toBeCollected(() => {
    expect(own.deref(), 'deref before any clean-up').toBe(undefined)
    expect(() => own.callback, 'callback before any clean-up').toReturn(null)
    expect(shared.deref(), 'deref of the shared Ref before any clean-up').toBe(undefined)
  })
  await finalizersDone()
  expect(own.deref(), 'deref after the clean-up').toBe(undefined)
  expect(() => own.callback, 'callback after the clean-up').toReturn(null)
  expect(printed.filter(isTypeError), 'TypeErrors printed during the test').toEqual([])
})

test('calls-back-once', async () => {
  const callback = countedCallback()
  const mona = held(() => paint('mona'))
  pinned(
    'reference',
    mona.use((picture) => refTo(picture, callback)),
  )
  await expect(mona.drop()).toBeCollected()
  await expect(callback, 'the callback').toBeCalledTimes(1)
})

test('calls-back-with-the-ref', async () => {
  const seen: unknown[] = []
  const look = (...given: readonly unknown[]) => {
    const [first, second] = references
    seen.push(given.length, given[0] === first || given[0] === second)
    seen.push(first?.deref(), first?.callback === null, second?.deref(), second?.callback === null)
  }
  const mona = held(() => paint('mona'))
  const references = pinned(
    'references',
    mona.use((picture) => [refTo(picture, look), refTo(picture, look)]),
  )
  await expect(mona.drop()).toBeCollected()
  await finalizersDone()
  const [count, isOne, ...state] = seen.slice(0, 6)
  expect(seen.length / 6, 'calls of the callback that two Refs share').toBe(2)
  expect(count, 'number of arguments of the first call').toBe(1)
  expect(isOne, 'whether its argument is one of the two Refs').toBe(true)
  expect(state, 'deref() and "callback is null" of both Refs, during the first call').toEqual([
    undefined,
    true,
    undefined,
    true,
  ])
  expect(seen.slice(6), 'the same during the second call').toEqual(seen.slice(0, 6))
})

test('calls-every-callback', async () => {
  const [one, two] = [countedCallback(), countedCallback()]
  const [mona, lisa] = [held(() => paint('mona')), held(() => paint('lisa'))]
  pinned('references', [
    mona.use((picture) => [refTo(picture, one), refTo(picture, two), refTo(picture, one), ref(picture)]),
    lisa.use((picture) => [refTo(picture, one), refTo(picture, two)]),
  ])
  await expect(mona.drop()).toBeCollected()
  await expect(one, 'the callback given to two Refs').toBeCalledTimes(2)
  await expect(two, 'the callback given to one Ref').toBeCalledTimes(1)
  await expect(lisa.drop()).toBeCollected()
  await expect(one, 'the first callback, after another target died').toBeCalledTimes(3)
  await expect(two, 'the second callback, after another target died').toBeCalledTimes(2)
})

test('waits-for-the-death', async () => {
  const callback = countedCallback()
  const mona = held(() => paint('mona'))
  const reference = pinned(
    'reference',
    mona.use((picture) => refTo(picture, callback)),
  )
  await expect(callback, 'the callback while the target is in use').toBeCalledTimes(0)
  mona.use((picture) => expect(reference.deref(), 'deref while the target is in use').toBe(picture))
  await expect(mona.drop()).toBeCollected()
  await expect(callback, 'the callback after the target died').toBeCalledTimes(1)
})

test('a-dead-ref-calls-nobody', async () => {
  const callback = countedCallback()
  const mona = held(() => paint('mona'))
  await expect(
    fleeting(() => mona.use((picture) => refTo(picture, callback))),
    'the Ref',
  ).toBeCollected()
  await expect(callback, 'the callback of a dead Ref while its target is in use').toBeCalledTimes(0)
  await expect(mona.drop(), 'its target').toBeCollected()
  await expect(callback, 'the callback of a dead Ref after its target died').toBeCalledTimes(0)
})

test('a-ref-that-dies-with-its-target-calls-nobody', async () => {
  const callback = countedCallback()
  const make = () => {
    const frame: { picture: Picture; references: object[] } = { picture: paint('mona'), references: [] }
    frame.references.push(refTo(frame, callback))
    return frame
  }
  await expect(fleeting(make), 'a target that holds its own Ref').toBeCollected()
  await expect(callback, 'the callback').toBeCalledTimes(0)
})

/** Defined outside the test, where no variable holds a picture: a callback keeps alive what it can see. */
const throwing = (callback: () => void) => () => {
  callback()
  throw new RangeError('the paint has dried')
}

test('a-throwing-callback-hides-none', async () => {
  const printed = errorsPrinted()
  const callbacks = [countedCallback(), countedCallback(), countedCallback()]
  const last = countedCallback()
  const [mona, lisa] = [held(() => paint('mona')), held(() => paint('lisa'))]
  pinned('references', [
    mona.use((picture) => callbacks.map((callback) => refTo(picture, throwing(callback)))),
    lisa.use((picture) => refTo(picture, last)),
  ])
  await expect(mona.drop()).toBeCollected()
  await finalizersDone()
  for (const callback of callbacks) await expect(callback, 'one of three callbacks that throw').toBeCalledTimes(1)
  const errors = printed.join('\n').split('the paint has dried').length - 1
  if (errors < 3) throw new CheckFailed(`${errors} of 3 errors were printed with console.error`)
  await expect(lisa.drop()).toBeCollected()
  await expect(last, 'the callback of a target that died later').toBeCalledTimes(1)
})

test('lets-go-of-a-callback-that-was-called', async () => {
  let calls = 0
  const callback = held(() => () => {
    calls += 1
  })
  const mona = held(() => paint('mona'))
  pinned(
    'reference',
    callback.use((callback) => mona.use((picture) => refTo(picture, callback))),
  )
  await expect(mona.drop()).toBeCollected()
  await finalizersDone()
  expect(calls, 'calls of the callback').toBe(1)
  await expect(callback.drop(), 'the callback').toBeCollected()
})

test('lets-go-of-the-callback-of-a-dead-ref', async () => {
  let calls = 0
  const callback = held(() => () => {
    calls += 1
  })
  const mona = held(() => paint('mona'))
  const reference = fleeting(() => callback.use((callback) => mona.use((picture) => refTo(picture, callback))))
  await expect(reference, 'the Ref').toBeCollected()
  await finalizersDone()
  await expect(callback.drop(), 'its callback').toBeCollected()
  mona.use((picture) => expect(getWeakRefCount(picture), 'getWeakRefCount').toBe(0))
  expect(calls, 'calls of the callback').toBe(0)
})

test('a-callback-may-lead-to-its-ref', async () => {
  const mona = held(() => paint('mona'))
  const make = () => {
    const reference: Ref<Picture> = mona.use((picture) => refTo(picture, () => void reference.deref()))
    return reference
  }
  await expect(fleeting(make), 'a Ref that its own callback leads to').toBeCollected()
  mona.use(({ name }) => name)
})

test('a-callback-may-lead-to-the-target', async () => {
  const make = () => {
    const mona = paint('mona')
    refTo(mona, () => void mona.name)
    return mona
  }
  await expect(fleeting(make), 'a target that the callback of a dropped Ref leads to').toBeCollected()
  // Target and Ref died in the same collection: the clean-up of one must not rely on the other.
  await finalizersDone()
})
