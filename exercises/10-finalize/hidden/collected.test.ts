import { test } from 'vitest'
import { countedCallback, expect, finalizersDone, type Held, held, pinned } from '#gc'
import { finalize, setReporter } from '../finalize.ts'

// Use a finalizer in a frame of its own, because what it returns could stay alive in the frame of the test.
const look = (finalizer: { peek(): unknown }): void => {
  finalizer.peek()
}
const callNow = (finalizer: { call(): unknown }): void => {
  finalizer.call()
}
const detachNow = (finalizer: { detach(): unknown }): void => {
  finalizer.detach()
}

const target = (): Held<object> => held(() => ({ name: 'target' }))

test('runs-when-the-target-dies', async () => {
  const calls: unknown[][] = []
  const key = { name: 'key' }
  const fn = (...args: unknown[]) => {
    calls.push(args)
    return 'returned'
  }
  const object = target()
  const finalizer = pinned(
    'finalizer',
    object.use((mine) => finalize(mine, fn, 'mona', key)),
  )
  await expect(object.drop(), 'the target').toBeCollected()
  await finalizersDone()
  expect(calls, 'the arguments of each call of fn').toEqual([['mona', key]])
  expect(finalizer.alive, 'alive').toBe(false)
  expect(finalizer.call(), 'call').toBe(undefined)
  expect(finalizer.peek(), 'peek').toBe(undefined)
  expect(finalizer.detach(), 'detach').toBe(undefined)
  expect(calls.length, 'calls of fn in total').toBe(1)
})

test('waits-for-the-target', async () => {
  const fn = countedCallback()
  const object = target()
  const finalizer = pinned(
    'finalizer',
    object.use((mine) => finalize(mine, fn)),
  )
  await expect(fn, 'fn, while the target is in use').toBeCalledTimes(0)
  expect(finalizer.alive, 'alive').toBe(true)
  expect(
    object.use((mine) => finalizer.peek()?.[0] === mine),
    'peek returns the target',
  ).toBe(true)
  await expect(object.drop(), 'the target').toBeCollected()
  await expect(fn, 'fn, after the death of the target').toBeCalledTimes(1)
})

test('keeps-no-target', async () => {
  const fn = countedCallback()
  for (const way of ['that is not used', 'after peek', 'with atExit set to false']) {
    const object = target()
    const finalizer = pinned(
      `the finalizer ${way}`,
      object.use((mine) => finalize(mine, fn)),
    )
    if (way === 'after peek') look(finalizer)
    if (way === 'with atExit set to false') finalizer.atExit = false
    await expect(object.drop(), `the target of a finalizer ${way}`).toBeCollected()
  }
  await expect(fn, 'fn').toBeCalledTimes(3)
})

test('need-not-be-kept', async () => {
  const fn = countedCallback()
  const object = target()
  object.use((mine) => {
    finalize(mine, fn)
  })
  await expect(fn, 'fn, while the target is in use').toBeCalledTimes(0)
  await expect(object.drop(), 'the target').toBeCollected()
  await expect(fn, 'fn, after the death of the target').toBeCalledTimes(1)
})

test('not-again-after-a-call', async () => {
  const fn = countedCallback()
  const object = target()
  const finalizer = pinned(
    'finalizer',
    object.use((mine) => finalize(mine, fn)),
  )
  callNow(finalizer)
  expect(fn.calls(), 'calls of fn by hand').toBe(1)
  await expect(object.drop(), 'the target').toBeCollected()
  await expect(fn, 'fn').toBeCalledTimes(1)
})

test('not-at-all-after-detach', async () => {
  const fn = countedCallback()
  const object = target()
  const finalizer = pinned(
    'finalizer',
    object.use((mine) => finalize(mine, fn)),
  )
  detachNow(finalizer)
  await expect(object.drop(), 'the target').toBeCollected()
  await expect(fn, 'fn').toBeCalledTimes(0)
})

test('many-of-one-target', async () => {
  const called = countedCallback()
  const detached = countedCallback()
  const left = countedCallback()
  const object = target()
  object.use((mine) => {
    finalize(mine, left)
    const first = finalize(mine, called)
    const second = finalize(mine, detached)
    finalize(mine, left)
    first.call()
    second.detach()
  })
  await expect(object.drop(), 'the target').toBeCollected()
  await expect(left, 'the fn of the two remaining finalizers').toBeCalledTimes(2)
  await expect(called, 'the fn that was called by hand').toBeCalledTimes(1)
  await expect(detached, 'the fn of the detached finalizer').toBeCalledTimes(0)
})

test('keeps-its-arguments', async () => {
  const names: string[] = []
  const note = (file: { name: string }) => names.push(file.name)
  const object = target()
  const argument = held(() => ({ name: 'a file' }))
  object.use((mine) => argument.use((file) => void finalize(mine, note, file)))
  await expect(argument.drop(), 'the argument, while the target is in use').toBeKept()
  await expect(object.drop(), 'the target').toBeCollected()
  await finalizersDone()
  expect(names, 'the names of the arguments of fn').toEqual(['a file'])
})

test('arguments-keep-what-they-lead-to', async () => {
  const fn = countedCallback()
  const object = target()
  const finalizer = pinned(
    'finalizer',
    object.use((mine) => finalize(mine, fn, mine)),
  )
  const dropped = object.drop()
  await expect(dropped, 'a target that is among the arguments').toBeKept()
  expect(fn.calls(), 'calls of fn').toBe(0)
  detachNow(finalizer)
  await expect(dropped, 'that target, after detach').toBeCollected()
})

