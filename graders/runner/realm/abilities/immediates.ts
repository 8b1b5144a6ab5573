import { asCallback, type Callback, run } from './callback.ts'
import { freezeClasses, name } from './classes.ts'
import { host } from './host.ts'

const pendingImmediates = new Map<number, Immediate>()
let lastId = 0

let fire: (immediate: Immediate) => void
let stop: (immediate: unknown) => void

class Immediate {
  #id = (lastId += 1)
  #callback: Callback | undefined
  #args: readonly unknown[]
  #awake = true

  constructor(callback: unknown, args: readonly unknown[]) {
    this.#callback = asCallback(callback)
    this.#args = args
    host().startImmediate(this.#id)
    pendingImmediates.set(this.#id, this)
  }

  ref(): this {
    this.#awake = pendingImmediates.has(this.#id)
    return this
  }

  unref(): this {
    this.#awake = false
    return this
  }

  hasRef(): boolean {
    return this.#awake
  }

  [Symbol.dispose](): void {
    stop(this)
  }

  #letGo(): void {
    pendingImmediates.delete(this.#id)
    this.#callback = undefined
    this.#args = []
    this.#awake = false
  }

  static {
    fire = (immediate) => {
      const callback = immediate.#callback
      const args = immediate.#args
      immediate.#letGo()
      if (callback !== undefined) run(callback, immediate, args)
    }
    stop = (immediate) => {
      if (typeof immediate !== 'object' || immediate === null || !(#callback in immediate)) return
      if (immediate.#callback !== undefined) host().stopImmediate(immediate.#id)
      immediate.#letGo()
    }
  }
}

name({ Immediate })
freezeClasses({ Immediate })

export function fireImmediate(id: number): void {
  const immediate = pendingImmediates.get(id)
  if (immediate !== undefined) fire(immediate)
}

export const immediates = {
  setImmediate(callback: unknown, ...args: unknown[]): Immediate {
    return new Immediate(callback, args)
  },
  clearImmediate(immediate: unknown): void {
    stop(immediate)
  },
}
