import { DOMException } from './dom-exception.ts'
import { invalidType, withCode } from './errors.ts'
import { trustedEvent } from './event.ts'
import { dispatchTo, EventTarget } from './event-target.ts'
import { methodOf } from './intrinsics.ts'
import { signals } from './signals.ts'
import { nameAndTag } from './classes.ts'
import { quietTimer } from './timers.ts'
import { whenGone } from './when-gone.ts'

/** Whoever has it may construct a signal. */
const OURS = Symbol('ours')

const MAX_TIMEOUT_MS = 2 ** 32 - 1

const addListener = methodOf<[string, unknown], void>(EventTarget.prototype, 'addEventListener')
const removeListener = methodOf<[string, unknown], void>(EventTarget.prototype, 'removeEventListener')

/** Signals that may still abort and that somebody listens to: they live though nobody holds them. */
const awaited = new Set<object>()

/** That one signal aborts with another. Neither holds the other. */
interface Tie {
  source: WeakRef<AbortSignal>
  follower: WeakRef<AbortSignal>
}

export let newSignal: () => AbortSignal
export let abort: (signal: AbortSignal | undefined, reason: unknown) => void
let untie: (tie: Tie) => void

export class AbortSignal extends EventTarget {
  #isAborted = false
  #reason: unknown
  /** Whether it is a matter of time that it aborts. */
  #isTimed = false
  /** If it was made by `any`, its ties to those signals. */
  #sources = new Set<Tie>()
  #followers: Set<Tie> | undefined
  #onabort: unknown = null
  #callsOnabort: ((event: unknown) => void) | undefined

  constructor(...[token]: [token?: unknown]) {
    if (token !== OURS) throw withCode(new TypeError('Illegal constructor'), 'ERR_ILLEGAL_CONSTRUCTOR')
    super()
    signals.set(this, (listeners) => this.#listenersChanged(listeners))
  }

  get aborted(): boolean {
    return this.#isAborted
  }

  get reason(): unknown {
    return this.#reason
  }

  throwIfAborted(): void {
    if (this.#isAborted) throw this.#reason
  }

  get onabort(): unknown {
    return this.#onabort
  }

  set onabort(value: unknown) {
    this.#onabort = typeof value === 'function' || typeof value === 'object' ? value : null
    this.#callsOnabort ??= (event) => {
      if (typeof this.#onabort === 'function') Reflect.apply(this.#onabort, this, [event])
    }
    if (this.#onabort === null) removeListener(this, 'abort', this.#callsOnabort)
    else addListener(this, 'abort', this.#callsOnabort)
  }

  static abort(reason: unknown = abortError()): AbortSignal {
    const signal = newSignal()
    signal.#isAborted = true
    signal.#reason = reason
    return signal
  }

  static timeout(delay: unknown): AbortSignal {
    const ms = milliseconds(delay)
    const signal = newSignal()
    signal.#isTimed = true
    whenGone(signal, abortAfter(ms, new WeakRef(signal)))
    return signal
  }

  static any(given: unknown): AbortSignal {
    const follower = newSignal()
    const all = sequence(given).map((one, index) => {
      if (typeof one === 'object' && one !== null && #isAborted in one) return one
      throw withCode(new TypeError(`signals[${index}] is not of type AbortSignal.`), 'ERR_INVALID_ARG_TYPE')
    })
    const aborted = all.find((signal) => signal.#isAborted)
    if (aborted !== undefined) {
      abort(follower, aborted.#reason)
      return follower
    }
    for (const source of new Set(all.flatMap((signal) => signal.#leaves()))) {
      // As in Node, such a signal lives until its time has come.
      if (source.#isTimed) awaited.add(source)
      follower.#isTimed ||= source.#isTimed
      follower.#follow(source)
    }
    whenGone(follower, untying(follower.#sources))
    return follower
  }

  #listenersChanged(listeners: number): void {
    const mayAbort = !this.#isAborted && (this.#isTimed || this.#sources.size > 0)
    if (listeners > 0 && mayAbort) awaited.add(this)
    if (listeners === 0) awaited.delete(this)
  }

  /** What it comes to if one follows a signal that follows others. */
  #leaves(): AbortSignal[] {
    if (this.#sources.size === 0) return [this]
    return [...this.#sources].map(({ source }) => source.deref()).filter((source) => source !== undefined)
  }

  #follow(source: AbortSignal): void {
    const tie = { source: new WeakRef(source), follower: new WeakRef<AbortSignal>(this) }
    if (source.#followers === undefined) {
      source.#followers = new Set()
      whenGone(source, untying(source.#followers))
    }
    source.#followers.add(tie)
    this.#sources.add(tie)
  }

  static {
    newSignal = () => new AbortSignal(OURS)

    abort = (signal, reason) => {
      if (signal === undefined || signal.#isAborted) return
      const followers = [...(signal.#followers ?? [])].map(({ follower }) => follower.deref())
      const aborted = [signal, ...followers].filter((one) => one !== undefined && !one.#isAborted) as AbortSignal[]
      // All of them before anybody hears of it: who follows is aborted when the other is.
      for (const one of aborted) {
        one.#isAborted = true
        one.#reason = reason
      }
      for (const one of aborted) {
        dispatchTo(one, trustedEvent('abort'))
        awaited.delete(one)
      }
    }

    untie = (tie) => {
      const source = tie.source.deref()
      if (source !== undefined) source.#followers?.delete(tie)
      const follower = tie.follower.deref()
      if (follower === undefined) return
      follower.#sources.delete(tie)
      if (follower.#sources.size === 0) awaited.delete(follower)
    }
  }
}

nameAndTag({ AbortSignal })

export function abortError(): DOMException {
  return new DOMException('This operation was aborted', 'AbortError')
}

function abortAfter(ms: number, signal: WeakRef<AbortSignal>): () => void {
  return quietTimer(() => {
    abort(signal.deref(), new DOMException('The operation was aborted due to timeout', 'TimeoutError'))
  }, ms)
}

function untying(ties: ReadonlySet<Tie>): () => void {
  return () => ties.forEach(untie)
}

function milliseconds(delay: unknown): number {
  if (typeof delay !== 'number') throw invalidType('delay', 'of type number', delay)
  if (Number.isInteger(delay) && delay >= 0 && delay <= MAX_TIMEOUT_MS) return delay
  const text = `The value of "delay" is out of range. It must be an integer >= 0 && <= ${MAX_TIMEOUT_MS}. Received ${delay}`
  throw withCode(new RangeError(text), 'ERR_OUT_OF_RANGE')
}

function sequence(given: unknown): unknown[] {
  const isIterable = typeof given === 'object' && given !== null && Symbol.iterator in given
  if (isIterable) return [...(given as Iterable<unknown>)]
  throw withCode(new TypeError('signals cannot be converted to sequence.'), 'ERR_INVALID_ARG_TYPE')
}
