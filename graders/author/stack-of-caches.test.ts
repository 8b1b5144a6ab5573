import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const program = join(import.meta.dirname, '../fixtures/stack-of-caches.ts')

/** Compiled code takes less of the stack, and it is unknown when it is compiled; a small stack is measured sooner. */
const FLAGS = ['--no-opt', '--no-maglev', '--no-sparkplug', '--stack-size=150']

type Measured = Readonly<Record<string, { calls: number[]; within: number }>>

const measure = () => JSON.parse(execFileSync(process.execPath, [...FLAGS, program], { encoding: 'utf8' })) as Measured

test('how much of the stack a cache of exercise 17 takes tells no two of them apart', () => {
  const processes = Array.from({ length: 6 }, measure)
  const [first, ...others] = Object.values(processes[0] as Measured)
  for (const other of others) expect(other.calls).toEqual(first?.calls)
  // From within `create` they differ, and otherwise in each process.
  for (const id of Object.keys(processes[0] as Measured).slice(1)) {
    const differences = processes.map((all) => (all[id]?.within ?? 0) - (Object.values(all)[0]?.within ?? 0))
    expect(new Set(differences).size, id).toBeGreaterThan(2)
  }
})
