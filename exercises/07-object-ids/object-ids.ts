/**
 * Ids of objects, and objects by their ids: what Python has with `id`, and what you can get from an address there with some daring. None
 * of it keeps an object alive.
 *
 * Your task: fill in the bodies. You may add variables, functions and classes as you like.
 */

/**
 * The id of an object (a function is an object): a whole number, 1 or more. The same object has the same id for as long as it lives, and
 * no other object **ever** has it, in this process, not even when it has gone. The object is not changed by that, and not kept alive. (Python:
 * `id(object)`, which is the address in CPython, and is given again when the object has gone)
 *
 * @throws TypeError for anything but an object
 */
export function id(object: object): number {
  void object
  throw notYet('id')
}

/**
 * The living object with that id; `undefined` if it has gone, even if no finalization callback has run since then, and for everything that
 * was never an id, whatever it is: a text that looks like an id is none. When an object has gone, nothing is left of its id in here.
 */
export function objectById(id: number): object | undefined {
  void id
  throw notYet('objectById')
}

function notYet(what: string): Error {
  return new Error(`Not written yet: ${what}. Start in object-ids.ts, with id; README.md describes the task.`)
}
