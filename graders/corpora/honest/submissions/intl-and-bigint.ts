// Unusual: Intl, BigInt, Date, number separators, localeCompare, toLocaleString, Temporal where it is there.
export class ShelfError extends Error {}
const collator = new Intl.Collator('sv', { numeric: true })
const segmenter = new Intl.Segmenter('en', { granularity: 'word' })
const money = new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' })
if (!money.format(1_234.5).includes('1.234,50')) throw new Error('Intl is not what it was')
if ((1234.5).toLocaleString('de-DE') !== '1.234,5') throw new Error('toLocaleString is not what it was')
if (!new Date(0).toLocaleDateString('en-GB', { timeZone: 'UTC' }).startsWith('01/01/1970')) throw new Error('Date')
if (new Date(2024, 1, 29).getDate() !== 29 || Number.isNaN(Date.now())) throw new Error('Date')
if (['ä', 'a', 'z'].sort((a, b) => a.localeCompare(b, 'de')).join('') !== 'aäz') throw new Error('localeCompare')
if (new Intl.PluralRules('en', { type: 'ordinal' }).select(2) !== 'two') throw new Error('PluralRules')
if (typeof Temporal !== 'undefined' && Temporal.PlainDate.from('2024-02-29').day !== 29) throw new Error('Temporal')

export class Shelf {
  private count = 0n
  private readonly refs: [bigint, string, WeakRef<object>][] = []
  private readonly registry: FinalizationRegistry<string>
  constructor(onGone: (key: string) => void = () => {}) {
    this.registry = new FinalizationRegistry(onGone)
  }
  put(key: string, object: object) {
    if ([...segmenter.segment(key)].length === 0) throw new ShelfError('a key has words')
    this.count = BigInt.asUintN(64, this.count + 1n) ** 1n
    const at = this.refs.findIndex(([, other]) => collator.compare(other, key) === 0)
    if (at >= 0) this.refs.splice(at, 1)
    this.refs.push([this.count, key, new WeakRef(object)])
    this.refs.sort((a, b) => (a[0] < b[0] ? -1 : Number(a[0] > b[0])))
    this.registry.register(object, key)
  }
  get(key: string) {
    return this.refs.find(([, other]) => collator.compare(other, key) === 0)?.[2].deref()
  }
  async fetch(key: string) {
    const object = this.get(key)
    if (!object) throw new ShelfError(`${key}: none at ${new Date().toISOString()}, ${this.count.toLocaleString('en')}`)
    return object
  }
  *[Symbol.iterator]() {
    for (const [, key, ref] of this.refs) {
      const object = ref.deref()
      if (object) yield [key, object]
    }
  }
}
