import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test('the kit collects where Node was started without --expose-gc', () => {
  const program = `
    const { fleeting, expect } = await import(${JSON.stringify(join(import.meta.dirname, 'index.ts'))})
    await expect(fleeting(() => ({}))).toBeCollected()
    console.log('done', typeof globalThis.gc)`
  const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' })
  expect(printed).toBe('done undefined\n')
})
