import { describe, expect, test } from 'vitest'
import { both, survivors, wait } from './fixtures/both.ts'

const setOnabort = (signal: AbortSignal, handler: AbortSignal['onabort']) => {
  // oxlint-disable-next-line unicorn/prefer-add-event-listener -- it is what is tested.
  signal.onabort = handler
}

describe.each(both)('%s', (_, { AbortController, AbortSignal, DOMException, Event, EventTarget }) => {
  test('aborts once, with a reason', () => {
    const { signal, ...none } = new AbortController()
    expect(none).toEqual({})
    const controller = new AbortController()
    const reasons: unknown[] = []
    controller.signal.addEventListener('abort', (event) => {
      const { reason, aborted } = event.target as AbortSignal
      reasons.push(event.type, event.isTrusted, aborted, reason)
    })
    expect([signal.aborted, signal.reason]).toEqual([false, undefined])
    signal.throwIfAborted()
    controller.abort('mine')
    controller.abort('other')
    expect(reasons).toEqual(['abort', true, true, 'mine'])
    expect(controller.signal).toMatchObject({ aborted: true, reason: 'mine' })
    expect(() => controller.signal.throwIfAborted()).toThrow('mine')
  })

  test('the reason is a DOMException if there is no other', () => {
    const controller = new AbortController()
    controller.abort()
    for (const signal of [controller.signal, AbortSignal.abort()]) {
      expect(signal.reason).toBeInstanceOf(DOMException)
      expect(signal.reason).toMatchObject({ name: 'AbortError', code: 20, message: 'This operation was aborted' })
    }
    expect(AbortSignal.abort(null).reason).toBe(null)
  })

  test('nobody constructs a signal', () => {
    const make = AbortSignal as unknown as new (...given: unknown[]) => AbortSignal
    expect(() => new make()).toThrow(expect.objectContaining({ name: 'TypeError', code: 'ERR_ILLEGAL_CONSTRUCTOR' }))
    expect(() => Reflect.construct(make, [], EventTarget)).toThrow(TypeError)
    expect(Reflect.getPrototypeOf(AbortSignal)).toBe(EventTarget)
    expect([AbortSignal.length, AbortController.length, AbortSignal.name]).toEqual([0, 0, 'AbortSignal'])
    expect(Object.prototype.toString.call(AbortSignal.abort())).toBe('[object AbortSignal]')
  })

  test('onabort is a listener among the others, and can be taken back', () => {
    const calls: string[] = []
    const controller = new AbortController()
    const { signal } = controller
    expect(signal.onabort).toBe(null)
    setOnabort(signal, () => calls.push('never'))
    signal.addEventListener('abort', () => calls.push('listener'))
    const handler = function (this: unknown, event: Event) {
      calls.push(`onabort ${this === signal} ${event.type}`)
    }
    setOnabort(signal, handler)
    expect(signal.onabort).toBe(handler)
    controller.abort()
    expect(calls).toEqual(['onabort true abort', 'listener'])
    const other = new AbortController()
    setOnabort(other.signal, () => calls.push('never'))
    setOnabort(other.signal, null)
    other.abort()
    other.signal.dispatchEvent(new Event('abort'))
    expect(calls).toHaveLength(2)
  })

  test('a timeout aborts with a TimeoutError, whole numbers alone', async () => {
    const signal = AbortSignal.timeout(2)
    expect(signal.aborted).toBe(false)
    await wait(30)
    expect(signal.aborted).toBe(true)
    expect(signal.reason).toMatchObject({ name: 'TimeoutError', code: 23 })
    for (const junk of [undefined, '1', {}]) expect(() => AbortSignal.timeout(junk as number)).toThrow(TypeError)
    for (const far of [-1, 1.5, Number.NaN, 2 ** 32]) expect(() => AbortSignal.timeout(far)).toThrow(RangeError)
  })

  test('any aborts with the first of them', () => {
    const [first, second] = [new AbortController(), new AbortController()]
    const any = AbortSignal.any([first.signal, second.signal])
    const nested = AbortSignal.any([any])
    const seen: unknown[] = []
    for (const signal of [first.signal, any, nested]) {
      signal.addEventListener('abort', () => seen.push([first.signal.aborted, any.aborted, nested.aborted]))
    }
    second.abort('second')
    first.abort('first')
    expect([any.reason, nested.reason]).toEqual(['second', 'second'])
    expect(seen).toEqual([
      [false, true, true],
      [false, true, true],
      [true, true, true],
    ])
    expect(AbortSignal.any([new AbortController().signal, AbortSignal.abort(5)]).reason).toBe(5)
    expect(AbortSignal.any([]).aborted).toBe(false)
    expect(AbortSignal.any(new Set([first.signal]) as unknown as AbortSignal[]).reason).toBe('first')
    for (const junk of [undefined, 5, [{}], [null]]) {
      expect(() => AbortSignal.any(junk as AbortSignal[])).toThrow(
        expect.objectContaining({ name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' }),
      )
    }
  })

  /** What lives on, each by itself, while what is kept is held. */
  const alive = async (make: () => { keep?: unknown; watch: Record<string, object> }) => {
    const kept: unknown[] = []
    const left = await survivors(() => {
      const { keep, watch } = make()
      kept.push(keep)
      return watch
    })
    return Object.keys(left).filter((name) => left[name])
  }
  const listener = () => {
    const held = {}
    return () => held
  }

  test('a timeout lives while somebody listens, and until it has aborted', async () => {
    expect(await alive(() => ({ watch: { signal: AbortSignal.timeout(1e6) } }))).toEqual([])
    const listened = (
      ms: number,
      act = (signal: AbortSignal, abort: () => void) => signal.addEventListener('abort', abort),
    ) =>
      alive(() => {
        const [signal, abort] = [AbortSignal.timeout(ms), listener()]
        act(signal, abort)
        return { watch: { signal, abort } }
      })
    expect(await listened(1e6)).toEqual(['signal', 'abort'])
    expect(await listened(1)).toEqual([])
    expect(await listened(1e6, (signal, abort) => setOnabort(signal, abort))).toEqual(['signal', 'abort'])
    const taken = (signal: AbortSignal, abort: () => void) => {
      signal.addEventListener('abort', abort)
      signal.removeEventListener('abort', abort)
    }
    expect(await listened(1e6, taken)).toEqual([])
  })

  test('any lives while somebody listens, and one of its signals may abort', async () => {
    const any = (keep: (parts: { source: AbortController; all: AbortSignal }) => unknown, listens: boolean) =>
      alive(() => {
        const [source, abort] = [new AbortController(), listener()]
        const all = AbortSignal.any([source.signal, new AbortController().signal])
        if (listens) all.addEventListener('abort', abort)
        return { keep: keep({ source, all }), watch: { source, all, abort } }
      })
    expect(await any(({ source }) => source, false)).toEqual(['source'])
    expect(await any(({ source }) => source, true)).toEqual(['source', 'all', 'abort'])
    expect(await any(({ all }) => all, true)).toEqual(['all', 'abort'])
    expect(await any(() => {}, true)).toEqual([])
    const aborted = ({ source }: { source: AbortController }) => {
      source.abort()
      return source
    }
    expect(await any(aborted, true)).toEqual(['source'])
  })

  test('what any follows lives if time will abort it, and what it follows through another is not needed', async () => {
    const timed = await alive(() => {
      const [timeout, abort] = [AbortSignal.timeout(1e6), listener()]
      const all = AbortSignal.any([timeout])
      all.addEventListener('abort', abort)
      return { watch: { timeout, all, abort } }
    })
    expect(timed).toEqual(['timeout', 'all', 'abort'])
    const nested = await alive(() => {
      const [source, abort] = [new AbortController(), listener()]
      const middle = AbortSignal.any([source.signal])
      const all = AbortSignal.any([middle])
      all.addEventListener('abort', abort)
      return { keep: source, watch: { middle, all, abort } }
    })
    expect(nested).toEqual(['all', 'abort'])
  })

  test('a handler that is replaced is let go of', async () => {
    const left = await alive(() => {
      const [controller, handler] = [new AbortController(), listener()]
      setOnabort(controller.signal, handler)
      setOnabort(controller.signal, null)
      return { keep: controller, watch: { handler } }
    })
    expect(left).toEqual([])
  })
})
