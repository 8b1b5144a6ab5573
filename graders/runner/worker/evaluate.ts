import { compileFunction } from 'node:vm'
import type { Loadable } from './job.ts'
import { scriptName } from './stack.ts'

/** A variable of the scope that a submission's module-level variables share: by it they are told from others in a heap snapshot. */
export const MODULE_MARK = 'derefModule'

/**
 * Runs a submission, in strict mode, with the globals it is given and no other.
 *
 * @param given globals by name
 * @param shadow whether every other global reads as undefined
 * @returns what it exports: read anew at every access, as an import is
 */
export async function evaluate(
  submission: Loadable,
  given: ReadonlyMap<string, unknown>,
  shadow: boolean,
): Promise<object> {
  const names = [...new Set([...given.keys(), ...(shadow ? globalNames() : [])])]
  const exported = Object.entries(submission.exports)
  const thunks = exported.map(([, local]) => `() => ${local}`)
  // One scope for the module, whether or not anything captures its variables.
  const mark = submission.code.includes(MODULE_MARK) ? '' : `const ${MODULE_MARK} = 0; (() => ${MODULE_MARK});`
  // Its global object is one of its own, and no place where V8 looks for names by itself. Slow, so only for those who need it.
  const scope = submission.declaresGlobals ? 'with (globalThis) ' : ''
  // A function of its own for `arguments`.
  const body =
    `${scope}return (async function () { 'use strict'; ${mark} ${submission.code}\n` +
    `return [${thunks.join(', ')}] }).call(undefined)`
  const load = compileFunction(body, names, { filename: scriptName(submission) }) as (
    ...values: unknown[]
  ) => Promise<readonly (() => unknown)[]>
  const variables = await load(...names.map((name) => given.get(name)))
  const namespace = Object.create(null) as object
  for (const [index, [name]] of exported.entries()) {
    Object.defineProperty(namespace, name, { get: () => variables[index]?.(), enumerable: true })
  }
  return Object.freeze(namespace)
}

/** Every name that a script could refer to without having declared it. */
function globalNames(): string[] {
  const names = new Set<string>()
  for (let owner: object | null = globalThis; owner !== null; owner = Object.getPrototypeOf(owner) as object | null) {
    for (const name of Object.getOwnPropertyNames(owner)) names.add(name)
  }
  // These three are constants of the language, and no parameter may have a name that is no identifier.
  return [...names].filter((name) => /^[\w$]+$/.test(name) && !['undefined', 'NaN', 'Infinity'].includes(name))
}
