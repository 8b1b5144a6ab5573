import { expect, test } from 'vitest'
import { frozenRealm } from './fixtures/realm.ts'

const { global, run } = await frozenRealm()

/** Instances and errors of every kind that the abilities give. */
const GIVEN = `
  const caught = (act) => { try { act() } catch (error) { return error } }
  const controller = new AbortController()
  const target = new EventTarget()
  target.addEventListener('x', () => {}, { signal: controller.signal })
  const parameters = new URLSearchParams('a=1')
  const [timer, interval, immediate] = [setTimeout(() => {}, 1e6, {}), setInterval(() => {}, 1e6), setImmediate(() => {})]
  clearTimeout(timer)
  clearInterval(interval)
  return [
    controller, controller.signal, target, new Event('x'), new CustomEvent('x', { detail: {} }), new Event('x').composedPath(),
    AbortSignal.abort(), AbortSignal.abort().reason, AbortSignal.timeout(1e6), AbortSignal.any([controller.signal]),
    timer, interval, immediate, new TextEncoder(), new TextDecoder(), new TextEncoder().encode('a'), new TextEncoder().encodeInto('a', new Uint8Array(2)),
    new URL('http://a/b?c#d'), new URL('http://a/b?c#d').searchParams, parameters, parameters.keys(), parameters.entries().next(), parameters.getAll('a'),
    URL.parse('http://a'), structuredClone({ a: [new Map([[1, new Set()]]), new Date(), /x/, new Error('e'), Object(1), new Float16Array(2), new DataView(new ArrayBuffer(2)), new DOMException('m')] }),
    crypto.getRandomValues(new Uint8Array(4)), new DOMException('m', { name: 'n', cause: {} }),
    caught(() => setTimeout(1)), caught(() => setTimeout(() => {}, 1n)), caught(() => setImmediate()), caught(() => queueMicrotask({})),
    caught(() => new Event()), caught(() => target.addEventListener('x', 1)), caught(() => target.addEventListener('x')), caught(() => target.dispatchEvent({})),
    caught(() => EventTarget.prototype.dispatchEvent.call({}, new Event('x'))), caught(() => new AbortSignal()), caught(() => AbortSignal.timeout('x')),
    caught(() => AbortSignal.timeout(-1)), caught(() => AbortSignal.any([{}])), caught(() => AbortSignal.abort().throwIfAborted()),
    caught(() => atob('?')), caught(() => btoa('€')), caught(() => atob()), caught(() => structuredClone(() => {})), caught(() => structuredClone()),
    caught(() => structuredClone(1, 1)), caught(() => structuredClone(1, { transfer: [{}] })), caught(() => new URL('x')), caught(() => URL()),
    caught(() => new URLSearchParams([[1]])), caught(() => new TextDecoder('klingon')), caught(() => new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array([255]))),
    caught(() => new TextDecoder().decode(1)), caught(() => new TextEncoder().encodeInto(1, 1)), caught(() => crypto.getRandomValues({})), caught(() => crypto.getRandomValues(new Uint8Array(1e6))),
    caught(() => DOMException()), console.log('x'),
  ]` // prettier-ignore

/** All that can be reached from these by properties, accessors and prototypes. */
function reachable(roots: readonly unknown[]): Set<object> {
  const seen = new Set<object>()
  const left = [...roots]
  while (left.length > 0) {
    const value = left.pop()
    const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function'
    if (!isObject || seen.has(value)) continue
    seen.add(value)
    left.push(Reflect.getPrototypeOf(value))
    for (const key of Reflect.ownKeys(value)) {
      const property = Reflect.getOwnPropertyDescriptor(value, key)
      left.push(property?.value, property?.get, property?.set)
    }
  }
  return seen
}

