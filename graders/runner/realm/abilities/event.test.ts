import { describe, expect, test } from 'vitest'
import { both } from './fixtures/both.ts'

describe.each(both)('%s', (_, { Event, CustomEvent, EventTarget }) => {
  test('an event says what it was made as', () => {
    const event = new Event('x', { bubbles: true, cancelable: true })
    const { type, bubbles, cancelable, composed, defaultPrevented, isTrusted, target, currentTarget, eventPhase } =
      event
    expect({
      type,
      bubbles,
      cancelable,
      composed,
      defaultPrevented,
      isTrusted,
      target,
      currentTarget,
      eventPhase,
    }).toEqual({
      type: 'x',
      bubbles: true,
      cancelable: true,
      composed: false,
      defaultPrevented: false,
      isTrusted: false,
      target: null,
      currentTarget: null,
      eventPhase: 0,
    })
    expect(event.composedPath()).toEqual([])
    expect(event.timeStamp).toBeGreaterThan(0)
    expect(Object.prototype.toString.call(event)).toBe('[object Event]')
    expect(Object.entries(Event).filter(([name]) => /^[A-Z_]+$/.test(name))).toEqual([
      ['NONE', 0],
      ['CAPTURING_PHASE', 1],
      ['AT_TARGET', 2],
      ['BUBBLING_PHASE', 3],
    ])
    expect([Event.length, CustomEvent.length]).toEqual([1, 1])
  })

  test('where it is, while it is dispatched and afterwards', () => {
    const target = new EventTarget()
    const event = new Event('x')
    const seen: unknown[] = []
    target.addEventListener('x', (event) => {
      seen.push(
        event.eventPhase,
        event.target === target,
        event.currentTarget === target,
        event.composedPath()[0] === target,
      )
    })
    target.dispatchEvent(event)
    expect(seen).toEqual([2, true, true, true])
    expect([event.eventPhase, event.target === target, event.currentTarget]).toEqual([0, true, null])
    expect(event.composedPath()).toEqual([])
  })

  test('only a cancelable event can be prevented', () => {
    for (const cancelable of [true, false]) {
      const event = new Event('x', { cancelable })
      event.preventDefault()
      expect([event.defaultPrevented, event.returnValue]).toEqual([cancelable, !cancelable])
    }
    const event = new Event('x', { cancelable: true })
    event.returnValue = false
    expect(event.defaultPrevented).toBe(true)
    event.cancelBubble = true
    expect(event.cancelBubble).toBe(true)
  })

  test('a custom event has a detail', () => {
    expect(new CustomEvent('x', { detail: 5 }).detail).toBe(5)
    expect(new CustomEvent('x').detail).toBe(null)
    expect(new CustomEvent('x')).toBeInstanceOf(Event)
    expect(Object.prototype.toString.call(new CustomEvent('x'))).toBe('[object CustomEvent]')
  })

  test('a type is needed, and is made a text', () => {
    expect(new Event(1 as unknown as string).type).toBe('1')
    const make = Event as unknown as new (...given: unknown[]) => Event
    expect(() => new make()).toThrow(expect.objectContaining({ name: 'TypeError', code: 'ERR_MISSING_ARGS' }))
    expect(() => new make(Symbol('x'))).toThrow(TypeError)
    expect(() => new make('x', 1)).toThrow(expect.objectContaining({ code: 'ERR_INVALID_ARG_TYPE' }))
    expect(new make('x', null).type).toBe('x')
  })

  test('a class can extend it, with fields of its own', () => {
    class Painted extends Event {
      name: string
      constructor(name: string) {
        super('painted')
        this.name = name
      }
    }
    const event = new Painted('mona')
    expect([event.name, event.type]).toEqual(['mona', 'painted'])
    expect(() => {
      Object.assign(event, { type: 'other' })
    }).toThrow(TypeError)
  })
})
