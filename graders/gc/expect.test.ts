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

test('collected', async () => {
  await expect(fleeting(() => ({}))).toBeCollected()
})

test('retained, and by whom', async () => {
  const cache = pinned('cache', new Cache())
  const error = await failure(() => expect(fleeting(() => cache.get('mona'))).toBeCollected())
  vitestExpect(error).toBeInstanceOf(Retained)
  vitestExpect(error.message).toBe(
    'still alive after every collection. Held by: cache (Cache) → #pictures (Map) → entry "mona" → value',
  )
  vitestExpect(error).toHaveProperty('heldBy', 'cache (Cache) → #pictures (Map) → entry "mona" → value')
})

test('retained, and nobody knows by whom', async () => {
  const frame = { held: 'by this frame alone' }
  const error = await failure(() => expect(fleeting(() => frame)).toBeCollected())
  vitestExpect(error.message).toBe('still alive after every collection. What holds it was not found out')
  vitestExpect(frame.held).toBe('by this frame alone')
})

test('one of many is retained', async () => {
  const cache = pinned('cache', new Cache())
  const pictures = fleetingMany(3, (index) => (index === 1 ? cache.get('mona') : {}))
  const error = await failure(() => expect(pictures).toBeCollected())
  vitestExpect(error.message).toMatch(/^one of them, at least: still alive after every collection\. Held by: /)
  vitestExpect(error).toHaveProperty('heldBy', 'cache (Cache) → #pictures (Map) → entry "mona" → value')
})

test('kept', async () => {
  const cache = pinned('cache', new Cache())
  await expect(fleeting(() => cache.get('mona'))).toBeKept()
  const error = await failure(() => expect(fleeting(() => ({}))).toBeKept())
  vitestExpect(error).toBeInstanceOf(CheckFailed)
  vitestExpect(error.message).toBe('gone after a collection')
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
  vitestExpect((await failure(() => expect({}).toBe(object))).message).toBe('expected an object, got another one')
  vitestExpect((await failure(() => expect(['a']).toEqual(['b']))).message).toBe('expected ["b"], got ["a"]')
})

test('says what it is about', async () => {
  const gone = fleeting(() => ({}))
  vitestExpect((await failure(() => expect(gone, 'the key').toBeKept())).message).toBe(
    'the key: gone after a collection',
  )
})

test('returns', async () => {
  const object = {}
  const boom = () => {
    throw new RangeError('dried')
  }
  expect(() => object).toReturn(object)
  vitestExpect((await failure(() => expect(() => ({}), 'get').toReturn(object))).message).toBe(
    'get: expected an object, got another one',
  )
  vitestExpect((await failure(() => expect(boom, 'get').toReturn(object))).message).toBe(
    'get: expected a value, and RangeError: dried was thrown',
  )
})

test('throws', async () => {
  const boom = () => {
    throw new RangeError('dried')
  }
  expect(boom).toThrow(RangeError, /dried/)
  vitestExpect((await failure(() => expect(boom, 'get').toThrow(TypeError))).message).toBe(
    'get: expected TypeError, got RangeError: dried',
  )
  vitestExpect((await failure(() => expect(boom).toThrow(RangeError, /wet/))).message).toBe(
    'expected a RangeError with a message like /wet/, got "dried"',
  )
  vitestExpect((await failure(() => expect(() => 1).toThrow(RangeError))).message).toBe(
    'expected RangeError to be thrown, and nothing was',
  )
})

test('rejects', async () => {
  const boom = () => Promise.reject(new RangeError('dried'))
  await expect(boom).toReject(RangeError, /dried/)
  vitestExpect((await failure(() => expect(boom).toReject(TypeError))).message).toBe(
    'expected TypeError, got RangeError: dried',
  )
  vitestExpect((await failure(() => expect(() => Promise.resolve(1)).toReject(RangeError))).message).toBe(
    'expected the promise to reject with RangeError, and it was fulfilled',
  )
  const atOnce = () => {
    throw new RangeError('at once')
  }
  vitestExpect((await failure(() => expect(atOnce, 'get').toReject(RangeError))).message).toBe(
    'get: expected a promise that rejects, and RangeError: at once was thrown at once',
  )
  vitestExpect((await failure(() => expect(() => Promise.reject('text')).toReject(RangeError))).message).toBe(
    'expected RangeError, got "text"',
  )
})

test('fulfils', async () => {
  vitestExpect(await expect(() => Promise.resolve('mona')).toFulfil()).toBe('mona')
  const error = await failure(() => expect(() => Promise.reject(new RangeError('dried')), 'get').toFulfil())
  vitestExpect(error.message).toBe('get: expected the promise to be fulfilled, and it rejected with RangeError: dried')
})

test('explains eight leaks, and then says why no more', { timeout: 60_000 }, async () => {
  const cache = pinned('cache', new Cache())
  const messages: string[] = []
  while (messages.length < 8) {
    messages.push((await failure(() => expect(fleeting(() => cache.get('mona'))).toBeCollected())).message)
  }
  vitestExpect(messages.at(-1)).toMatch(/not looked for, as 8 failures before this one tell already: mend those first$/)
})

test('holds level', { timeout: 60_000 }, async () => {
  const leaked: object[] = []
  await expect(() => ({})).toHoldLevel()
  const error = await failure(() => expect((index) => leaked.push({ index }), 'get').toHoldLevel())
  vitestExpect(error.message).toMatch(/^get: every call leaves \d+ bytes behind$/)
})
