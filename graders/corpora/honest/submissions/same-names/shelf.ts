// Unusual: several files that declare the same names, classes that tell their own names, anonymous default exports.
import Base, { key as baseKey, helper as baseHelper } from './base.ts'
import helperOf, { ShelfError as Inner } from './more/base.ts'
import nameless from './nameless.ts'
const key = 'shelf'
function helper() { return key }
export class ShelfError extends Inner {
  constructor(message: string) {
    super(message)
    this.name = new.target.name
  }
}
class Shelf_ extends Base {
  static override readonly kind = this.name
  fetch = async (wanted: string) => this.get(wanted) ?? Promise.reject(new ShelfError(wanted))
}
if ([helper(), baseHelper(), helperOf(), key, baseKey].join() !== 'shelf,base,more,shelf,base') throw new Error('names')
if (new ShelfError('x').name !== 'ShelfError' || new Inner('x').name !== 'ShelfError') throw new Error(new Inner('x').name)
if (typeof nameless !== 'function' || helperOf.name !== 'helper') throw new Error(helperOf.name)
if (Base.name !== 'Shelf' || Shelf_.kind !== 'Shelf_') throw new Error(Base.name)
export { Shelf_ as Shelf }
