// Unusual: three files that import one another in circles, a class that extends one of the circle, top-level await.
import { check, register } from './check.ts'
import { Base } from './base.ts'
export { ShelfError } from './error.ts'
export const name = 'shelf'
const { entriesOf } = await Promise.resolve({ entriesOf: (map: Map<string, WeakRef<object>>) => [...map] })
export class Shelf extends Base {
  put(key: string, object: object) {
    check(key)
    this.refs.set(key, new WeakRef(object))
    register(this, key, object)
  }
  *[Symbol.iterator]() {
    for (const [key] of entriesOf(this.refs)) if (this.get(key)) yield [key, this.get(key)]
  }
}
