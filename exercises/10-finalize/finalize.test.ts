import { test } from 'vitest'
import { countedCallback, expect, finalizersDone, fleeting, held, pinned, runExitHooks } from '#gc'
import { finalize, setReporter } from './finalize.ts'

// How these tests work, in the words of the kit:
// - pinned('finalizer', ...)  holds the finalizer until the test is over
// - held(make)                makes an object and holds it, until its drop()
// - fleeting(make)            makes an object and drops it at once, so that nobody holds it unless the finalizer does
// - toBeCollected()           runs the real collector, and fails if the object outlives it; toBeKept() is the opposite
// - countedCallback()         makes a function that counts its calls; toBeCalledTimes(n) collects, waits and compares
// - finalizersDone()          waits until the clean-up callbacks of all that is dead have run
// - runExitHooks()            runs what was registered with process.on('exit', ...)

class Log {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

test('calls fn by hand, once', () => {
  const closed: string[] = []
  const close = (name: string, force: boolean) => {
    closed.push(force ? `${name} by force` : name)
    return closed.length
  }
  const finalizer = finalize(new Log('a.log'), close, 'a.log', true)

  expect(finalizer.alive, 'alive').toBe(true)
  expect(finalizer.call(), 'the first call').toBe(1)
  expect(closed, 'what was closed').toEqual(['a.log by force'])
  expect(finalizer.alive, 'alive after the call').toBe(false)
  expect(finalizer.call(), 'the second call').toBe(undefined)
})

test('shows what it was made of, and can be called off', () => {
  const log = new Log('a.log')
  const close = countedCallback()
  const finalizer = finalize(log, close, log.name)

  expect(finalizer.peek(), 'peek').toEqual([log, close, ['a.log']])
  expect(finalizer.detach(), 'detach').toEqual([log, close, ['a.log']])
  expect(finalizer.alive, 'alive after detach').toBe(false)
  expect(finalizer.peek(), 'peek after detach').toBe(undefined)
  expect(finalizer.detach(), 'detach again').toBe(undefined)
  finalizer.call()
  expect(close.calls(), 'calls of fn').toBe(0)
})

test('throws what fn throws to who calls by hand, and refuses what it cannot work with', () => {
  const finalizer = finalize(new Log('a.log'), () => {
    throw new RangeError('the disk is full')
  })

  expect(() => finalizer.call(), 'call').toThrow(RangeError, /the disk is full/)
  expect(finalizer.alive, 'alive after the error').toBe(false)
  expect(() => finalize(42 as unknown as Log, countedCallback()), 'a number for a target').toThrow(TypeError)
  expect(() => finalize(new Log('a.log'), 'close' as unknown as () => void), 'a text for fn').toThrow(TypeError)
})

test('calls fn when the target has been collected, and does not keep it until then', async () => {
  const closed: string[] = []
  const log = held(() => new Log('a.log'))
  const finalizer = pinned(
    'finalizer',
    log.use((target) => finalize(target, (name: string) => closed.push(name), 'a.log')),
  )

  await expect(log.drop(), 'the log').toBeCollected()
  await finalizersDone()
  expect(closed, 'what was closed').toEqual(['a.log'])
  expect(finalizer.alive, 'alive').toBe(false)
})

test('need not be kept', async () => {
  const close = countedCallback()
  const log = held(() => new Log('a.log'))
  log.use((target) => void finalize(target, close))

  await expect(close, 'fn, while the log is in use').toBeCalledTimes(0)
  await expect(log.drop(), 'the log').toBeCollected()
  await expect(close, 'fn, when the log is gone').toBeCalledTimes(1)
})

test('holds its arguments until it is dead, and no longer', async () => {
  const log = held(() => new Log('a.log'))
  const handle = held(() => ({ number: 3 }))
  const finalizer = pinned(
    'finalizer',
    log.use((target) => handle.use((mine) => finalize(target, countedCallback(), mine))),
  )

  const dropped = handle.drop()
  await expect(dropped, 'the argument, while the finalizer is alive').toBeKept()
  finalizer.call()
  await expect(dropped, 'the argument, after the call').toBeCollected()
})

test('is too late to be called off when the target is dead', async () => {
  const close = countedCallback()
  const log = held(() => new Log('a.log'))
  const finalizer = pinned(
    'finalizer',
    log.use((target) => finalize(target, close)),
  )

  await expect(log.drop(), 'the log').toBeCollected(() => {
    // Here the log has just died: no clean-up callback has run yet.
    expect(finalizer.alive, 'alive').toBe(true)
    expect(finalizer.detach(), 'detach').toBe(undefined)
  })
  await expect(close, 'fn').toBeCalledTimes(1)
})

test('tells the reporter of an error when the collector has called', async () => {
  const reported: unknown[] = []
  setReporter((error) => reported.push(error))
  const error = new RangeError('the disk is full')
  const fail = () => {
    throw error
  }

  const log = fleeting(() => {
    const target = new Log('a.log')
    finalize(target, fail)
    return target
  })
  await expect(log, 'the log').toBeCollected()
  await finalizersDone()
  setReporter()
  expect(reported, 'what was reported').toEqual([error])
})

// The last test, for a process ends but once.
test('calls what is alive at the end of the process, the last made first', () => {
  const closed: string[] = []
  const close = (name: string) => closed.push(name)
  const [log, other] = [new Log('a.log'), new Log('b.log')]
  finalize(log, close, 'a.log')
  finalize(other, close, 'b.log')
  finalize(log, close, 'a.log again')
  finalize(other, close, 'never').atExit = false

  runExitHooks()
  expect(closed, 'what was closed').toEqual(['a.log again', 'b.log', 'a.log'])
})
