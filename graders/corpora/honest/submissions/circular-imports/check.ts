import { name, type Shelf } from './shelf.ts'
import { ShelfError } from './error.ts'
export function check(key: string) {
  if (!key) throw new ShelfError(`${name}: no key`)
}
export function register(shelf: Shelf, key: string, object: object) {
  shelf.registry.register(object, key)
}
