import { expect, test } from 'vitest'
import { aliveCount } from './alive-count.ts'

class Picture {}
class Portrait extends Picture {}

test('counts what is alive, subclasses included, and trusts no WeakRef', async () => {
  const before = await aliveCount(Picture)
  const kept = [new Picture(), new Portrait()]
  const dropped = () => void [new Picture(), new Picture()]
  dropped()
  // A submission that lies about what it holds: this oracle does not ask.
  const { deref } = WeakRef.prototype
  WeakRef.prototype.deref = () => undefined
  try {
    expect((await aliveCount(Picture)) - before).toBe(2)
  } finally {
    WeakRef.prototype.deref = deref
  }
  expect(kept).toHaveLength(2)
})
