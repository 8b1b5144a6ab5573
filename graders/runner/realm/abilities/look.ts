/** Where we are within a value that is being put in words. */
export interface Look {
  readonly depth: number
  /** Letters that are left: after these, an object within another is not looked into. */
  room: number
  indent: number
  /** The level of the object with something in it that was looked at last. */
  level: number
  /** Those that we are within. */
  readonly within: object[]
  /** Those that hold themselves, numbered. */
  readonly circles: Map<object, number>
  /** Puts in words what is within the value at hand. */
  readonly show: (value: unknown) => string
}

/** What an object looks like beside its properties. */
export interface Shape {
  /** Before the braces; or alone, if there is nothing to go between them. */
  base?: string
  open?: string
  close?: string
  items?: () => string[]
  /** Properties to be shown though they are not enumerable. */
  hidden?: readonly string[]
  /** Whether the items or the base show a property already. */
  isShown?: (key: PropertyKey) => boolean
}

/** What an accessor gives is not asked for. */
export function showProperty(property: PropertyDescriptor, look: Look): string {
  const accessors = [property.get && 'Getter', property.set && 'Setter'].filter((name) => name !== undefined)
  return accessors.length > 0 ? `[${accessors.join('/')}]` : look.show(property.value)
}
