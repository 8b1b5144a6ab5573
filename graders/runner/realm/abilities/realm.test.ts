import { expect, test } from 'vitest'
import { wait } from './fixtures/both.ts'
import { frozenRealm } from './fixtures/realm.ts'

const { run, printed, uncaught } = await frozenRealm()

/** Runs a body there, and gives what it returns, as JSON knows it. */
const inRealm = (body: string): unknown =>
  JSON.parse(String(run(`JSON.stringify((() => { 'use strict'; ${body} })())`)))

test('events and signals', () => {
  expect(
    inRealm(`
      class Gallery extends EventTarget {
        name = 'none'
        constructor() {
          super()
          this.addEventListener = this.addEventListener.bind(this)
          this.dispatchEvent = (event) => super.dispatchEvent(event)
          this.toString = () => 'gallery'
          this.name = 'own'
        }
      }
      class Painted extends Event {
        constructor(name) {
          super('painted', { cancelable: true })
          this.name = name
          this.preventDefault = () => super.preventDefault()
        }
      }
      const [gallery, controller, calls] = [new Gallery(), new AbortController(), []]
      const { addEventListener } = gallery
      addEventListener('painted', (event) => { calls.push(event.name, event.target === gallery); event.preventDefault() }, { signal: controller.signal })
      addEventListener('painted', { handleEvent(event) { calls.push(event.defaultPrevented) } }, { once: true })
      gallery.dispatchEvent(new Painted('mona'))
      controller.signal.onabort = (event) => calls.push(event.type, event.isTrusted)
      controller.abort()
      gallery.dispatchEvent(new Painted('lisa'))
      const any = AbortSignal.any([controller.signal])
      return [calls, any.aborted, any.reason.name, any.reason instanceof DOMException, any.reason instanceof Error, String(gallery), gallery.name, new CustomEvent('x', { detail: 1 }).detail]
    `),
  ).toEqual([
    ['mona', true, true, 'abort', true],
    true,
    'AbortError',
    true,
    true,
    'gallery',
    'own',
    1,
  ]) // prettier-ignore
})

test('timers, immediates and microtasks', async () => {
  run(`
    var order = []
    const timer = setTimeout(function (...args) { order.push('timer', this === timer, ...args) }, 2, 1, 2)
    let ticks = 0
    const interval = setInterval(() => { ticks += 1; if (ticks === 2) { order.push('interval'); interval.close() } }, 10)
    setImmediate((text) => order.push(text), 'immediate')
    queueMicrotask(() => order.push('microtask'))
    clearTimeout(setTimeout(() => order.push('never'), 1))
    setTimeout(() => { throw new RangeError('from a timer') }, 1)
    queueMicrotask(() => { throw new RangeError('from a microtask') })
    setImmediate(() => { throw new RangeError('from an immediate') })
    new EventTarget().addEventListener('x', () => {}, { signal: AbortSignal.timeout(5) })
    const signal = AbortSignal.timeout(3)
    signal.addEventListener('abort', () => order.push(signal.reason.name))`)
  for (let round = 0; round < 100 && run('order.length') !== 8; round++) await wait(5)
  expect(run('JSON.stringify(order)')).toBe(
    JSON.stringify(['microtask', 'immediate', 'timer', true, 1, 2, 'TimeoutError', 'interval']),
  )
  expect(uncaught.map((error) => (error as Error).message).toSorted()).toEqual([
    'from a microtask',
    'from a timer',
    'from an immediate',
  ])
})

test('clones, text and addresses', () => {
  expect(
    inRealm(`
      const clone = structuredClone({ map: new Map([[1, new Set([2])]]), error: new RangeError('dried', { cause: [1] }), bytes: new Uint8Array([1, 2]) })
      class Link extends URL { constructor(text) { super(text); this.toString = () => 'mine'; this.name = 'own' } }
      const link = new Link('http://a.b/c?d=e#f')
      link.searchParams.append('g', 'h')
      link.pathname = '/x y'
      class Sly extends DOMException { constructor() { super('told', 'Mine'); this.extra = 1 } }
      return [
        [...clone.map][0][0], clone.map.get(1).has(2), clone.error instanceof RangeError, clone.error.message, clone.error.cause, clone.bytes.length,
        link.href, String(link), [...link.searchParams].flat(), new TextDecoder().decode(new TextEncoder().encode('Grüße')), atob(btoa('x')),
        new Sly().message, new Sly().name, new Sly() instanceof Sly, Object.prototype.toString.call(link), /^[\\da-f-]{36}$/.test(crypto.randomUUID()),
        performance.now() > 0, performance.timeOrigin > 0, [Event, URL, TextDecoder, DOMException, AbortSignal].map(({ name }) => name),
      ]`),
  ).toEqual([
    1, true, true, 'dried', [1], 2,
    'http://a.b/x%20y?d=e&g=h#f', 'mine', ['d', 'e', 'g', 'h'], 'Grüße', 'x',
    'told', 'Mine', true, '[object URL]', true,
    true, true, ['Event', 'URL', 'TextDecoder', 'DOMException', 'AbortSignal'],
  ]) // prettier-ignore
})

test('the console', () => {
  const before = printed.length
  run(`
    class Picture { constructor() { this.name = 'mona' } }
    class Dried extends Error {}
    console.log('%s is', 'it', { a: [1, new Map([['b', new Set([new Picture()])]])], f() {} }, Picture, Object.create(null))
    console.error(new TypeError('x is not a function'))
    console.error(new Dried('the paint'), new DOMException('told', 'AbortError'))
    console.log(new Event('x'), new EventTarget(), setTimeout, EventTarget, [new Uint8Array(2), new Date(0), /x/g, null])
    console.log(new Proxy({}, { get() { throw new Error('asked') } }))`)
  const texts = printed.slice(before).map(([, text]) => text)
  expect(texts[0]).toBe(
    `it is {\n  a: [\n    1,\n    Map(1) { 'b' => Set(1) { Picture { name: 'mona' } } }\n  ],\n  f: [Function: f]\n} [class Picture] [Object: null prototype] {}\n`,
  )
  expect(texts[1]).toContain('TypeError: x is not a function')
  expect(texts[2]).toBe('[Dried [Error]: the paint] [DOMException [AbortError]: told]\n')
  expect(texts[3]).toContain('Event {} EventTarget {} [Function: setTimeout] [class EventTarget]')
  expect(texts[3]).toContain('[ Uint8Array(2) [ 0, 0 ], 1970-01-01T00:00:00.000Z, /x/g, null ]')
  expect(texts[4]).toBe('[Proxy]\n')
})

test('a signal holds no target, a target that is held holds its listeners', async () => {
  run(`
    var kept = new AbortController()
    var heldTarget = new EventTarget()
    var references = (() => {
      const [target, listener, held] = [new EventTarget(), () => {}, () => {}]
      target.addEventListener('x', listener, { signal: kept.signal })
      heldTarget.addEventListener('x', held)
      return [target, listener, held].map((one) => new WeakRef(one))
    })()`)
  for (let round = 0; round < 4; round++) {
    await wait(5)
    globalThis.gc?.()
  }
  expect(inRealm('return references.map((one) => one.deref() !== undefined)')).toEqual([false, false, true])
})
