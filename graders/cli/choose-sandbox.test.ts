import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { folderWith } from '../fixtures/files.ts'
import { chooseSandbox } from './choose-sandbox.ts'

/** Makes programs be looked for in one folder alone. */
function searchOnly(folder: string): void {
  const before = process.env.PATH
  process.env.PATH = folder
  onTestFinished(() => {
    process.env.PATH = before
  })
}

function said(): string[] {
  const lines: string[] = []
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => lines.push(String(text)) > 0)
  onTestFinished(() => spy.mockRestore())
  return lines
}

test('without bubblewrap it is portable, and says so; required, it is an error', () => {
  searchOnly('/nowhere')
  const lines = said()
  expect(chooseSandbox(undefined).level).toBe('portable')
  expect(lines.join('')).toMatch(/^Submissions are not isolated: bubblewrap \(bwrap\) cannot be started/)
  expect(() => chooseSandbox('isolated')).toThrow(/cannot be isolated: bubblewrap/)
  expect(chooseSandbox('portable').level).toBe('portable')
})

test('a bubblewrap that makes no sandbox is none, and its own words are told', async () => {
  const folder = await folderWith({ bwrap: '#!/bin/sh\necho no namespaces >&2\nexit 1\n' })
  await chmod(join(folder, 'bwrap'), 0o755)
  searchOnly(folder)
  expect(() => chooseSandbox('isolated')).toThrow(/cannot create a sandbox: no namespaces/)
})
