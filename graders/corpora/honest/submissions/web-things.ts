// Unusual: URL, URLSearchParams, crypto, performance, encodeURIComponent, escape, structuredClone of errors.
export class ShelfError extends URIError {}
const ok = (holds: unknown, what: string) => { if (!holds) throw new Error(what) }
const url = new URL('../b?x=1#h', 'https://user@example.org:8080/a/c')
ok(url.href === 'https://user@example.org:8080/b?x=1#h' && URL.canParse('a:b') && URL.parse('nope') === null, 'URL')
url.searchParams.append('y', 'ä b')
ok(url.search === '?x=1&y=%C3%A4+b' && [...new URLSearchParams({ a: '1', b: '2' }).keys()].join() === 'a,b', 'URLSearchParams')
class Link extends URL { get short() { return this.host } }
ok(new Link('https://a.b/c').short === 'a.b', 'URL subclass')
ok(/^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/.test(crypto.randomUUID()), 'randomUUID')
ok(crypto.getRandomValues(new Uint8Array(32)).some((byte) => byte > 0), 'getRandomValues')
const began = performance.now()
ok(typeof began === 'number' && performance.now() >= began && performance.timeOrigin > 1e12, 'performance')
ok(decodeURIComponent(encodeURIComponent('ä/ö')) === 'ä/ö' && escape('ä') === '%E4' && unescape('%E4') === 'ä', 'escape')
try { decodeURIComponent('%') } catch (error) { ok(error instanceof URIError && String(error) === 'URIError: URI malformed', 'URIError') }
const clone = structuredClone(new RangeError('r', { cause: 1 }))
ok(clone instanceof RangeError && clone.message === 'r' && clone.name === 'RangeError', 'clone of an error')
const dom = new DOMException('m', 'NotFoundError')
ok(dom instanceof Error && dom.code === 8, 'DOMException')

export class Shelf {
  params = new URLSearchParams()
  refs: WeakRef<object>[] = []
  registry
  id = crypto.randomUUID()
  constructor(onGone = (_: string) => {}) {
    this.registry = new FinalizationRegistry(onGone)
  }
  put(key: string, object: object) {
    if (!key) throw new ShelfError('a key')
    this.params.set(key, String(this.refs.push(new WeakRef(object)) - 1))
    this.registry.register(object, key)
  }
  get(key: string) {
    return this.params.has(key) ? this.refs[Number(this.params.get(key))]?.deref() : undefined
  }
  async fetch(key: string) {
    return this.get(key) ?? Promise.reject(new ShelfError(encodeURIComponent(key)))
  }
  *[Symbol.iterator]() {
    for (const [key] of this.params) if (this.get(key)) yield [key, this.get(key)]
  }
}
