// Unusual: every kind of timer, with arguments, cleared and not, microtasks, at load and while tests run.
export class ShelfError extends Error {}
const sleep = (ms?: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
const cleared = setTimeout(() => { throw new Error('It was cleared') }, 5)
clearTimeout(cleared)
clearTimeout(undefined)
clearInterval(null as never)
clearImmediate(setImmediate(() => { throw new Error('It was cleared') }) as never)
let ticks = 0
const ticking = setInterval((step: number) => { ticks += step; if (ticks > 3) clearInterval(ticking) }, 1, 2)
await sleep(10)
await new Promise((resolve) => setImmediate(resolve, 'now'))
await new Promise<void>((resolve) => queueMicrotask(resolve))

export class Shelf {
  refs = new Map<string, WeakRef<object>>()
  registry = new FinalizationRegistry<string>((key) => {
    setTimeout((k: string) => this.onGone?.(k), 0, key)
  })
  constructor(private onGone?: (key: string) => void) {}
  put(key: string, object: object) {
    if (!key) throw new ShelfError('no key')
    const timer: any = setTimeout(() => {}, 100_000)
    // In Node a timer is an object, in a browser a number.
    timer.unref?.()
    clearTimeout(timer)
    this.refs.set(key, new WeakRef(object))
    this.registry.register(object, key)
  }
  get(key: string) {
    return this.refs.get(key)?.deref()
  }
  async fetch(key: string) {
    await sleep(1)
    const late = sleep(50).then(() => 'late')
    const first = await Promise.race([late, new Promise((resolve) => setImmediate(() => resolve('soon')))])
    const object = this.get(key)
    if (!object || first !== 'soon' || ticks < 4) throw new ShelfError(`${key}, ${first}, ${ticks}`)
    return object
  }
  *[Symbol.iterator]() {
    for (const key of this.refs.keys()) if (this.get(key)) yield [key, this.get(key)]
  }
}
