type Classes = Readonly<Record<string, { prototype: object }>>

const { defineProperty, getOwnPropertyDescriptor, ownKeys } = Reflect

/** Gives classes their names, for a bundler may have changed these. */
export function name(classes: Classes): void {
  for (const [key, made] of Object.entries(classes)) defineProperty(made, 'name', { value: key, configurable: true })
}

/** Gives classes their names, and has `Object.prototype.toString` tell them. */
export function nameAndTag(classes: Classes): void {
  name(classes)
  for (const [key, { prototype }] of Object.entries(classes)) {
    defineProperty(prototype, Symbol.toStringTag, { value: key, configurable: true })
  }
}

/** Freezes classes that no global leads to, only their instances do: nobody else would freeze them. */
export function freezeClasses(classes: Classes): void {
  for (const made of Object.values(classes)) {
    for (const owner of [made, made.prototype]) {
      for (const key of ownKeys(owner)) Object.freeze(getOwnPropertyDescriptor(owner, key)?.value)
      Object.freeze(owner)
    }
  }
}