const abilities = (): unknown[] =>
  run(`[${'AbortController AbortSignal Event EventTarget CustomEvent DOMException TextEncoder TextDecoder URL URLSearchParams atob btoa queueMicrotask structuredClone console setTimeout setInterval setImmediate clearTimeout clearInterval clearImmediate performance crypto'.split(' ').join(',')}]`) as unknown[] // prettier-ignore

test('nothing that they lead to is of another realm', () => {
  const found = reachable([...abilities(), ...(run(`(() => { ${GIVEN} })()`) as unknown[])])
  expect(found.size).toBeGreaterThan(500)
  expect(found.has(global.Object.prototype)).toBe(true)
  for (const foreign of [Object.prototype, Function.prototype, Error.prototype, Array.prototype, Promise.prototype]) {
    expect(found.has(foreign)).toBe(false)
  }
  for (const object of found) {
    let last = object
    for (let next: object | null = object; next !== null; next = Reflect.getPrototypeOf(next)) last = next
    const isRooted = last === global.Object.prototype || Reflect.getPrototypeOf(object) === null
    expect(isRooted || last === object).toBe(true)
  }
})

test('nothing of theirs is left on the global object', () => {
  const left = Object.getOwnPropertyNames(global).filter((name) => /^_|core|exodus/.test(name))
  expect(left).toEqual([])
})

test('all that they lead to is frozen, and so are the classes that no name leads to', () => {
  for (const object of reachable(abilities())) expect(Object.isFrozen(object)).toBe(true)
  const instances = run(`(() => { ${GIVEN} })()`) as unknown[]
  const classes = instances.flatMap((one) => {
    const isObject = typeof one === 'object' && one !== null
    return isObject ? [Reflect.getPrototypeOf(one)] : []
  })
  const iterators = [run('Reflect.getPrototypeOf(new URLSearchParams().keys())')]
  const unfrozen = [...reachable(classes)].filter((object) => !Object.isFrozen(object))
  // What an iterator of parameters inherits is for whoever freezes what has no name.
  expect(unfrozen.filter((object) => !reachable(iterators).has(object))).toEqual([])
})

test('an error that the bridge could make is never of another realm', async () => {
  const { global, run } = await frozenRealm()
  const errors = run(`
    const thrown = new Set()
    const uses = [
      () => performance.now(), () => clearTimeout(setTimeout(() => {}, 1)), () => clearImmediate(setImmediate(() => {})), () => new Event('x'), () => console.log({}),
      () => structuredClone({ a: {} }), () => crypto.randomUUID(), () => AbortSignal.timeout(1), () => new URL('http://a'),
      () => new TextDecoder().decode(new Uint8Array([255])), () => atob('YQ=='),
    ]
    for (const use of uses) {
      const dive = () => {
        try { use() } catch (error) { thrown.add(error) }
        try { dive() } catch (error) { thrown.add(error) }
        try { use() } catch (error) { thrown.add(error) }
      }
      dive()
    }
    [...thrown]`) as unknown[] // prettier-ignore
  expect(errors.length).toBeGreaterThan(0)
  for (const error of errors) expect(error).toBeInstanceOf(global.Error)
})

test('what a submission puts in the place of a global changes nothing', async () => {
  const other = await frozenRealm()
  const result = other.run(`
    for (const name of ['Map', 'Set', 'WeakRef', 'Promise', 'Reflect', 'Symbol', 'Object', 'Array', 'Uint8Array', 'Error', 'EventTarget', 'AbortSignal', 'DOMException', 'FinalizationRegistry', 'JSON', 'Math', 'Number', 'String']) {
      globalThis[name] = undefined
    }
    const controller = new AbortController()
    const target = new URL('http://a/b')
    controller.signal.addEventListener('abort', () => {}, { signal: controller.signal })
    controller.abort()
    clearTimeout(setTimeout(() => {}, 1))
    console.log({}, target)
    structuredClone({ a: [1] })
    controller.signal.aborted && target.href`) // prettier-ignore
  expect(result).toBe('http://a/b')
})
