import { HOST, LANGUAGE } from '../realm/global-names.ts'

/** The globals that a script of ours may use once the realm is ready for a submission. */
export const CAPTURED: readonly string[] = [...LANGUAGE, ...HOST]

/**
 * A script of ours as a function of the globals it uses, which gives a CommonJS module: what a submission puts on the global
 * object later is not what our scripts find by the name.
 */
export function wrapped(text: string): string {
  return functionOf(CAPTURED, text)
}

/**
 * The same for the script that makes the realm ready. It takes the globals by itself: V8 makes some only when they are asked
 * for, and makes them of the realm of whoever asks.
 */
export function wrappedFirst(text: string): string {
  return `() => (${functionOf(LANGUAGE, text)})(${LANGUAGE.join(', ')})`
}

function functionOf(captured: readonly string[], text: string): string {
  return `(function (${captured.join(', ')}) { 'use strict'; return (function (require) { const exports = {}; ${text}\n; return exports }) })`
}
