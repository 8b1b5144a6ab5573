import { test } from 'vitest'
import { countedCallback, expect, finalizersDone, fleeting, held, pinned } from '#gc'
import { getWeakRefCount, getWeakRefs, Ref, ref } from './weak-ref.ts'

// How these tests work, in the words of the kit:
// - held(make)            makes an object and holds it, until its drop(); use() shows it to a function meanwhile
// - fleeting(make)        makes an object and drops it at once, so that nobody holds it unless your code does
// - pinned('name', ...)   holds an object until the test is over, so that it does not die merely for want of a holder
// - countedCallback()     a callback that counts its calls; toBeCalledTimes(n) waits until n have come, and for one
//   too many
// - toBeCollected()       runs the real collector, and fails if the object outlives it
// - finalizersDone()      waits until the callbacks of every FinalizationRegistry have run for all that is dead

class Picture {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

test('a Ref gives its target', () => {
  const mona = new Picture('mona')
  const reference = ref(mona)

  expect(reference instanceof Ref, 'ref gives a Ref').toBe(true)
  expect(reference.deref(), 'deref').toBe(mona)
  expect(reference.callback === null, 'callback is null when there is none').toBe(true)
})

test('without a callback all share one Ref, with a callback each has its own', () => {
  const mona = new Picture('mona')
  const shared = ref(mona)
  const onDeath = () => undefined

  expect(ref(mona), 'the second ref').toBe(shared)
  const first = ref(mona, onDeath)
  const second = ref(mona, onDeath)
  expect(first === second, 'two refs with a callback are one').toBe(false)
  expect(first.callback === onDeath, 'callback of the first').toBe(true)
  expect(ref(mona), 'ref without a callback, after those').toBe(shared)
})

test('a target tells which Refs there are to it', () => {
  const mona = new Picture('mona')
  const older = ref(mona, () => undefined)
  const newer = ref(mona, () => undefined)
  const shared = ref(mona)

  expect(getWeakRefs(mona), 'the shared one, then the newest').toEqual([shared, newer, older])
  expect(getWeakRefCount(mona), 'getWeakRefCount').toBe(3)
  expect(getWeakRefs(new Picture('lisa')), 'getWeakRefs when there is none').toEqual([])
})

test('refuses what cannot be referred to weakly', () => {
  expect(() => ref(42 as unknown as Picture), 'ref(42)').toThrow(TypeError)
  expect(() => new Ref('text' as unknown as Picture), "new Ref('text')").toThrow(TypeError)
})

test('a Ref does not keep its target, and reads dead from the moment of death', async () => {
  const mona = held(() => new Picture('mona'))
  const reference = pinned(
    'reference',
    mona.use((picture) => ref(picture, () => undefined)),
  )

  await expect(mona.drop()).toBeCollected(() => {
    // Here the picture has just died: no callback has run yet.
    expect(reference.deref(), 'deref').toBe(undefined)
    expect(reference.callback === null, 'callback reads null').toBe(true)
  })
})

test('calls back once, when the target is gone', async () => {
  const onDeath = countedCallback()
  const mona = held(() => new Picture('mona'))
  pinned(
    'reference',
    mona.use((picture) => ref(picture, onDeath)),
  )

  await expect(onDeath, 'the callback, while the picture is in use').toBeCalledTimes(0)
  await expect(mona.drop()).toBeCollected()
  await expect(onDeath, 'the callback, when it is gone').toBeCalledTimes(1)
})

test('calls back with the Ref', async () => {
  const mona = held(() => new Picture('mona'))
  let given: unknown
  const reference = pinned(
    'reference',
    mona.use((picture) =>
      ref(picture, (reference) => {
        given = reference
      }),
    ),
  )

  await expect(mona.drop()).toBeCollected()
  await finalizersDone()
  expect(given, 'what the callback was called with').toBe(reference)
})

test('a Ref can die before its target, and then calls nobody', async () => {
  const onDeath = countedCallback()
  const mona = held(() => new Picture('mona'))

  await expect(fleeting(() => mona.use((picture) => ref(picture, onDeath)))).toBeCollected(() => {
    expect(mona.use(getWeakRefCount), 'getWeakRefCount').toBe(0)
  })
  await expect(mona.drop()).toBeCollected()
  await expect(onDeath, 'the callback').toBeCalledTimes(0)
})

test('a callback that throws stops no other', async () => {
  const onDeath = countedCallback()
  const mona = held(() => new Picture('mona'))
  const fail = () => {
    throw new RangeError('the paint has dried: this is printed, and no harm done')
  }
  pinned(
    'references',
    mona.use((picture) => [ref(picture, fail), ref(picture, onDeath), ref(picture, fail)]),
  )

  await expect(mona.drop()).toBeCollected()
  await expect(onDeath, 'the callback between two that throw').toBeCalledTimes(1)
})
