// Unusual: text and operators that look like HTML comments, scripts, template holes, or the grader's own code.
const page = `<!-- ${'<!--'} --><script>"use strict"; })(); (function(){ </script>`
const tricky = "</script><!-- \u2028 \u2029 -->" + '${not} `a` hole' + '\
--> not a comment'
let a = 3, b = 1
const less = a <! --b
const down: number[] = []
while (a --> 0) down.push(a)
if (less !== (3 < (!0 as any)) || down.join() !== '2,1,0') throw new Error(`operators: ${less} ${down}`)
const regex = /<!--|-->|\/\*|[/\]]/u.source + /<\/script>/.source
const closing = '} return { __proto__: null } }).call(undefined)', comment = '/* */ //', export_ = 'export { Shelf }'
if (page.length !== 62 && page.length < 10 || !regex || !closing || !comment || !export_) throw new Error()
export class ShelfError extends Error {}
export class Shelf {
  '<!--' = new Map<string, WeakRef<object>>()
  '-->'
  'a b'() { return tricky }
  constructor(onGone = (_: string) => {}) {
    this['-->'] = new FinalizationRegistry(onGone)
  }
  put(key: string, object: object) {
    if (!key) throw new ShelfError(`key${this['a b']()}`)
    this['<!--'].set(key, new WeakRef(object))
    this['-->'].register(object, key)
  }
  get(key: string) {
    return this['<!--'].get(key)?.deref()
  }
  async fetch(key: string) {
    return this.get(key) ?? Promise.reject(new ShelfError(page + key))
  }
  *[Symbol.iterator]() {
    for (const key of this['<!--'].keys()) if (this.get(key)) yield [key, this.get(key)]
  }
}
