import { expect, test } from 'vitest'
import { listenerCount } from './listeners.ts'

test('counts the listeners for one type of event, and asks no method of the target', () => {
  class Silent extends EventTarget {
    override addEventListener(): void {}

    listeners(): [] {
      return []
    }
  }
  const target = new Silent()
  expect(listenerCount(target, 'added')).toBe(0)
  const listener = () => {}
  EventTarget.prototype.addEventListener.call(target, 'added', listener)
  EventTarget.prototype.addEventListener.call(target, 'added', () => {}, { once: true })
  EventTarget.prototype.addEventListener.call(target, 'removed', listener)
  expect(listenerCount(target, 'added')).toBe(2)
  target.removeEventListener('added', listener)
  target.dispatchEvent(new Event('added'))
  expect(listenerCount(target, 'added')).toBe(0)
  expect(listenerCount(target, 'removed')).toBe(1)
})
