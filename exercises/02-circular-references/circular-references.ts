/**
 * Two things that circles make hard: to print one, and to know which of them nobody will ever free.
 *
 * Your task: fill in the bodies. You may add functions, classes and types as you like.
 */

/** What `repr` prints. A list or a dictionary may hold itself, directly or by others. */
export type Value = null | boolean | number | string | Value[] | Map<string, Value>

/**
 * The value as Python prints it:
 *
 * - `null` is `None`, `true` is `True`, `false` is `False`; a number is as `String` has it
 * - a text is in single quotes: `'mona'`. A backslash, a single quote and a line end in it become `\\`, `\'` and `\n`. (Python uses
 *   double quotes for a text with a single quote in it. You need not.)
 * - an array is a list: `[1, 'two', [3]]`; a `Map` is a dictionary: `{'one': 1, 'two': [2]}`; empty ones are `[]` and `{}`
 * - a list inside itself is `[...]`, a dictionary inside itself is `{...}`
 *
 * A list that occurs twice, and not inside itself, is printed in full both times. A hundred thousand lists in one another overflow no stack.
 *
 * @throws TypeError if there is anything else in it, `undefined` for example
 */
export function repr(value: Value): string {
  void value
  throw notYet('repr')
}

/** An object, and the references that it holds: one entry for each. */
export interface Node {
  readonly name: string
  readonly references: readonly Node[]
}

/**
 * The islands: groups of objects that reference counting will never free, though nothing in the program can reach them.
 *
 * Think of all references from outside as roots. Take away what the roots lead to: it is in use. Of the others, counting frees each object
 * that no other one refers to, then what that alone referred to, and so on. What is left are the islands: circles, what circles lead to, and
 * what lies between them. Two objects are in the same island if a reference leads from one to the other, in whichever direction, or if a chain
 * of objects that are left joins them so.
 *
 * A hundred thousand objects in a chain overflow no stack.
 *
 * @param all every object there is, the oldest first, each once
 * @param roots objects that something outside refers to
 * @returns the islands in the order of their oldest objects, and in each its objects, the oldest first
 * @throws RangeError if a root, or what an object refers to, is not among all
 */
export function unreachable(all: readonly Node[], roots: readonly Node[]): Node[][] {
  void [all, roots]
  throw notYet('unreachable')
}

function notYet(what: string): Error {
  return new Error(
    `Not written yet: ${what}. Start in circular-references.ts, with repr; README.md describes the task.`,
  )
}
