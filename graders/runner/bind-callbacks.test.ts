import { expect, test } from 'vitest'
import { bindCallbacks } from './bind-callbacks.ts'

test.each([
  ['one', 'const f = (a: number): number => a', 'const f = ((a: number): number => a).bind(undefined)'],
  ['one in another', 'f(() => () => 1)', 'f((() => (() => 1).bind(undefined)).bind(undefined))'],
  ['an argument', `f('x', async () => {\n  await 1\n}, 2)`, `f('x', (async () => {\n  await 1\n}).bind(undefined), 2)`],
  ['a default', 'f((a = () => 1) => a)', 'f(((a = (() => 1).bind(undefined)) => a).bind(undefined))'],
  ['none', 'function f() { return 1 }', 'function f() { return 1 }'],
])('binds %s', (_, code, bound) => {
  expect(bindCallbacks('a.ts', code)).toBe(bound)
})
