import { expect, test } from 'vitest'
import { idGiver } from './submission-id.ts'

function ids(...names: readonly string[]): string[] {
  return names.map(idGiver())
}

test('a name that can be one of a file stays as it is', () => {
  const names = ['Ada Lovelace', 'Chloé Dubois', "Grace O'Neill", '山田太郎', 'x@y.org', 'v1.2', '🐈']
  expect(ids(...names)).toEqual(names)
})

test.each([
  ['a line break and an escape', 'a\nb\u001b[2J', 'a_b_[2J'],
  ['characters that turn the text around', 'exe.\u202Efdp', 'exe._fdp'],
  ['what nobody sees', 'a\u200Bb', 'a_b'],
  ['what is no name of a file on Windows', 'a/b\\c:d*e?f"g<h>i|j', 'a_b_c_d_e_f_g_h_i_j'],
])('%s are replaced', (_, name, expected) => {
  expect(ids(name)).toEqual([expected])
})

test('no two are the same', () => {
  expect(ids('ada', 'ada', 'ada-2', 'ada')).toEqual(['ada', 'ada-2', 'ada-2-2', 'ada-3'])
})

test('no two are the same even where a file system takes capitals for small letters', () => {
  expect(ids('Ada', 'ADA', 'ada', 'ÉVA', 'éva')).toEqual(['Ada', 'ADA-2', 'ada-3', 'ÉVA', 'éva-2'])
})

test('no two are the same when an accent is written in two ways', () => {
  expect(ids('Chlo\u00e9', 'Chloe\u0301')).toEqual(['Chlo\u00e9', 'Chlo\u00e9-2'])
})

test('no two are the same when different characters were replaced', () => {
  expect(ids('a\tb', 'a_b', 'a\nb')).toEqual(['a_b', 'a_b-2', 'a_b-3'])
})

test('none is the name of the file of the batch', () => {
  expect(ids('summary', 'Summary')).toEqual(['summary-2', 'Summary-3'])
})

test('every batch starts anew', () => {
  expect([...ids('ada'), ...ids('ada')]).toEqual(['ada', 'ada'])
})

test('a name too long for a file is cut between two letters, and is still of its own', () => {
  const giveId = idGiver()
  const first = giveId('é'.repeat(300))
  expect(first).toBe('é'.repeat(100))
  expect(giveId('é'.repeat(299))).toBe(`${first}-2`)
})
