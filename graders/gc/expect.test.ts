import { expect as vitestExpect, test } from 'vitest'
import { thrownBy } from '../fixtures/files.ts'
import { CheckFailed, Inconclusive, Retained } from './errors.ts'
import { expect } from './expect.ts'
import { fleeting, fleetingMany, type Handle } from './handle.ts'
import { pinned } from './pinned.ts'

class Cache {
  readonly #pictures = new Map<string, object>()
  get(name: string): object {
    const picture = this.#pictures.get(name) ?? { name }
    this.#pictures.set(name, picture)
    return picture
  }
}

async function failure(check: () => unknown): Promise<Error> {
  const thrown = await thrownBy(check)
  if (thrown instanceof Error) return thrown
  throw new Error('the check passed')
}

test('a collected object', async () => {
  await expect(fleeting(() => ({}))).toBeCollected()
})

test('a retained object, with the path that holds it', async () => {
  const cache = pinned('cache', new Cache())
  const error = await failure(() => expect(fleeting(() => cache.get('mona'))).toBeCollected())
  vitestExpect(error).toBeInstanceOf(Retained)
  vitestExpect(error.message).toBe(
    'the object is still in memory after 3 full garbage collections. Held by: cache (Cache) → #pictures (Map) → entry "mona" → value',
  )
  vitestExpect(error).toHaveProperty('heldBy', 'cache (Cache) → #pictures (Map) → entry "mona" → value')
})

test('a retained object to which no path is found', async () => {
  const frame = { held: 'by this frame alone' }
  const error = await failure(() => expect(fleeting(() => frame)).toBeCollected())
  vitestExpect(error.message).toBe(
    'the object is still in memory after 3 full garbage collections. The search found no path to it',
  )
  vitestExpect(frame.held).toBe('by this frame alone')
})

test('one retained object of many', async () => {
  const cache = pinned('cache', new Cache())
  const pictures = fleetingMany(3, (index) => (index === 1 ? cache.get('mona') : {}))
  const error = await failure(() => expect(pictures).toBeCollected())
  vitestExpect(error.message).toMatch(
    /^at least one of the 3 objects is still in memory after 3 full garbage collections\. Held by: /,
  )
  vitestExpect(error).toHaveProperty('heldBy', 'cache (Cache) → #pictures (Map) → entry "mona" → value')
})

test('a kept object', async () => {
  const cache = pinned('cache', new Cache())
  await expect(fleeting(() => cache.get('mona'))).toBeKept()
  const error = await failure(() => expect(fleeting(() => ({}))).toBeKept())
  vitestExpect(error).toBeInstanceOf(CheckFailed)
  vitestExpect(error.message).toBe('the object was collected, but must stay in memory')
})

test('a fault of the kit is never a failed check', async () => {
  const held = [{}, {}]
  const handle = fleeting(() => held[0])
  const twinHeld: Handle = Object.assign(handle, { twin: new WeakRef(held[1] as object) })
  vitestExpect(await failure(() => expect(twinHeld).toBeCollected())).toBeInstanceOf(Inconclusive)
  vitestExpect(await failure(() => expect(twinHeld).toBeKept())).toBeInstanceOf(Inconclusive)
  vitestExpect(held).toHaveLength(2)
})

test('a check in the job of the collection fails with its own message', async () => {
  const error = await failure(() => expect(fleeting(() => ({}))).toBeCollected(() => expect(1, 'cache.size').toBe(0)))
  vitestExpect(error.message).toBe('cache.size: expected 0, got 1')
})

test('values', async () => {
  const object = {}
  expect(object).toBe(object)
  expect(['mona', object]).toEqual(['mona', object])
  vitestExpect((await failure(() => expect(1, 'cache.size').toBe(2))).message).toBe('cache.size: expected 2, got 1')
  vitestExpect((await failure(() => expect({}).toBe(object))).message).toBe('expected an object, got a different one')
  vitestExpect((await failure(() => expect(['a']).toEqual(['b']))).message).toBe('expected ["b"], got ["a"]')
})

test('a message begins with the subject of the check', async () => {
  const gone = fleeting(() => ({}))
  vitestExpect((await failure(() => expect(gone, 'the key').toBeKept())).message).toBe(
    'the key: collected, but must stay in memory',
  )
})

test('a call that returns', async () => {
  const object = {}
  const boom = () => {
    throw new RangeError('dried')
  }
  expect(() => object).toReturn(object)
  vitestExpect((await failure(() => expect(() => ({}), 'get').toReturn(object))).message).toBe(
    'get: expected an object, got a different one',
  )
  vitestExpect((await failure(() => expect(boom, 'get').toReturn(object))).message).toBe(
    'get: expected it to return an object, but it threw RangeError: dried',
  )
})

test('a call that throws', async () => {
  const boom = () => {
    throw new RangeError('dried')
  }
  expect(boom).toThrow(RangeError, /dried/)
  vitestExpect((await failure(() => expect(boom, 'get').toThrow(TypeError))).message).toBe(
    'get: expected it to throw TypeError, got RangeError: dried',
  )
  vitestExpect((await failure(() => expect(boom).toThrow(RangeError, /wet/))).message).toBe(
    'expected the message of the RangeError to match /wet/, got "dried"',
  )
  vitestExpect((await failure(() => expect(() => 1).toThrow(RangeError))).message).toBe(
    'expected it to throw RangeError, but it threw nothing',
  )
})

test('a promise that rejects', async () => {
  const boom = () => Promise.reject(new RangeError('dried'))
  await expect(boom).toReject(RangeError, /dried/)
  vitestExpect((await failure(() => expect(boom).toReject(TypeError))).message).toBe(
    'expected it to reject with TypeError, got RangeError: dried',
  )
  vitestExpect((await failure(() => expect(() => Promise.resolve(1)).toReject(RangeError))).message).toBe(
    'expected it to reject with RangeError, but it was fulfilled',
  )
  const atOnce = () => {
    throw new RangeError('at once')
  }
  vitestExpect((await failure(() => expect(atOnce, 'get').toReject(RangeError))).message).toBe(
    'get: expected a promise that rejects, but the call threw RangeError: at once',
  )
  vitestExpect((await failure(() => expect(() => Promise.reject('text')).toReject(RangeError))).message).toBe(
    'expected it to reject with RangeError, got "text"',
  )
})

test('a promise that is fulfilled', async () => {
  vitestExpect(await expect(() => Promise.resolve('mona')).toFulfil()).toBe('mona')
  const error = await failure(() => expect(() => Promise.reject(new RangeError('dried')), 'get').toFulfil())
  vitestExpect(error.message).toBe('get: expected the promise to be fulfilled, but it rejected with RangeError: dried')
})

test('searches for eight paths, and then says why there are no more', { timeout: 60_000 }, async () => {
  const cache = pinned('cache', new Cache())
  const messages: string[] = []
  while (messages.length < 8) {
    messages.push((await failure(() => expect(fleeting(() => cache.get('mona'))).toBeCollected())).message)
  }
  vitestExpect(messages.at(-1)).toMatch(
    /\. Not searched: 8 earlier failures already show what holds objects\. Fix those first$/,
  )
})

test('memory that stays level, and memory that grows', { timeout: 60_000 }, async () => {
  const leaked: object[] = []
  await expect(() => ({})).toHoldLevel()
  const error = await failure(() => expect((index) => leaked.push({ index }), 'get').toHoldLevel())
  vitestExpect(error.message).toMatch(/^get: memory grows by \d+ bytes with every call$/)
})
