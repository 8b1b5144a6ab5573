import { describe, expect, test } from 'vitest'
import { thrownBy } from '../fixtures/files.ts'
import { applyFaultyPatch, formatFaultyPatch, parseFaultyPatch } from './patch.ts'

const base = Array.from({ length: 20 }, (_, index) => `line ${index + 1}\n`).join('')
const changed = base.replace('line 3\n', 'line three\n').replace('line 15\n', '')
const about = { sentence: 'It counts wrong.', fails: ['counts', 'lets-go'], base: 'pool.ts' }
const text = formatFaultyPatch(about, base, changed)

/** Applies a patch as text to a text. */
const apply = (patch: string, to: string) => applyFaultyPatch(parseFaultyPatch(patch, 'p.patch'), to, 'p.patch')

describe('a patch', () => {
  test('says what is wrong, what fails, and what it changes', () => {
    expect(text).toBe(`It counts wrong.

Fails: counts lets-go

--- a/pool.ts
+++ b/pool.ts
@@ -1,5 +1,5 @@
 line 1
 line 2
-line 3
+line three
 line 4
 line 5
@@ -13,5 +13,4 @@
 line 13
 line 14
-line 15
 line 16
 line 17
`)
  })

  test('reads as it was written', () => {
    expect(parseFaultyPatch(text, 'p.patch')).toMatchObject(about)
    expect(apply(text, base)).toBe(changed)
  })

  test('folds what is longer than a line, and reads it again', () => {
    const long = {
      sentence: 'One word after another. '.repeat(20).trim(),
      fails: Array.from({ length: 30 }, (_, index) => `a-test-of-many-${index}`),
      heldBy: `pool (Pool) → ${'.next → '.repeat(40)}value`,
      base: 'pool.ts',
    }
    const written = formatFaultyPatch(long, base, changed)
    expect(Math.max(...written.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(120)
    const read = parseFaultyPatch(written, 'p.patch')
    expect(read).toMatchObject({ fails: long.fails, heldBy: long.heldBy })
    expect(read.sentence.replaceAll('\n', ' ')).toBe(long.sentence)
  })

  test('may come with the line ends of Windows', () => {
    expect(apply(text.replaceAll('\n', '\r\n'), base)).toBe(changed)
  })

  test.each<[what: string, from: string, to: string]>([
    ['a last line without an end', 'one\ntwo', 'one\n2'],
    ['a last line that gets an end', 'one\ntwo', 'one\ntwo\n'],
    ['all lines', 'one\n', 'two\n'],
    ['lines that look like a diff', '--- a\n+++ b\n@@ c\n', '--- a\n+++ c\n@@ c\n'],
    ['lines added at the beginning', base, `new\n${base}`],
  ])('can change %s', (_, from, to) => {
    expect(apply(formatFaultyPatch(about, from, to), from)).toBe(to)
  })
})

describe('is refused', () => {
  test.each<[what: string, patch: string, message: RegExp]>([
    ['without a diff', text.slice(0, text.indexOf('---')), /^p\.patch: has no line that begins with "--- "$/],
    ['without a sentence', text.replace('It counts wrong.\n\n', ''), /^p\.patch: does not begin with a sentence/],
    ['without names of tests', text.replace('Fails: counts lets-go\n', ''), /^p\.patch: names no test after "Fails:"$/],
    ['with an empty list of tests', text.replace('counts lets-go', ''), /^p\.patch: names no test after "Fails:"$/],
    ['without a hunk', text.slice(0, text.indexOf('@@')), /^p\.patch: changes nothing$/],
    ['with two files', text + text.slice(text.indexOf('---')), /^p\.patch: changes more than one file$/],
    ['with lines too few in a hunk', text.replace(' line 17\n', ''), /^p\.patch: is not a unified diff: /],
    [
      'for a file elsewhere',
      text.replace('a/pool.ts', 'a/../../pool.ts'),
      /^p\.patch: must change one file of its exercise/,
    ],
    [
      'for an absolute path',
      text.replace('a/pool.ts', '/etc/passwd'),
      /^p\.patch: must change one file of its exercise/,
    ],
  ])('%s', async (_, patch, message) => {
    const error = await thrownBy(() => parseFaultyPatch(patch, 'p.patch'))
    expect(error).toMatchObject({
      code: 'bad-file',
      message: expect.stringMatching(message),
    })
  })

  test.each<[what: string, to: string, hunk: string]>([
    ['on other text', base.replace('line 14', 'line 14b'), 'hunk 2 (line 13 of pool.ts) does not fit'],
    ['one line further down', `new\n${base}`, 'hunk 1 (line 1 of pool.ts) does not fit'],
    ['on a text that is shorter', base.slice(0, base.indexOf('line 16')), 'hunk 2 (line 13 of pool.ts) does not fit'],
    ['with other line ends', base.replaceAll('\n', '\r\n'), 'hunk 1 (line 1 of pool.ts) does not fit'],
  ])('where it does not fit: %s', async (_, to, hunk) => {
    expect(await thrownBy(() => apply(text, to))).toMatchObject({ code: 'bad-file', message: `p.patch: ${hunk}` })
  })
})
