import { parseSync } from 'rolldown/utils'
import { expect, test } from 'vitest'
import { hostReferences } from './host-globals.ts'

function found(code: string, given?: readonly string[]): string[] {
  const { program, errors } = parseSync('a.ts', code)
  expect(errors).toEqual([])
  return hostReferences(program, given).map(({ name, start }) => `${name} at ${start}`)
}

test.each([
  ['something taken from one', 'const a = 1; process.exit()', ['process at 13']],
  ['by index', `global['x']`, ['global at 0']],
  ['a call', `const fs = require('fs')`, ['require at 11']],
  ['a call by new', 'new Worker()', ['Worker at 4']],
  ['under a type', '(process as any).exit(); (<any>Buffer)!.from(1)', ['process at 1', 'Buffer at 31']],
  ['by way of globalThis', 'globalThis.process.exit(); globalThis.fetch()', ['process at 0', 'fetch at 27']],
  ['the first place of each', 'process.a; process.b; fetch()', ['process at 0', 'fetch at 22']],
  ['inside a function', 'class A { b() { return () => process.pid } }', ['process at 29']],
  ['what is only said to be there', 'declare const process: any; process.exit()', ['process at 28']],
  ['what is said to be global', 'declare global { var window: any }; window.a', ['window at 36']],
  ['assignments', 'module.exports = 1', ['module at 0']],
])('finds %s', (_, code, expected) => {
  expect(found(code)).toEqual(expected)
})

test.each([
  ['typeof', `if (typeof process !== 'undefined') process.exit()`],
  ['typeof by way of globalThis', `typeof globalThis.process === 'object' && process.exit()`],
  ['optional chains', 'process?.exit(); globalThis.process?.env; fetch?.()'],
  ['properties of that name', 'const a = { process: 1, b: { fetch() {} } }; a.process.toFixed(); a.b.fetch()'],
  ['a type', 'let a: typeof process; export type B = NodeJS.Process; let c: Window'],
  [
    'what the submission has',
    'setTimeout(() => {}); new Map(); console.log(1); performance.now(); crypto.randomUUID()',
  ],
  ['a variable', 'const process = { exit() {} }; process.exit()'],
  ['a parameter', 'function a(window, { fetch = 1 }, [Blob], ...File) { window.a; fetch(); Blob.b; File.c }'],
  ['a parameter property', 'class A { constructor(private process: any) { process.a } }'],
  ['a parameter of an arrow', 'export const a = (process) => process.a'],
  ['a function', 'function require() {} require()'],
  ['a function of its own name', '(function fetch() { fetch() })()'],
  ['a class', 'class Worker {} new Worker(); void class Blob { a = new Blob() }'],
  [
    'an import',
    `import process, { fetch } from './a.ts'; import * as window from './b.ts'; process.a; fetch(); window.b`,
  ],
  ['a caught error', 'try {} catch (event) {} try {} catch ({ process }) { process.a }'],
  ['an enum', 'enum Worker { A } Worker.A.toFixed()'],
])('takes %s for no such thing', (_, code) => {
  expect(found(code)).toEqual([])
})

test('not what is given all the same', () => {
  expect(found('process.memoryUsage(); fetch()', ['process'])).toEqual(['fetch at 23'])
})
