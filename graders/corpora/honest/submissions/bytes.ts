// Unusual: ArrayBuffers, SharedArrayBuffer and Atomics, DataView, typed arrays and their subclasses, TextEncoder, resizing, transfer.
export class ShelfError extends Error {}
const ok = (holds: unknown, what: string) => { if (!holds) throw new Error(what) }
const shared = new Int32Array(new SharedArrayBuffer(8))
ok(Atomics.add(shared, 0, 5) === 0 && Atomics.load(shared, 0) === 5 && Atomics.compareExchange(shared, 0, 5, 1) === 5, 'Atomics')
ok(Atomics.notify(shared, 0, 1) === 0 && Atomics.isLockFree(4), 'notify')
const waited = Atomics.waitAsync(shared, 1, 0, 1)
ok((await waited.value) === 'timed-out', 'waitAsync')
const view = new DataView(new ArrayBuffer(16, { maxByteLength: 32 }))
view.setFloat64(0, 1.5, true)
view.setBigInt64(8, -1n)
ok(view.getFloat64(0, true) === 1.5 && view.getBigUint64(8) === 2n ** 64n - 1n, 'DataView')
const resizable = view.buffer as ArrayBuffer
resizable.resize(32)
ok(resizable.byteLength === 32 && resizable.resizable && resizable.transfer(4).byteLength === 4 && resizable.detached, 'resize and transfer')
class Bytes extends Uint8Array {
  sum() { return this.reduce((a, b) => a + b, 0) }
}
const bytes = Bytes.from([1, 2, 3])
ok(bytes.sum() === 6 && bytes.subarray(1) instanceof Bytes && bytes.toReversed()[0] === 3, 'Bytes')
bytes.slice = () => bytes as never
const encoder = new TextEncoder(), decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
ok(decoder.decode(encoder.encode('größe 🐈')) === 'größe 🐈' && encoder.encodeInto('ab', new Uint8Array(1)).read === 1, 'TextEncoder')
ok(new TextDecoder('utf-16le').decode(new Uint16Array([97])) === 'a' && new TextDecoder('latin1').encoding === 'windows-1252', 'TextDecoder')
ok(btoa('a') === 'YQ==' && atob('YQ==') === 'a' && new Uint8Array([255]).toHex?.() !== '00', 'base64')
ok(new Uint8ClampedArray([300])[0] === 255 && new BigInt64Array([1n])[0] === 1n, 'clamped')

export class Shelf {
  places = new Map<string, WeakRef<object>>()
  registry
  constructor(onGone = (_: string) => {}) {
    this.registry = new FinalizationRegistry<Uint8Array>((key) => onGone(decoder.decode(key)))
  }
  put(key: string, object: object) {
    const encoded = encoder.encode(key)
    if (encoded.byteLength === 0) throw new ShelfError('no bytes in the key')
    this.places.set(key, new WeakRef(object))
    this.registry.register(object, encoded)
  }
  get(key: string) {
    return this.places.get(decoder.decode(encoder.encode(key)))?.deref()
  }
  async fetch(key: string) {
    return this.get(key) ?? Promise.reject(new ShelfError(key))
  }
  *[Symbol.iterator]() {
    for (const key of this.places.keys()) if (this.get(key)) yield [key, this.get(key)]
  }
}
