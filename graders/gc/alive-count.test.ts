import { expect, test, vi } from 'vitest'
import { aliveCount } from './alive-count.ts'

class Picture {
  readonly name = 'mona'
}
class Portrait extends Picture {}

test('counts what is alive, subclasses included, and trusts no WeakRef', async () => {
  const before = await aliveCount(Picture)
  const kept = [new Picture(), new Portrait()]
  const dropped = () => void [new Picture(), new Picture()]
  dropped()
  // A submission that lies about what it holds: this oracle does not ask.
  const lie = vi.spyOn(WeakRef.prototype, 'deref').mockReturnValue(undefined)
  const alive = await aliveCount(Picture)
  lie.mockRestore()
  expect(alive - before).toBe(2)
  expect(kept).toHaveLength(2)
})
