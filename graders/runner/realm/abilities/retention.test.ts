import { describe, expect, test } from 'vitest'
import { abilities, both, survivors } from './fixtures/both.ts'

describe.each(both)('who holds whom, %s', (_, { Event, EventTarget, AbortController }) => {
  const removed = (act: (target: EventTarget, listener: () => void, controller: AbortController) => unknown) => {
    const kept: unknown[] = []
    return survivors(() => {
      const [target, controller, listener] = [new EventTarget(), new AbortController(), () => {}]
      kept.push(act(target, listener, controller))
      return { target, listener, signal: controller.signal }
    })
  }

  test('a target holds its listeners until they are removed', async () => {
    const held = await removed((target, listener) => {
      target.addEventListener('x', listener)
      return target
    })
    expect(held).toMatchObject({ target: true, listener: true })
    const free = await removed((target, listener) => {
      target.addEventListener('x', listener)
      target.addEventListener('x', () => {})
      target.removeEventListener('x', listener)
      return target
    })
    expect(free).toMatchObject({ target: true, listener: false })
    const once = await removed((target, listener) => {
      target.addEventListener('x', listener, { once: true })
      target.dispatchEvent(new Event('x'))
      return target
    })
    expect(once).toMatchObject({ target: true, listener: false })
  })

  test('a signal holds neither target nor listener', async () => {
    const left = await removed((target, listener, controller) => {
      target.addEventListener('x', listener, { signal: controller.signal })
      return controller
    })
    expect(left).toEqual({ target: false, listener: false, signal: true })
  })

  test('a target holds a listener and its signal until that aborts, even if it is removed', async () => {
    const kept = await removed((target, listener, controller) => {
      target.addEventListener('x', listener, { signal: controller.signal })
      target.removeEventListener('x', listener)
      return target
    })
    expect(kept).toEqual({ target: true, listener: true, signal: true })
    const aborted = await removed((target, listener, controller) => {
      target.addEventListener('x', listener, { signal: controller.signal })
      controller.abort()
      return [target, controller]
    })
    expect(aborted).toEqual({ target: true, listener: false, signal: true })
  })

  test('an event holds its target', async () => {
    const left = await removed((target) => {
      const event = new Event('x')
      target.dispatchEvent(event)
      return event
    })
    expect(left).toMatchObject({ target: true })
  })
})

test('a signal forgets the targets that are gone', async () => {
  const { EventTarget, AbortController } = both[0]![1]
  const { signal } = new AbortController()
  const left = await survivors(() => {
    const targets = Array.from({ length: 50 }, () => new EventTarget())
    for (const target of targets) target.addEventListener('x', () => {}, { signal })
    return Object.fromEntries(targets.entries())
  })
  expect(Object.values(left).some(Boolean)).toBe(false)
  expect(abilities.listenerCount(signal, 'abort')).toBe(0)
})

test('listeners are counted without asking the target', () => {
  const { EventTarget, AbortController } = both[0]![1]
  const target = new EventTarget()
  const { signal } = new AbortController()
  const listener = () => {}
  target.addEventListener('x', listener)
  target.addEventListener('x', listener, true)
  target.addEventListener('y', listener, { signal })
  expect(['x', 'y', 'z'].map((type) => abilities.listenerCount(target, type))).toEqual([2, 1, 0])
  expect(abilities.listenerCount({}, 'x')).toBe(0)
  expect(abilities.listenerCount(new Proxy(target, {}), 'x')).toBe(0)
})
