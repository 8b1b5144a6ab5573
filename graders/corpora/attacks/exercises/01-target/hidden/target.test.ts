import { test } from 'vitest'
import { countedCallback, expect, fleeting, pinned } from '#gc'
import { Vault } from '../target.ts'

test('identity', () => {
  const vault = new Vault()
  const mona = {}
  vault.put('mona', mona)
  expect(vault.get('mona')).toBe(mona)
})

test('arrays', () => {
  const vault = new Vault()
  vault.put('mona', {})
  vault.put('lisa', {})
  expect(vault.names()).toEqual(['mona', 'lisa'])
})

test('collected', async () => {
  const vault = pinned('vault', new Vault())
  const handle = fleeting(() => {
    const mona = {}
    vault.put('mona', mona)
    expect(vault.get('mona')).toBe(mona)
    return mona
  })
  await expect(handle).toBeCollected()
})

/** A class, as a test of its own might extend one: its text is nobody's to read. */
class Marked extends Vault {
  readonly text = 'the-text-of-a-hidden-test'
}

test('kept', async () => {
  const vault = pinned('vault', new Marked())
  const handle = fleeting(() => {
    const mona = {}
    vault.keep(mona)
    return mona
  })
  await expect(handle).toBeKept()
})

test('called', async () => {
  const vault = pinned('vault', new Vault())
  const gone = countedCallback()
  vault.onGone(gone)
  // Another listener, as a test of its own might pass: its text is nobody's to read.
  vault.onGone(() => 'the-text-of-a-hidden-test')
  const handle = fleeting(() => {
    const mona = {}
    vault.put('mona', mona)
    return mona
  })
  await expect(handle).toBeCollected()
  await expect(gone).toBeCalledTimes(1)
})

test('throws', () => {
  const vault = new Vault()
  expect(() => vault.get('')).toThrow(RangeError, /^a name is needed$/)
})

test('rejects', async () => {
  const vault = new Vault()
  await expect(() => vault.load('nowhere')).toReject(TypeError, /^there is no nowhere$/)
})
