import { expect, test } from 'vitest'
import { idsFor } from './submission-id.ts'

function ids(...names: readonly string[]): string[] {
  return idsFor(names)
}

test('a name that can be one of a file stays as it is', () => {
  const names = ['Ada Lovelace', 'Chloé Dubois', "Grace O'Neill", '山田太郎', 'x@y.org', 'v1.2', '🐈', 'ada.', 'ada ']
  expect(ids(...names)).toEqual(names)
})

test.each([
  ['a line break and an escape', 'a\nb\u001b[2J', 'a_b_[2J'],
  ['characters that turn the text around', 'exe.\u202Efdp', 'exe._fdp'],
  ['an invisible character', 'a\u200Bb', 'a_b'],
  ['what file names on Windows must not contain', 'a/b\\c:d*e?f"g<h>i|j', 'a_b_c_d_e_f_g_h_i_j'],
  ['a dot that would hide the file', '.ada', '_ada'],
  ['half a character', 'a\ud800b', 'a_b'],
])('%s are replaced', (_, name, expected) => {
  expect(ids(name)).toEqual([expected])
})

test.each(['con', 'NUL', 'Aux.Smith', 'com1', 'lpt²', 'CONIN$', 'con '])('%j is a device on Windows', (name) => {
  expect(ids(name)).toEqual([`_${name}`])
})

test.each(['Conrad', 'com', 'nuller', 'console.log'])('%j is none', (name) => {
  expect(ids(name)).toEqual([name])
})

test('one without a name has an id', () => {
  expect(ids('', '')).toEqual(['submission', 'submission-2'])
})

test('no two are the same', () => {
  expect(ids('ada', 'ada', 'ada-2', 'ada')).toEqual(['ada', 'ada-3', 'ada-2', 'ada-4'])
})

test("no submission gets an id that is another's name, in any order", () => {
  expect(ids('A', 'a', 'a-2')).toEqual(['A', 'a-3', 'a-2'])
  expect(ids('a\tb', 'a_b', 'a_b-2')).toEqual(['a_b-3', 'a_b', 'a_b-2'])
  expect(ids('summary', 'summary-2')).toEqual(['summary-3', 'summary-2'])
  expect(ids('con', '_con')).toEqual(['_con-2', '_con'])
  expect(ids('a', 'A', 'A-2', 'a-2')).toEqual(['a', 'A-3', 'A-2', 'a-2-2'])
})

test('no two are the same even where a file system takes capitals for small letters', () => {
  expect(ids('Ada', 'ADA', 'ada', 'ÉVA', 'éva')).toEqual(['Ada', 'ADA-2', 'ada-3', 'ÉVA', 'éva-2'])
  expect(ids('Straße', 'STRASSE', 'ſam', 'Sam')).toEqual(['Straße', 'STRASSE-2', 'ſam', 'Sam-2'])
})

test('no two are the same when an accent is written in two ways', () => {
  expect(ids('Chlo\u00e9', 'Chloe\u0301')).toEqual(['Chlo\u00e9', 'Chlo\u00e9-2'])
  expect(ids('Chloe\u0301', 'Chlo\u00e9-2')).toEqual(['Chlo\u00e9', 'Chlo\u00e9-2'])
})

test('no two are the same when different characters were replaced', () => {
  expect(ids('a\tb', 'a_b', 'a\nb')).toEqual(['a_b-2', 'a_b', 'a_b-3'])
})

test('none is the name of the file or the folder of the batch', () => {
  expect(ids('summary', 'Summary', 'Printed')).toEqual(['summary-2', 'Summary-3', 'Printed-2'])
})

test('a name too long for a file is cut between two letters, and is still of its own', () => {
  const long = 'é'.repeat(100)
  expect(ids('é'.repeat(300), 'é'.repeat(299), long)).toEqual([`${long}-2`, `${long}-3`, long])
  for (const id of ids('a'.repeat(300), '🐈'.repeat(300))) expect(Buffer.byteLength(id)).toBeLessThanOrEqual(200)
})

test('the same names in the same order have the same ids', () => {
  const names = Array.from({ length: 300 }, (_, n) => ['a', 'A', 'a-2', 'a\t', `a-${n}`][n % 5] as string)
  expect(ids(...names)).toEqual(ids(...names))
  expect(new Set(ids(...names).map((id) => id.toLowerCase())).size).toBe(300)
})

test('letters that are one in capitals, or in small, on some file system are one', () => {
  expect(ids('ß', 'ẞ', 'ss', 'ſs', 'K', 'K').map((id) => id.replace(/^.*-/, '-'))).toEqual([
    'ß',
    '-2',
    '-3',
    '-4',
    'K',
    '-2',
  ])
})
