/** Entries in the order of their ids, which only grow: found by halving, and no map from numbers is needed. */
interface Entry {
  readonly id: number
  readonly reference: WeakRef<object>
}

class Ids {
  readonly #entryOf = new WeakMap<object, Entry>()
  readonly #entries: Entry[] = []
  readonly #gone = new FinalizationRegistry<number>((id) => this.#entries.splice(this.#placeOf(id), 1))
  #next = 1

  idOf(object: object): number {
    const known = this.#entryOf.get(object)
    if (known !== undefined) return known.id
    const entry = { id: this.#next++, reference: new WeakRef(object) }
    this.#entryOf.set(object, entry)
    this.#entries.push(entry)
    this.#gone.register(object, entry.id)
    return entry.id
  }

  objectOf(id: number): object | undefined {
    const entry = this.#entries[this.#placeOf(id)]
    return entry?.id === id ? entry.reference.deref() : undefined
  }

  /** The place of the first entry whose id is not smaller. */
  #placeOf(id: number): number {
    let [from, to] = [0, this.#entries.length]
    while (from < to) {
      const middle = (from + to) >>> 1
      if ((this.#entries[middle] as Entry).id < id) from = middle + 1
      else to = middle
    }
    return from
  }
}

const ids = new Ids()

export function id(object: object): number {
  if (Object(object) !== object) throw new TypeError('an object was expected')
  return ids.idOf(object)
}

export function objectById(id: number): object | undefined {
  return ids.objectOf(id)
}
