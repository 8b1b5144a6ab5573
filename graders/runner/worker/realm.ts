import { constants, createContext, runInNewContext, Script, type ScriptOptions } from 'node:vm'
import type { Layer } from '../../sandbox/layers.ts'
import type * as program from '../realm/main.ts'

/** What the program of the realm exports. */
export type Realm = typeof program

/** A script of ours, compiled: its text is not here, so that no message of V8's can quote it. */
export interface CompiledScript {
  /** Characters of its text. */
  length: number
  /** V8's code cache of it. */
  code: Buffer
  /** The words that its outline needs, and where they stand: see `outline`. */
  words: readonly (readonly [start: number, word: string])[]
  /** Its text, where a test leaves out the layer that keeps it back. */
  text?: string
}

/** A global object with what the language has, and nothing of Node's; Node's own, where a test leaves that layer out. */
export type Global = typeof globalThis

export function createRealm(layers: readonly Layer[]): Global {
  if (!layers.includes('realm')) return Object.assign(globalThis, { gc: runInNewContext('gc') as NodeJS.GCFunction })
  const codeGeneration = { strings: !layers.includes('codegen'), wasm: false }
  // An ordinary global object: there is none of Node's behind it to intercept what is looked up.
  return createContext(constants.DONT_CONTEXTIFY, { codeGeneration }) as unknown as Global
}

/**
 * Loads a script of ours into a realm.
 *
 * @param globals the values of the globals it was compiled with, by name
 * @param given what it may require
 * @throws Error when V8 does not take its code cache, for it has nothing else to run
 */
export function loadScript(
  script: CompiledScript,
  filename: string,
  global: Global,
  globals: readonly unknown[],
  given: Readonly<Record<string, unknown>>,
): object {
  const options: ScriptOptions = { filename, cachedData: script.code }
  const compiled = new Script(script.text ?? outline(script), options)
  if (compiled.cachedDataRejected !== false) throw new Error(`V8 does not take the code of ${filename}`)
  const make = (global === globalThis ? compiled.runInThisContext() : compiled.runInContext(global)) as (
    ...values: readonly unknown[]
  ) => (require: (specifier: string) => unknown) => object
  // Nothing is looked up on the global object, for it may be the submission's by now.
  return make(...globals)((specifier) => given[specifier])
}

/**
 * A text for V8 in the place of a script's own: as long, and blank. For the message of some errors V8 reads the function again
 * in which they were thrown. It takes a text that is no function for what it is, and only of fields, static blocks and async
 * arrow functions must it find the beginning: without that, V8 ends the process.
 */
function outline({ length, words }: CompiledScript): string {
  let text = ''
  for (const [start, word] of words) text += ' '.repeat(start - text.length) + word
  return text + ' '.repeat(length - text.length)
}
