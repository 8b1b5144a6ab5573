import { test } from 'vitest'
import { expect, finalizersDone, held, runExitHooks } from '#gc'
import { finalize, setReporter } from '../finalize.ts'

// A process ends but once, and whoever listens for that may do so but once: hence one story, which all of these read.
// The last made comes first at the end, so what would go wrong, or stop the rest, was made early.

interface Story {
  /** Names of all that was called, in order: before the end, at the end, after it. */
  before: readonly string[]
  atEnd: readonly string[]
  after: readonly string[]
  reported: readonly unknown[]
  /** What came out of the listener itself, or of `setReporter`. */
  escaped: unknown
  /** What went wrong with the target that was to be dead before the end, if anything did. */
  trouble: unknown
  living: { alive: boolean; atExit: boolean; again: unknown }
}

const home = { name: 'a target that lives to the end' }
const error = new RangeError('the file is gone')

let story: Promise<Story> | undefined

const theEnd = (): Promise<Story> => (story ??= tell())

async function tell(): Promise<Story> {
  const calls: string[] = []
  const reported: unknown[] = []
  const note = (name: string) => {
    calls.push(name)
    return name
  }
  // What comes at the end can be told without a reporter: it must not cost more than its own points.
  const speechless = thrownBy(() => setReporter((thrown) => reported.push(thrown)))

  const [early, late, own] = [held(() => ({})), held(() => ({})), held(() => ({}))]
  early.use((target) => void finalize(target, note, 'collected'))
  await expect(early.drop())
    .toBeCollected()
    .catch(() => undefined)
  await finalizersDone().catch(() => undefined)

  finalize(home, note, 'older than the error')
  finalize(home, () => {
    throw error
  })
  finalize(home, () => {
    note('maker')
    finalize(home, note, 'made at the end')
  })
  late.use((target) => void finalize(target, note, 'overdue'))
  thrownBy(() => finalize(42 as unknown as object, note, 'refused'))
  finalize(home, note, 'switched off').atExit = false
  const again = finalize(home, note, 'switched on again')
  again.atExit = false
  again.atExit = true
  finalize(home, note, 'called').call()
  finalize(home, note, 'detached').detach()
  const living = own.use((target) => finalize(target, note, 'living'))
  finalize(home, note, 'one')
  finalize({ name: 'another target' }, () => undefined)
  finalize(home, note, 'two')
  own.use((target) => void finalize(target, note, 'three'))
  finalize(home, note, 'four')

  let before: string[] | undefined
  let atEnd: string[] = []
  let escaped: unknown
  const end = () => {
    before = calls.splice(0)
    escaped = thrownBy(runExitHooks)
    atEnd = calls.splice(0)
  }
  const trouble = await troubleOf(expect(late.drop(), 'the target').toBeCollected(end))
  if (before === undefined) end()
  const state = { alive: living.alive, atExit: living.atExit, again: living.call() }
  await troubleOf(expect(own.drop()).toBeCollected())
  await finalizersDone().catch(() => undefined)
  thrownBy(() => setReporter())
  escaped ??= speechless
  return { before: before ?? [], atEnd, after: calls, reported, escaped, trouble, living: state }
}

function thrownBy(call: () => unknown): unknown {
  try {
    call()
    return undefined
  } catch (thrown) {
    return thrown
  }
}

/** What a promise rejects with. */
function troubleOf(promise: Promise<void>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
}

/** How often something was called before the end, at the end, and after it. */
const times = ({ before, atEnd, after }: Story, name: string) =>
  [before, atEnd, after].map((calls) => calls.filter((called) => called === name).length)

const WHEN = 'calls before the end, at the end, and after it, of'

test('runs-at-the-end', async () => {
  const told = await theEnd()
  expect(times(told, 'living'), `${WHEN} a living one`).toEqual([0, 1, 0])
  expect(told.living.alive, 'alive after the end').toBe(false)
  expect(told.living.atExit, 'atExit after the end').toBe(false)
  expect(told.living.again, 'call after the end').toBe(undefined)
})

test('the-last-made-first', async () => {
  const { atEnd } = await theEnd()
  const order = atEnd.filter((name) => ['one', 'two', 'three', 'four'].includes(name))
  expect(order, 'the order of the calls').toEqual(['four', 'three', 'two', 'one'])
})

test('an-error-stops-nobody', async () => {
  const told = await theEnd()
  if (told.escaped !== undefined) throw told.escaped
  expect(told.reported.filter((thrown) => thrown === error).length, 'reports of the error').toBe(1)
  expect(times(told, 'older than the error'), `${WHEN} one older than the error`).toEqual([0, 1, 0])
})

test('at-exit-is-heeded', async () => {
  const told = await theEnd()
  expect(times(told, 'switched off'), `${WHEN} one that was switched off`).toEqual([0, 0, 0])
  expect(times(told, 'switched on again'), `${WHEN} one that was switched on again`).toEqual([0, 1, 0])
})

test('not-again-at-the-end', async () => {
  const told = await theEnd()
  expect(times(told, 'called'), `${WHEN} one that was called by hand`).toEqual([1, 0, 0])
  const calls = [...told.before, ...told.atEnd, ...told.after]
  expect(calls.filter((name) => name === 'collected').length, 'calls of one that was left to the collector').toBe(1)
  expect(times(told, 'detached'), `${WHEN} one that was called off`).toEqual([0, 0, 0])
  expect(times(told, 'refused'), `${WHEN} one that should have been refused`).toEqual([0, 0, 0])
})

test('made-at-the-end', async () => {
  const { atEnd } = await theEnd()
  const place = atEnd.indexOf('maker')
  expect(atEnd.slice(place, place + 2), 'one whose fn makes another, and what was called next').toEqual([
    'maker',
    'made at the end',
  ])
})

test('overdue-at-the-end', async () => {
  const told = await theEnd()
  if (told.trouble !== undefined) throw told.trouble
  expect(times(told, 'overdue'), `${WHEN} one whose target was dead`).toEqual([0, 1, 0])
})
