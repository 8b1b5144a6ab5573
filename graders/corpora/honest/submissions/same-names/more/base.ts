const key = 'more'
export default function helper() { return key }
export class ShelfError extends Error {
  constructor(message: string) {
    super(message)
    this.name = this.constructor.name
  }
}
