// Unusual: no types at all, var, function hoisting, comma operators, loops with labels, switch with fall-through, with `void` and bits.
export { Shelf, ShelfError }
var refs = new WeakMap, i, j = (i = 0, 1), undefinedToo = void 0
for (var n = 0, seen = []; n < 3; n++) seen[n] = function () { return n }
if (seen[0]() !== 3 || hoisted() !== 'hoisted' || typeof late !== 'undefined') throw new Error('var')
var late = 1
function hoisted() { return 'hoisted' }
function kind(key) {
  switch (typeof key) {
    case 'number': key = String(key)
    case 'string': if (key | 0) return 1
    default: return ~~!!key
  }
}
outer: for (;;) { for (;;) { if (++j > 5) break outer; continue outer } }
do { var done = true } while (!done)
if (j !== 6) throw new Error('labels'); else ;
{ function inBlock() { return 1 } }
function ShelfError(message) { var error = new Error(message); error.__proto__ = ShelfError.prototype; return error }
ShelfError.prototype.__proto__ = Error.prototype
function Shelf(onGone) {
  if (!(this instanceof Shelf)) return new Shelf(onGone)
  refs.set(this, { map: new Map, registry: new FinalizationRegistry(onGone || function () {}) })
}
Shelf.prototype.put = function (key, object) { if (kind(key) == 0) throw ShelfError('key'); with_(this, function (it) { it.map.set(key, new WeakRef(object)), it.registry.register(object, key) }) }
Shelf.prototype.get = function (key) { return with_(this, function (it) { return it.map.has(key) ? it.map.get(key).deref() : undefinedToo }) }
Shelf.prototype.fetch = function (key) { var self = this; return Promise.resolve().then(function () { return self.get(key) || Promise.reject(ShelfError(key)) }) }
Shelf.prototype[Symbol.iterator] = function () { var self = this; return Array.from(refs.get(this).map.keys()).map(function (key) { return [key, self.get(key)] }).filter(function (entry) { return entry[1] })[Symbol.iterator]() }
function with_(shelf, f) { return f(refs.get(shelf)) }
