import { expect, test } from 'vitest'
import { withCallSite } from './call-sites.ts'

const text = `const dict = new Dict(); dict.pop('k'); held.use((one) => one?.gone()); plain(1); new dict.Entry();
  (0, deref_submission.paint)(); new deref_submission.Frame()`

test.each([
  ['pop(', 'dict.pop is not a function'],
  ['gone(', 'one?.gone is not a function'],
  ['plain(', 'plain is not a function'],
  ['(0, ', 'paint is not a function'],
])('a call of %s is named', (at, expected) => {
  expect(withCallSite('undefined is not a function', text, text.indexOf(at))).toBe(expected)
})

test('what is no constructor is named', () => {
  const named = (at: string) => withCallSite('undefined is not a constructor', text, text.indexOf(at))
  expect(named('new dict.Entry')).toBe('dict.Entry is not a constructor')
  expect(named('new deref_submission')).toBe('Frame is not a constructor')
})

test('other messages stay as they are, and so do those of places without a name', () => {
  expect(withCallSite('no such key', text, text.indexOf('pop('))).toBe('no such key')
  expect(withCallSite('undefined is not a function', text, text.indexOf('=>'))).toBe('undefined is not a function')
})
