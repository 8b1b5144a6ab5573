// Unusual: local variables, parameters, properties and imports that bear the names of globals, of the grader and of CommonJS.
const name = 'shelf', event = { target: 1 }, process = { env: { A: 'a' }, exit: () => 0 }
let require = (path: string) => path, module = { exports: {} as any }, exports = module.exports
var derefModule = 'mine', __dirname = '/', __filename = '/x', Buffer = class Buffer {}, global = { a: 1 }
const vitest = 1, test = 2, expect = 3, harden = 4, lockdown = 5, Compartment = 6, gc = () => {}, window = {}, self = 7, top = 8, status = 9
function fetch(arguments_: string) { return arguments.length + require('ab').length + arguments_.length }
function eval_(undefined_?: unknown) { return undefined_ }
const globals = { undefined, NaN, Infinity, globalThis }
const escape = (s: string) => s, parent = null, length = 3, origin = 'x', performance = { now: () => 1 }, location = 0, setTimeout_ = 1
class Event { constructor(public type = event.target) {} }
exports.a = process.env.A
module.exports.b = name
if (fetch('ab') !== 5 || process.exit() !== 0 || new Buffer() === null || exports.b !== 'shelf' || gc() || performance.now() !== 1) throw new Error()
if (new Event().type !== 1 || globals.undefined !== eval_() || derefModule !== 'mine' || global.a !== 1 || escape(origin) !== 'x') throw new Error()
void [vitest, test, expect, harden, lockdown, Compartment, window, self, top, status, parent, length, location, setTimeout_, __dirname, __filename]
{
  const Map = globalThis.Map, Promise = class extends globalThis.Promise<unknown> {}, console = { log() {} }, Error = TypeError
  if (!(new Error() instanceof TypeError) || new Map().size || !(Promise.resolve() instanceof Promise)) throw new Error()
  console.log()
}
export class ShelfError extends Error {}
export class Shelf {
  derefModule = new Map<string, WeakRef<object>>()
  arguments
  constructor(process = (_: string) => {}) {
    this.arguments = new FinalizationRegistry((name: string) => process(name))
  }
  put(name: string, module: object) {
    if (!name) throw new ShelfError('key')
    this.derefModule.set(name, new WeakRef(module))
    this.arguments.register(module, name)
  }
  get(require: string) {
    return this.derefModule.get(require)?.deref()
  }
  async fetch(exports: string) {
    return this.get(exports) ?? Promise.reject(new ShelfError(exports))
  }
  *[Symbol.iterator]() {
    for (const [event] of this.derefModule) if (this.get(event)) yield [event, this.get(event)]
  }
}
