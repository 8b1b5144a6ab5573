// Unusual: extends EventTarget, CustomEvents, handlers as objects, and assigns to instances of host classes.
export class ShelfError extends Error {}
class GoneEvent extends CustomEvent<{ key: string }> {
  constructor(key: string) {
    super('gone', { detail: { key } })
  }
}
class PutEvent extends Event {
  name: string
  constructor(readonly key: string) {
    super('put', { cancelable: true })
    this.name = 'PutEvent'
  }
}
export class Shelf extends EventTarget {
  refs = new Map<string, WeakRef<object>>()
  registry: FinalizationRegistry<string>
  constructor(onGone?: (key: string) => void) {
    super()
    // As one does who wants to hand them on.
    this.addEventListener = this.addEventListener.bind(this)
    this.dispatchEvent = this.dispatchEvent.bind(this)
    this.registry = new FinalizationRegistry((key) => this.dispatchEvent(new GoneEvent(key)))
    this.addEventListener('gone', (event) => onGone?.((event as GoneEvent).detail.key))
    this.addEventListener('put', {
      handleEvent: (event) => {
        if ((event as PutEvent).key === '') event.preventDefault()
      },
    })
  }
  put(key: string, object: object) {
    if (!this.dispatchEvent(new PutEvent(key))) throw new ShelfError('refused: no key')
    this.refs.set(key, new WeakRef(object))
    this.registry.register(object, key)
  }
  get(key: string) {
    return this.refs.get(key)?.deref()
  }
  fetch(key: string) {
    return new Promise<object>((resolve, reject) => {
      const bus = new EventTarget()
      bus.addEventListener('answer', (event) => {
        const { detail } = event as CustomEvent<object | undefined>
        detail ? resolve(detail) : reject(new ShelfError(key))
      })
      bus.dispatchEvent(Object.assign(new CustomEvent('answer', { detail: this.get(key) }), { name: 'answer' }))
    })
  }
  *[Symbol.iterator]() {
    for (const key of this.refs.keys()) if (this.get(key)) yield [key, this.get(key)]
  }
}
