// Unusual: constructor functions and prototypes, as before there were classes, and everything by assignment.
'use strict'

interface ShelfShape {
  put(key: string, object: object): void
  get(key: string): object | undefined
}

export const ShelfError: any = function (this: any, message: string) {
  const error = Reflect.construct(Error, [message], new.target ?? ShelfError)
  return error
}
ShelfError.prototype = Object.create(Error.prototype)
ShelfError.prototype.constructor = ShelfError
ShelfError.prototype.name = 'ShelfError'
ShelfError.displayName = 'ShelfError'

export const Shelf: any = function (this: any, onGone?: (key: string) => void) {
  var self = this
  this._map = {}
  this._registry = new FinalizationRegistry(function () {
    if (onGone) onGone.apply(self, arguments as any)
  })
}

Shelf.prototype = {
  constructor: Shelf,
  put: function (key: string, object: object) {
    if (arguments.length !== 2 || key.length === 0) throw new ShelfError('A key is wanted')
    this._map['$' + key] = new WeakRef(object)
    this._registry.register.call(this._registry, object, key)
  },
  toString: function () {
    return '[object Shelf]'
  },
}
Shelf.prototype.get = function (key: string) {
  var reference = this._map['$' + key]
  return reference === void 0 ? void 0 : reference.deref()
}
Shelf.prototype.fetch = function (key: string) {
  var that = this
  return new Promise(function (resolve, reject) {
    var object = that.get(key)
    if (object) resolve(object)
    else reject(new ShelfError('There is no ' + key))
  })
}
Shelf.prototype[Symbol.iterator] = function () {
  var keys = Object.keys(this._map)
  var that = this
  var next = function (): IteratorResult<[string, object]> {
    while (keys.length > 0) {
      var key = keys.shift()!.slice(1)
      var object = that.get(key)
      if (object) return { done: false, value: [key, object] }
    }
    return { done: true, value: undefined }
  }
  return { next: next }
}
Shelf.prototype.valueOf = function (this: ShelfShape) {
  return this
}
