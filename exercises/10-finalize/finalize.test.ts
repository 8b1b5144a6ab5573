import { test } from 'vitest'
import { countedCallback, expect, finalizersDone, fleeting, held, pinned, runExitHooks } from '#gc'
import { finalize, setReporter } from './finalize.ts'

// What the helpers of the kit do:
// - pinned('finalizer', ...)  holds the finalizer until the test is over
// - held(make)                makes an object and holds it, until its drop()
// - fleeting(make)            makes an object and drops it at once, so that nothing holds it unless the finalizer does
// - toBeCollected()           runs the real collector, and fails if the object outlives it; toBeKept() is the opposite
// - countedCallback()         makes a function that counts its calls; toBeCalledTimes(n) collects, waits and compares
// - finalizersDone()          waits until the clean-up callbacks of all dead objects have run
// - runExitHooks()            runs the listeners registered with process.on('exit', ...)

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

test('shows what it was made of, and can be cancelled', () => {
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

test('throws an error of fn to the caller, and rejects invalid arguments', () => {
  const finalizer = finalize(new Log('a.log'), () => {
    throw new RangeError('the disk is full')
  })

  expect(() => finalizer.call(), 'call').toThrow(RangeError, /the disk is full/)
  expect(finalizer.alive, 'alive after the error').toBe(false)
  expect(() => finalize(42 as unknown as Log, countedCallback()), 'a number as the target').toThrow(TypeError)
  expect(() => finalize(new Log('a.log'), 'close' as unknown as () => void), 'a string as fn').toThrow(TypeError)
})

test('calls fn when the target has been collected, and does not keep the target alive', async () => {
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

test('works even if nothing else holds it', async () => {
  const close = countedCallback()
  const log = held(() => new Log('a.log'))
  log.use((target) => void finalize(target, close))

  await expect(close, 'fn, while the log is in use').toBeCalledTimes(0)
  await expect(log.drop(), 'the log').toBeCollected()
  await expect(close, 'fn, after the death of the log').toBeCalledTimes(1)
})

test('holds its arguments only until it is dead', async () => {
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

test('cannot be cancelled once the target is dead', async () => {
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

test('passes an error of fn in the clean-up to the reporter', async () => {
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
  expect(reported, 'errors passed to the reporter').toEqual([error])
})

// Comes last, because a process ends only once.
test('calls living finalizers at the end of the process, newest first', () => {
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
