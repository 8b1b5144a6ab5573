import { describe, expect, test } from 'vitest'
import { both, uncaughtDuring } from './fixtures/both.ts'

describe.each(both)('%s', (_, { Event, EventTarget, AbortController }) => {
  const fire = (target: EventTarget, type = 'x') => target.dispatchEvent(new Event(type))

  test('listeners are called in order, each once, with the target as `this`', () => {
    const target = new EventTarget()
    const calls: unknown[] = []
    const first = function (this: unknown) {
      calls.push('first', this === target)
    }
    target.addEventListener('x', first)
    target.addEventListener('x', { handleEvent: () => calls.push('object') })
    target.addEventListener('x', first, { once: true })
    target.addEventListener('x', first, true)
    target.addEventListener('y', () => calls.push('other'))
    fire(target)
    expect(calls).toEqual(['first', true, 'object', 'first', true])
  })

  test('an object is asked for `handleEvent` when it is called, and is its `this`', () => {
    const target = new EventTarget()
    const seen: unknown[] = []
    const listener: { handleEvent?: (this: object) => void } = {}
    target.addEventListener('x', listener as EventListenerObject)
    fire(target)
    listener.handleEvent = function () {
      seen.push(this === listener)
    }
    fire(target)
    expect(seen).toEqual([true])
  })

  test('removing needs the same capture, and stops one that has not been called yet', () => {
    const target = new EventTarget()
    const calls: string[] = []
    const last = () => calls.push('last')
    target.addEventListener('x', () => {
      calls.push('first')
      target.removeEventListener('x', last)
    })
    target.addEventListener('x', last)
    target.addEventListener('x', last, { capture: true })
    fire(target)
    expect(calls).toEqual(['first', 'last'])
    target.removeEventListener('x', last, true)
    fire(target)
    expect(calls).toEqual(['first', 'last', 'first'])
  })

  test('what a listener adds is called if it was not the last', () => {
    const target = new EventTarget()
    const calls: string[] = []
    const add = () => {
      target.addEventListener('x', () => calls.push('added'), { once: true })
    }
    target.addEventListener('x', add, { once: true })
    fire(target)
    expect(calls).toEqual([])
    target.addEventListener('x', () => calls.push('last'))
    fire(target)
    expect(calls).toEqual(['added', 'last'])
    target.removeEventListener('x', add)
    const other = new EventTarget()
    other.addEventListener('x', () => other.addEventListener('x', () => calls.push('live')), { once: true })
    other.addEventListener('x', () => calls.push('second'))
    fire(other)
    expect(calls).toEqual(['added', 'last', 'second', 'live'])
  })

  test('once is over before it is called', () => {
    const target = new EventTarget()
    let calls = 0
    target.addEventListener('x', () => (calls += 1) < 3 && fire(target), { once: true })
    fire(target)
    fire(target)
    expect(calls).toBe(1)
  })

  test('stopping keeps the others from being called, preventing is told', () => {
    const target = new EventTarget()
    const calls: string[] = []
    target.addEventListener(
      'x',
      (event) => {
        calls.push('passive')
        event.preventDefault()
      },
      { passive: true },
    )
    target.addEventListener('x', (event) => {
      calls.push('stops')
      event.stopImmediatePropagation()
    })
    target.addEventListener('x', () => calls.push('never'))
    expect(target.dispatchEvent(new Event('x', { cancelable: true }))).toBe(true)
    expect(calls).toEqual(['passive', 'stops'])
    const other = new EventTarget()
    other.addEventListener('x', (event) => event.preventDefault())
    expect(other.dispatchEvent(new Event('x', { cancelable: true }))).toBe(false)
    expect(other.dispatchEvent(new Event('x'))).toBe(true)
  })

  test('an event that is being dispatched cannot be dispatched', () => {
    const target = new EventTarget()
    let thrown: unknown
    target.addEventListener('x', (event) => {
      try {
        target.dispatchEvent(event)
      } catch (error) {
        thrown = error
      }
    })
    const event = new Event('x')
    target.dispatchEvent(event)
    expect(thrown).toMatchObject({ code: 'ERR_EVENT_RECURSION' })
    expect(target.dispatchEvent(event)).toBe(true)
  })

  test('an error comes out later, and the other listeners are called', async () => {
    const calls: string[] = []
    const errors = await uncaughtDuring(() => {
      const target = new EventTarget()
      target.addEventListener('x', () => {
        throw new RangeError('thrown')
      })
      target.addEventListener('x', () => calls.push('called'))
      calls.push(String(fire(target)))
    })
    expect(calls).toEqual(['called', 'true'])
    expect(errors.map(String)).toEqual(['RangeError: thrown'])
  })

  test('no listener is fine, and junk is refused', () => {
    const target = new EventTarget()
    const add = target.addEventListener.bind(target) as (...given: unknown[]) => void
    add('x', null)
    add('x', undefined)
    add('x', {})
    fire(target)
    for (const junk of [1, 'x', Symbol('a'), true]) {
      expect(() => add('x', junk)).toThrow(expect.objectContaining({ name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' }))
    }
    expect(() => add('x')).toThrow(expect.objectContaining({ name: 'TypeError', code: 'ERR_MISSING_ARGS' }))
    for (const signal of [null, {}, new EventTarget()]) expect(() => add('x', () => {}, { signal })).toThrow(TypeError)
    expect(() => add('x', () => {}, 'options')).toThrow(TypeError)
    const dispatch = target.dispatchEvent.bind(target) as (...given: unknown[]) => boolean
    for (const junk of [undefined, null, { type: 'x' }]) expect(() => dispatch(junk)).toThrow(TypeError)
    expect(() => EventTarget.prototype.addEventListener.call({} as EventTarget, 'x', () => {})).toThrow(TypeError)
    expect([target.addEventListener.length, target.removeEventListener.length, target.dispatchEvent.length]).toEqual([
      2, 2, 1,
    ])
  })

  test('a signal removes listeners, and an aborted one lets none be added', () => {
    const target = new EventTarget()
    const controller = new AbortController()
    let calls = 0
    const count = () => {
      calls += 1
    }
    controller.signal.addEventListener('abort', (event) => event.stopImmediatePropagation())
    target.addEventListener('x', count, { signal: controller.signal })
    fire(target)
    controller.abort()
    fire(target)
    expect(calls).toBe(1)
    target.addEventListener('x', count, { signal: controller.signal })
    fire(target)
    expect(calls).toBe(1)
  })

  test('a class can extend it and bind its methods', () => {
    class Gallery extends EventTarget {
      constructor() {
        super()
        this.addEventListener = this.addEventListener.bind(this)
      }
    }
    const gallery = new Gallery()
    let calls = 0
    const add = Reflect.get(gallery, 'addEventListener') as (this: undefined, ...given: unknown[]) => void
    const count = () => {
      calls += 1
    }
    add.call(undefined, 'x', count)
    fire(gallery)
    expect(calls).toBe(1)
    expect(Object.prototype.toString.call(gallery)).toBe('[object EventTarget]')
  })
})
