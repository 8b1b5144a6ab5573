// Unusual: asks timers whether they keep the process, has them do so or not, refreshes and closes them, and knows them by number.
export class ShelfError extends Error {}
const sleep = (ms: number) => new Promise<void>((resolve) => { setTimeout(resolve, ms) })
const idle = setInterval(() => {}, 1e6)
const facts = [idle.hasRef(), idle.unref() === idle, idle.hasRef(), idle.ref().hasRef(), idle[Symbol.toPrimitive]() === Number(idle), idle.constructor.name]
if (facts.join() !== 'true,true,false,true,true,Timeout') throw new Error(facts.join())
clearInterval(Number(idle))
const number = setTimeout(() => { throw new Error('It was cleared by number') }, 2)[Symbol.toPrimitive]()
clearTimeout(String(number))
let late = 0
const refreshed = setTimeout(() => { late += 1 }, 3)
refreshed.refresh()
const again = setTimeout(function (this: NodeJS.Timeout) { if (late++ < 3) this.refresh() }, 1)
const soon = setImmediate(() => {})
if (!soon.hasRef() || soon.unref() !== soon || soon.hasRef()) throw new Error('immediate')
await sleep(40)
if (late < 4 || !(again instanceof refreshed.constructor)) throw new Error(`late ${late}`)

export class Shelf {
  refs = new Map<string, WeakRef<object>>()
  #gone = new FinalizationRegistry<string>((key) => { setTimeout(() => this.onGone?.(key)).ref() })
  constructor(private onGone?: (key: string) => void) {}
  put(key: string, object: object) {
    if (!key) throw new ShelfError('no key')
    const timer = setTimeout(() => object, 1e6).unref()
    if (!timer.hasRef()) timer.close()
    this.refs.set(key, new WeakRef(object))
    this.#gone.register(object, key)
  }
  get(key: string) {
    return this.refs.get(key)?.deref()
  }
  async fetch(key: string) {
    const object = this.get(key)
    if (!object) throw new ShelfError(key)
    return object
  }
  *[Symbol.iterator]() {
    for (const key of this.refs.keys()) if (this.get(key)) yield [key, this.get(key)]
  }
}
