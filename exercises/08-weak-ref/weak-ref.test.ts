import { test } from 'vitest'
import { CheckFailed, countedCallback, expect, finalizersDone, fleeting, held, pinned } from '#gc'
import { getWeakRefCount, getWeakRefs, Ref, ref } from './weak-ref.ts'

// The functions of the kit that these tests use:
// - held(make)            makes an object and holds it until drop() is called; use() passes it to a function until then
// - fleeting(make)        makes an object and drops it at once, so that nothing holds it unless your code does
// - pinned('name', ...)   holds an object until the end of the test
// - countedCallback()     makes a callback that counts its calls; toBeCalledTimes(n) waits for n calls, and for one
//   too many
// - toBeCollected()       runs the real garbage collector, and fails if the object is still in memory after that
// - finalizersDone()      waits until the callbacks of every FinalizationRegistry have run for everything that is dead

class Picture {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

test('deref returns the target', () => {
  const mona = new Picture('mona')
  const reference = ref(mona)

  expect(reference instanceof Ref, 'ref(mona) instanceof Ref').toBe(true)
  expect(reference.deref(), 'deref').toBe(mona)
  expect(() => reference.callback, 'callback of a Ref without one').toReturn(null)
})

test('ref shares one Ref without a callback, and makes a new one with a callback', () => {
  const mona = new Picture('mona')
  const shared = ref(mona)
  const onDeath = () => undefined

  expect(ref(mona), 'the second ref(mona)').toBe(shared)
  const first = ref(mona, onDeath)
  const second = ref(mona, onDeath)
  if (first === second) throw new CheckFailed('ref(mona, onDeath) returned the same Ref twice')
  expect(() => first.callback, 'callback of the first Ref').toReturn(onDeath)
  expect(ref(mona), 'ref(mona) after that').toBe(shared)
})

test('getWeakRefs lists the Refs to a target', () => {
  const mona = new Picture('mona')
  const older = ref(mona, () => undefined)
  const newer = ref(mona, () => undefined)
  const shared = ref(mona)

  expect(getWeakRefs(mona), 'getWeakRefs (the shared Ref, then newest first)').toEqual([shared, newer, older])
  expect(getWeakRefCount(mona), 'getWeakRefCount').toBe(3)
  expect(getWeakRefs(new Picture('lisa')), 'getWeakRefs of a picture without Refs').toEqual([])
})

test('rejects targets that cannot be weakly referenced', () => {
  expect(() => ref(42 as unknown as Picture), 'ref(42)').toThrow(TypeError)
  expect(() => new Ref('text' as unknown as Picture), "new Ref('text')").toThrow(TypeError)
})

test('a Ref does not keep its target alive, and reads as dead from the moment of its death', async () => {
  const mona = held(() => new Picture('mona'))
  const reference = pinned(
    'reference',
    mona.use((picture) => ref(picture, () => undefined)),
  )

  await expect(mona.drop()).toBeCollected(() => {
    // The picture has just died here, and no callback has run yet.
    expect(reference.deref(), 'deref before any clean-up').toBe(undefined)
    expect(() => reference.callback, 'callback before any clean-up').toReturn(null)
  })
})

test('calls back once, when the target is dead', async () => {
  const onDeath = countedCallback()
  const mona = held(() => new Picture('mona'))
  pinned(
    'reference',
    mona.use((picture) => ref(picture, onDeath)),
  )

  await expect(onDeath, 'the callback while the picture is in use').toBeCalledTimes(0)
  await expect(mona.drop()).toBeCollected()
  await expect(onDeath, 'the callback after the picture died').toBeCalledTimes(1)
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
  expect(given, 'the argument of the callback').toBe(reference)
})

test('a Ref that dies before its target does not call back', async () => {
  const onDeath = countedCallback()
  const mona = held(() => new Picture('mona'))

  await expect(fleeting(() => mona.use((picture) => ref(picture, onDeath)))).toBeCollected(() => {
    expect(mona.use(getWeakRefCount), 'getWeakRefCount').toBe(0)
  })
  await expect(mona.drop()).toBeCollected()
  await expect(onDeath, 'the callback of the dead Ref').toBeCalledTimes(0)
})

test('a callback that throws does not stop the others', async () => {
  const onDeath = countedCallback()
  const mona = held(() => new Picture('mona'))
  const fail = () => {
    throw new RangeError('the paint has dried (this error is expected in the output)')
  }
  pinned(
    'references',
    mona.use((picture) => [ref(picture, fail), ref(picture, onDeath), ref(picture, fail)]),
  )

  await expect(mona.drop()).toBeCollected()
  await expect(onDeath, 'the callback between two callbacks that throw').toBeCalledTimes(1)
})