test('lets-go-after-a-call', async () => {
  const object = target()
  const fn = held(() => countedCallback())
  const argument = held(() => ({ name: 'argument' }))
  const finalizer = pinned(
    'finalizer',
    object.use((mine) => fn.use((call) => argument.use((it) => finalize(mine, call, it)))),
  )
  callNow(finalizer)
  await expect(fn.drop(), 'fn').toBeCollected()
  await expect(argument.drop(), 'the argument').toBeCollected()
  expect(
    object.use(() => finalizer.alive),
    'alive',
  ).toBe(false)
})

test('lets-go-after-detach', async () => {
  const object = target()
  const fn = held(() => countedCallback())
  const argument = held(() => ({ name: 'argument' }))
  const finalizer = pinned(
    'finalizer',
    object.use((mine) => fn.use((call) => argument.use((it) => finalize(mine, call, it)))),
  )
  detachNow(finalizer)
  await expect(fn.drop(), 'fn').toBeCollected()
  await expect(argument.drop(), 'the argument').toBeCollected()
  expect(
    object.use(() => finalizer.alive),
    'alive',
  ).toBe(false)
})

test('lets-go-after-collection', async () => {
  const object = target()
  const fn = held(() => countedCallback())
  const argument = held(() => ({ name: 'argument' }))
  const finalizer = pinned(
    'finalizer',
    object.use((mine) => fn.use((call) => argument.use((it) => finalize(mine, call, it)))),
  )
  await expect(object.drop(), 'the target').toBeCollected()
  await finalizersDone()
  expect(
    fn.use((call) => call.calls()),
    'calls of fn',
  ).toBe(1)
  await expect(fn.drop(), 'fn').toBeCollected()
  await expect(argument.drop(), 'the argument').toBeCollected()
  expect(finalizer.alive, 'alive').toBe(false)
})

test('is-itself-let-go', async () => {
  const object = target()
  const fn = countedCallback()
  const finalizerOf = (kept: Held<object>) => held(() => kept.use((mine) => finalize(mine, fn)))
  const [called, detached] = [finalizerOf(object), finalizerOf(object)]
  called.use(callNow)
  detached.use(detachNow)
  await expect(called.drop(), 'the finalizer that was called').toBeCollected()
  await expect(detached.drop(), 'the finalizer that was detached').toBeCollected()

  const other = target()
  const overtaken = finalizerOf(other)
  await expect(other.drop(), 'a target').toBeCollected()
  await finalizersDone()
  await expect(overtaken.drop(), 'the finalizer whose target was collected').toBeCollected()
  object.use(() => undefined)
})

test('too-late-to-be-called-off', async () => {
  const fn = countedCallback()
  const object = target()
  const finalizer = pinned(
    'finalizer',
    object.use((mine) => finalize(mine, fn)),
  )
  await expect(object.drop(), 'the target').toBeCollected(() => {
    expect(finalizer.alive, 'alive, before the clean-up').toBe(true)
    expect(finalizer.peek(), 'peek, before the clean-up').toBe(undefined)
    expect(finalizer.detach(), 'detach, before the clean-up').toBe(undefined)
    expect(finalizer.alive, 'alive after that, before the clean-up').toBe(true)
  })
  await expect(fn, 'fn').toBeCalledTimes(1)
})

test('by-hand-before-the-collector', async () => {
  let calls = 0
  const fn = () => (calls += 1)
  const object = target()
  const finalizer = pinned(
    'finalizer',
    object.use((mine) => finalize(mine, fn)),
  )
  await expect(object.drop(), 'the target').toBeCollected(() => {
    expect(finalizer.call(), 'call, before the clean-up').toBe(1)
    expect(finalizer.alive, 'alive after that, before the clean-up').toBe(false)
  })
  await finalizersDone()
  expect(calls, 'calls of fn').toBe(1)
})

test('reports-an-error', async () => {
  const reported: unknown[] = []
  setReporter((error) => reported.push(error))
  const error = new RangeError('the file is gone')
  const others = countedCallback()
  const object = target()
  object.use((mine) => {
    finalize(mine, others)
    finalize(mine, () => {
      throw error
    })
    finalize(mine, others)
  })
  await expect(object.drop(), 'the target').toBeCollected()
  await finalizersDone()
  setReporter()
  expect(reported, 'errors passed to the reporter').toEqual([error])
  await expect(others, 'the fn of the two finalizers before and after the throwing one').toBeCalledTimes(2)
})

test('an-error-without-a-reporter', async () => {
  const others = countedCallback()
  const object = target()
  setReporter(() => undefined)
  setReporter()
  object.use((mine) => {
    finalize(mine, others)
    finalize(mine, () => {
      throw new RangeError('thrown on purpose by the test; expected on the console only')
    })
    finalize(mine, others)
  })
  await expect(object.drop(), 'the target').toBeCollected()
  await finalizersDone()
  await expect(others, 'the fn of the two finalizers before and after the throwing one').toBeCalledTimes(2)
})

test('holds-level', async () => {
  const lasting = pinned('target', { name: 'target' })
  const fn = () => undefined
  await expect((index) => {
    const finalizer = finalize(index % 4 === 0 ? {} : lasting, fn)
    if (index % 4 === 1) finalizer.detach()
    else if (index % 4 > 1) finalizer.call()
  }, 'making finalizers that are called, detached, or left to the clean-up').toHoldLevel()
})
