import { asCallback, type Callback, run } from './callback.ts'
import { freezeClasses, name } from './classes.ts'
import { host } from './host.ts'

const MAX_DELAY_MS = 2 ** 31 - 1

/** All that lets a timer live which nobody else holds. */
const pendingTimers = new Map<number, Timeout>()
let lastId = 0

let fire: (timer: Timeout) => void
let stop: (timer: unknown) => void

/** Anybody who has a timer has this constructor, too. */
class Timeout {
  #id = (lastId += 1)
  #callback: Callback | undefined
  #args: readonly unknown[]
  #delay: number
  #repeats: boolean
  #awake: boolean

  constructor(
    callback: unknown,
    delay: unknown,
    args: readonly unknown[],
    repeats: unknown = false,
    awake: unknown = true,
  ) {
    this.#callback = asCallback(callback)
    this.#args = args
    this.#delay = delayFrom(delay)
    this.#repeats = repeats === true
    this.#awake = awake === true
    this.#start()
  }

  ref(): this {
    return this.#keepAwake(true)
  }

  unref(): this {
    return this.#keepAwake(false)
  }

  hasRef(): boolean {
    return this.#awake
  }

  /** Starts it anew. As in Node, one that has fired can be started again, and for that it keeps its callback. */
  refresh(): this {
    if (this.#callback === undefined) return this
    host().stopTimer(this.#id)
    this.#start()
    return this
  }

  close(): this {
    stop(this)
    return this
  }

  [Symbol.toPrimitive](): number {
    return this.#id
  }

  [Symbol.dispose](): void {
    stop(this)
  }

  #start(): void {
    host().startTimer(this.#id, this.#delay, this.#repeats)
    if (!this.#awake) host().keepAwake(this.#id, false)
    pendingTimers.set(this.#id, this)
  }

  #keepAwake(awake: boolean): this {
    if (this.#awake !== awake && pendingTimers.has(this.#id)) host().keepAwake(this.#id, awake)
    this.#awake = awake
    return this
  }

  static {
    fire = (timer) => {
      if (!timer.#repeats) pendingTimers.delete(timer.#id)
      if (timer.#callback !== undefined) run(timer.#callback, timer, timer.#args)
    }
    stop = (timer) => {
      if (typeof timer !== 'object' || timer === null || !(#callback in timer)) return
      timer.#callback = undefined
      timer.#args = []
      if (pendingTimers.delete(timer.#id)) host().stopTimer(timer.#id)
    }
  }
}

name({ Timeout })
freezeClasses({ Timeout })

/** As Node does it: of a BigInt it throws. */
function delayFrom(delay: unknown): number {
  const number = delay === undefined ? 1 : (delay as number) * 1
  return number >= 1 && number <= MAX_DELAY_MS ? number : 1
}

function clear(timer: unknown): void {
  const isId = typeof timer === 'number' || typeof timer === 'string'
  stop(isId ? pendingTimers.get(Number(timer)) : timer)
}

/** Starts a timer that keeps nothing awake, and gives a function that stops it. */
export function quietTimer(callback: () => void, delay: number): () => void {
  const timer = new Timeout(callback, delay, [], false, false)
  return () => stop(timer)
}

export function fireTimer(id: number): void {
  const timer = pendingTimers.get(id)
  if (timer !== undefined) fire(timer)
}

/** Methods, for nobody can construct one, and none has a prototype. */
export const timers = {
  setTimeout(callback: unknown, after: unknown, ...args: unknown[]): Timeout {
    return new Timeout(callback, after, args)
  },
  setInterval(callback: unknown, repeat: unknown, ...args: unknown[]): Timeout {
    return new Timeout(callback, repeat, args, true)
  },
  clearTimeout(timer: unknown): void {
    clear(timer)
  },
  clearInterval(timer: unknown): void {
    clear(timer)
  },
}
