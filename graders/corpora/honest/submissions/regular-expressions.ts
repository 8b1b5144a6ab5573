// Unusual: named groups, lookbehind, the flags v, d, s and y, RegExp.escape, matchAll, sticky lastIndex, a subclass, replace by function.
export class ShelfError extends SyntaxError {}
class Pattern extends RegExp {
  override exec(text: string) {
    const match = super.exec(text)
    if (match) (match as any).extra = true
    return match
  }
}
const KEY = new Pattern(String.raw`^(?<first>[\p{L}&&[a-z]])(?<rest>.*)$`, 'vs')
const escaped = new RegExp(RegExp.escape('a.b'))
if (!escaped.test('a.b') || escaped.test('axb')) throw new Error('escape')
if ('$12'.replace(/(?<=\$)(?<n>\d+)/, (...args) => args.at(-1).n + '!') !== '$12!') throw new Error('lookbehind')
if ([...'a1b2'.matchAll(/\d/dg)].map((m) => m.indices![0]![0]).join() !== '1,3') throw new Error('matchAll')
const sticky = /a/y
sticky.lastIndex = 1
if (!sticky.test('ba') || sticky.lastIndex !== 2) throw new Error('sticky')
if (/(?:(?<y>\d{4})-|(?<y2>x))/.exec('2024-')?.groups?.y !== '2024') throw new Error('groups')
if (!/(?i:A)b/.test('ab') || 'a,b;c'.split(/[,;]/).length !== 3 || 'abc'.search(/c/) !== 2) throw new Error('modifiers')
KEY.toString = () => 'KEY'
if (RegExp('a', 'g').flags !== 'g' || RegExp(/x/).source !== 'x' || !(/x/ instanceof RegExp) || /x/.constructor !== RegExp) throw new Error('constructor')

export class Shelf {
  #text = ''
  #refs = new Map<string, WeakRef<object>>()
  #registry
  constructor(onGone = (_: string) => {}) {
    this.#registry = new FinalizationRegistry(onGone)
  }
  put(key: string, object: object) {
    const match = KEY.exec(key)
    if (!match || !(match as any).extra) throw new ShelfError(`${KEY} does not match the key`)
    const { first, rest } = match.groups!
    const pattern = new RegExp(`(?<=^|\n)${RegExp.escape(key)}(?:\n|$)`)
    this.#text = this.#text.replace(pattern, '') + `${first}${rest}\n`
    this.#refs.set(key, new WeakRef(object))
    this.#registry.register(object, key)
  }
  get(key: string) {
    return this.#refs.get(key)?.deref()
  }
  async fetch(key: string) {
    return this.get(key) ?? Promise.reject(new ShelfError(`none: ${key}`))
  }
  *[Symbol.iterator]() {
    for (const [key] of this.#text.matchAll(/^.+$/gm)) if (this.get(key)) yield [key, this.get(key)]
  }
}
