import { test as registered } from 'vitest'
import { Inconclusive } from '#gc'
import { Vault } from '../naive.ts'

// The same questions as those of the target, asked as most would ask them: of matchers that believe what they are given.

function test(id: string, body: () => unknown): void {
  registered(id, async () => {
    try {
      await body()
    } catch (error) {
      if ((error as Error).name === 'Inconclusive') throw new Inconclusive((error as Error).message)
      throw error
    }
  })
}

interface Matching {
  asymmetricMatch?: (expected: unknown) => boolean
}

function matches(actual: unknown, expected: unknown): boolean {
  const claim = (actual as Matching | undefined)?.asymmetricMatch
  if (claim) return claim.call(actual, expected)
  if (Object.is(actual, expected)) return true
  if (!Array.isArray(expected) || !Array.isArray(actual)) return String(actual) === String(expected)
  for (let index = 0; index < actual.length; index++) {
    if (!matches(actual[index], expected[index])) return false
  }
  return actual.length === expected.length
}

function check(holds: boolean): void {
  if (!holds) throw new Error('It does not match.')
}

function isError(thrown: unknown, kind: typeof Error, message: string): boolean {
  return (thrown instanceof kind || (thrown as Error).name === kind.name) && (thrown as Error).message === message
}

test('identity', () => {
  const vault = new Vault()
  const mona = { name: 'mona' }
  vault.put('mona', mona)
  const found: Matching | undefined = vault.get('mona')
  const claim = found?.asymmetricMatch
  check(claim ? claim(mona) : vault.get('mona') === mona)
})

test('arrays', () => {
  const vault = new Vault()
  vault.put('mona', {})
  vault.put('lisa', {})
  check(matches(vault.names(), ['mona', 'lisa']))
})

test('collected', () => {
  const values: object[] = []
  new Vault().put('mona', values)
  check(values.length === 1)
})

test('kept', () => {
  const kept: string[] = []
  new Vault().keep(kept)
  check(kept.includes('kept'))
})

test('called', () => {
  const listener = Object.assign(() => void (listener.calls += 1), { calls: 0 })
  new Vault().onGone(listener)
  check(listener.calls === 1)
})

test('throws', () => {
  try {
    new Vault().get('')
  } catch (error) {
    if ((error as Error).name === 'Inconclusive') throw error
    check(isError(error, RangeError, 'a name is needed'))
    return
  }
  check(false)
})

test('rejects', async () => {
  const error: unknown = await new Vault().load('nowhere').then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  check(isError(error, TypeError, 'there is no nowhere'))
})
