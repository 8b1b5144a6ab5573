import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../fixtures/files.ts'
import { writePrinted } from './write-printed.ts'

test('writes what was printed, by exercise, with control characters spelt out', async () => {
  const file = join(await temporaryFolder(), 'printed/ada.txt')
  await writePrinted(file, { '01-a': 'one\ntwo\u001b[2J', '02-b': 'three' })
  expect(await readFile(file, 'utf8')).toBe('== 01-a\none\ntwo\\u{1b}[2J\n\n== 02-b\nthree\n')
})

test('writes no file where nothing was printed', async () => {
  const file = join(await temporaryFolder(), 'ada.txt')
  await writePrinted(file, {})
  await expect(access(file)).rejects.toThrow('ENOENT')
})
