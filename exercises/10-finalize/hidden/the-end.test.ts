import { test } from 'vitest'
import { expect, finalizersDone, held, runExitHooks } from '#gc'
import { finalize, setReporter } from '../finalize.ts'

// All tests read the record of one simulated exit, because a process ends once and a solution may listen only once.
// The newest finalizer is called first, so those that could stop the others are made early.

interface Exit {
  /** Names of the finalizers called before, at and after the end of the process, in order. */
  before: readonly string[]
  atEnd: readonly string[]
  after: readonly string[]
  reported: readonly unknown[]
  /** The error that the exit listener or `setReporter` threw, if any. */
  escaped: unknown
  /** The failure of the target that should have died before the end, if any. */
  trouble: unknown
  living: { alive: boolean; atExit: boolean; again: unknown }
}

const home = { name: 'a target that lives to the end' }
const error = new RangeError('the file is gone')

let exit: Promise<Exit> | undefined

const theEnd = (): Promise<Exit> => (exit ??= run())

async function run(): Promise<Exit> {
  const calls: string[] = []
  const reported: unknown[] = []
  const note = (name: string) => {
    calls.push(name)
    return name
  }
  // Continue without a reporter, so that a broken `setReporter` costs only its own points.
  const reporterError = thrownBy(() => setReporter((thrown) => reported.push(thrown)))

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
  escaped ??= reporterError
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

/** The reason with which a promise rejects, or `undefined`. */
function troubleOf(promise: Promise<void>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
}

/** How often a finalizer was called before, at and after the end of the process. */
const times = ({ before, atEnd, after }: Exit, name: string) =>
  [before, atEnd, after].map((calls) => calls.filter((called) => called === name).length)

const WHEN = 'calls before, at and after the end of the process, of'

test('runs-at-the-end', async () => {
  const record = await theEnd()
  expect(times(record, 'living'), `${WHEN} a living finalizer`).toEqual([0, 1, 0])
  expect(record.living.alive, 'alive after the end').toBe(false)
  expect(record.living.atExit, 'atExit after the end').toBe(false)
  expect(record.living.again, 'call after the end').toBe(undefined)
})

test('the-last-made-first', async () => {
  const { atEnd } = await theEnd()
  const order = atEnd.filter((name) => ['one', 'two', 'three', 'four'].includes(name))
  expect(order, 'the order of the calls').toEqual(['four', 'three', 'two', 'one'])
})

test('an-error-stops-nobody', async () => {
  const record = await theEnd()
  if (record.escaped !== undefined) throw record.escaped
  expect(
    record.reported.filter((thrown) => thrown === error).length,
    'times the error was passed to the reporter',
  ).toBe(1)
  expect(times(record, 'older than the error'), `${WHEN} a finalizer older than the throwing one`).toEqual([0, 1, 0])
})

test('at-exit-is-heeded', async () => {
  const record = await theEnd()
  expect(times(record, 'switched off'), `${WHEN} a finalizer with atExit set to false`).toEqual([0, 0, 0])
  expect(times(record, 'switched on again'), `${WHEN} a finalizer with atExit set to false and then true`).toEqual([
    0, 1, 0,
  ])
})

test('not-again-at-the-end', async () => {
  const record = await theEnd()
  expect(times(record, 'called'), `${WHEN} a finalizer that was called by hand`).toEqual([1, 0, 0])
  const calls = [...record.before, ...record.atEnd, ...record.after]
  expect(
    calls.filter((name) => name === 'collected').length,
    'calls of a finalizer whose target was collected before the end',
  ).toBe(1)
  expect(times(record, 'detached'), `${WHEN} a finalizer that was detached`).toEqual([0, 0, 0])
  expect(times(record, 'refused'), `${WHEN} a finalizer whose target should have been rejected`).toEqual([0, 0, 0])
})

test('made-at-the-end', async () => {
  const { atEnd } = await theEnd()
  const place = atEnd.indexOf('maker')
  expect(atEnd.slice(place, place + 2), 'a finalizer whose fn makes another one, and the next call').toEqual([
    'maker',
    'made at the end',
  ])
})

test('overdue-at-the-end', async () => {
  const record = await theEnd()
  if (record.trouble !== undefined) throw record.trouble
  expect(times(record, 'overdue'), `${WHEN} a finalizer whose target died before the end`).toEqual([0, 1, 0])
})
