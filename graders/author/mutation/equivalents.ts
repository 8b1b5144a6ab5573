import type { Equivalent } from '../../contract/mutation.ts'

const WORDS = 'The words are for people: tests ask for the class of the error, and that it is printed.'

const THROWS_ANYWAY = 'JavaScript throws a TypeError by itself a moment later, and nothing has changed by then.'

const TYPES_ALONE = 'The property is for the types alone, so that nothing else is taken for a handle.'

const SYMBOL = 'A symbol alone would notice, for WeakRef takes one: the types refuse it, and no test asks for it.'

/** Mutants of the reference solutions that no hidden test is to kill, with the reason, by exercise. */
export const equivalents: Readonly<Record<string, readonly Equivalent[]>> = {
  '01-reference-counting': [
    {
      code: 'if (old) this.#release(old)',
      from: 'old',
      to: 'true',
      because: 'What is released comes from a list that ends with the first undefined.',
    },
    {
      code: "if (cell === undefined) throw new TypeError('this is not a handle of this heap')",
      from: 'cell === undefined',
      to: 'false',
      because: THROWS_ANYWAY,
    },
    {
      code: "if (items === undefined) throw new TypeError('an integer has no items')",
      from: 'items === undefined',
      to: 'false',
      because: THROWS_ANYWAY,
    },
    {
      code: 'return value !== undefined && value >= SMALLEST_CACHED && value <= LARGEST_CACHED',
      from: 'value !== undefined',
      to: 'true',
      because: 'For the types alone: undefined is not larger than any number.',
    },
  ],
  '02-circular-references': [
    {
      code: "if (typeof value === 'string') return quoted(value)",
      from: "typeof value === 'string'",
      to: 'true',
      because: THROWS_ANYWAY,
    },
    {
      code: 'if (count === undefined) return undefined',
      from: 'count === undefined',
      to: 'false',
      because: 'The count of what is not counted becomes NaN, which is never zero.',
    },
  ],
  '03-cycle-collector': [
    {
      code: 'if (count !== undefined) fromOutside.set(item, count - 1)',
      from: 'count !== undefined',
      to: 'true',
      because: 'Only lists are looked up in the map, and what is not a list gets NaN.',
    },
  ],
  '04-mark-and-sweep': [
    {
      code: 'readonly isHandle = true',
      from: 'true',
      to: 'false',
      because: TYPES_ALONE,
    },
  ],
  '05-generational-collector': [
    {
      code: "readonly kind = 'handle'",
      from: "'handle'",
      to: '""',
      because: TYPES_ALONE,
    },
  ],
  '07-object-ids': [
    {
      code: "return typeof value === 'function' || (typeof value === 'object' && value !== null)",
      from: 'value !== null',
      to: 'true',
      because: THROWS_ANYWAY,
    },
  ],
  '08-weak-ref': [
    {
      code: 'throw new TypeError(`a callback must be a function, and not ${typeof callback}`)',
      from: '`a callback must be a function, and not ${typeof callback}`',
      to: '``',
      because: WORDS,
    },
    {
      code: "console.error('A callback of a weak reference threw:', error)",
      from: "'A callback of a weak reference threw:'",
      to: '""',
      because: WORDS,
    },
  ],
  '09-weak-proxy': [
    {
      code: "if (typeof target === 'symbol') throw new TypeError('cannot create weak proxy of a symbol')",
      from: "'cannot create weak proxy of a symbol'",
      to: '""',
      because: WORDS,
    },
    {
      code: "if (callback !== null && typeof callback !== 'function') throw new TypeError('a callback must be a function')",
      from: "'a callback must be a function'",
      to: '""',
      because: WORDS,
    },
    {
      code: "console.error('A callback of a weak proxy threw:', error)",
      from: "'A callback of a weak proxy threw:'",
      to: '""',
      because: WORDS,
    },
    {
      code: 'return this.#living() === undefined',
      from: 'this.#living() === undefined',
      to: 'this.#living() !== undefined',
      because: 'Whether the trap says no, or yes while the dummy can be extended: JavaScript throws a TypeError.',
    },
    {
      code: 'if (Array.isArray(target)) return []',
      from: '[]',
      to: '["Stryker was here"]',
      because: 'Nothing is ever read from the dummy: it is an array, and may be any.',
    },
  ],
  '10-finalize': [
    {
      code: "if (typeof fn !== 'function') throw new TypeError(`fn must be a function, and not ${String(fn)}`)",
      from: '`fn must be a function, and not ${String(fn)}`',
      to: '``',
      because: WORDS,
    },
    {
      code: 'made += 1',
      from: 'made += 1',
      to: 'made -= 1',
      because: 'The number is only ever compared with what it was.',
    },
    {
      code: 'let due: AnyFinalizer[] = []',
      from: '[]',
      to: '["Stryker was here"]',
      because: 'With a finalizer the list is made anew before it is read; without one, a text is not one that is due.',
    },
  ],
  '12-weak-key-dictionary': [
    {
      code: 'throw new TypeError(`a key must be an object, and not ${String(key)}: nobody can refer to a primitive weakly`)',
      from: '`a key must be an object, and not ${String(key)}: nobody can refer to a primitive weakly`',
      to: '``',
      because: WORDS,
    },
  ],
  '13-weak-set': [
    {
      code: 'throw new TypeError(`a member must be an object, and not ${String(item)}: nobody can refer to a primitive weakly`)',
      from: '`a member must be an object, and not ${String(item)}: nobody can refer to a primitive weakly`',
      to: '``',
      because: WORDS,
    },
  ],
  '14-parent-and-child': [
    {
      code: 'if (ancestor === child) throw new RangeError(`${child.name} cannot become its own ancestor`)',
      from: '`${child.name} cannot become its own ancestor`',
      to: '``',
      because: WORDS,
    },
  ],
  '15-weak-cache': [
    {
      code: 'throw new RangeError(`keepRecent must be a whole number, 0 or more, and not ${keepRecent}`)',
      from: '`keepRecent must be a whole number, 0 or more, and not ${keepRecent}`',
      to: '``',
      because: WORDS,
    },
    {
      code: 'throw new TypeError(`create must give an object, and not ${String(value)}: nobody can refer to a primitive weakly`)',
      from: '`create must give an object, and not ${String(value)}: nobody can refer to a primitive weakly`',
      to: '``',
      because: WORDS,
    },
    {
      code: "if ((typeof value === 'object' && value !== null) || typeof value === 'function') return value",
      from: "(typeof value === 'object' && value !== null) || typeof value === 'function'",
      to: 'true',
      because: SYMBOL,
    },
    {
      code: "if ((typeof value === 'object' && value !== null) || typeof value === 'function') return value",
      from: "typeof value === 'object' && value !== null",
      to: "typeof value === 'object' || value !== null",
      because: SYMBOL,
    },
    {
      code: "if ((typeof value === 'object' && value !== null) || typeof value === 'function') return value",
      from: "typeof value === 'object'",
      to: 'true',
      because: SYMBOL,
    },
    {
      code: "if ((typeof value === 'object' && value !== null) || typeof value === 'function') return value",
      from: 'value !== null',
      to: 'true',
      because: 'WeakRef refuses null with the same class of error.',
    },
  ],
}
