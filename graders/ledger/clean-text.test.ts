import { expect, test } from 'vitest'
import { cleanText } from './clean-text.ts'

test.each<[what: string, text: string, expected: string]>([
  ['an escape sequence', '\u001b[2J\u001b[31mred', '\\u{1b}[2J\\u{1b}[31mred'],
  ['a one-character escape sequence', '\u009b2J', '\\u{9b}2J'],
  ['a bell, a backspace and a return', 'a\u0007b\bc\rd', 'a\\u{7}b\\u{8}c\\u{d}d'],
  ['line breaks of all kinds', 'a\nb\u0085c\u2028d\u2029e', 'a\\u{a}b\\u{85}c\\u{2028}d\\u{2029}e'],
  ['a change of direction', 'exe.\u202efdp', 'exe.\\u{202e}fdp'],
  ['invisible characters', 'a\u200bb\ufeff', 'a\\u{200b}b\\u{feff}'],
  ['an invisible character outside the basic plane', 'a\u{e0041}', 'a\\u{e0041}'],
])('shows %s', (_, text, expected) => {
  expect(cleanText(text)).toBe(expected)
})

test('leaves letters of all scripts, accents and emoji alone', () => {
  const text = 'Chloé Núñez – 山田太郎 – עברית – e\u0301 – 🐈 \\u{1b}'
  expect(cleanText(text)).toBe(text)
})
