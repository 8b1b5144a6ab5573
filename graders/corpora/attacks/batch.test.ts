import { expect, test } from 'vitest'
import { gradeAll } from '../../engine/grade.ts'
import { boxWith, fixtureExercise, soundBox } from '../../fixtures/exercises.ts'
import { submit } from '../../fixtures/files.ts'
import { runExercise } from '../../runner/run-exercise.ts'
import { findIsolation, reportUntested } from '../../sandbox/isolated.ts'
import type { Layer } from '../../sandbox/layers.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'

const box = await fixtureExercise('01-box')
const found = findIsolation()
const isolated = found.available ? found.sandbox : undefined
reportUntested('a batch with bombs in it', found)

const get = `const get = process.getBuiltinModule`

/** Each is held by the kernel's limits alone, and would end by itself should there be none. */
const bombs = {
  // At most sixty processes a generation, and none older than ten seconds.
  forks: `${get}; const { spawn } = get('child_process'); for (let n = 0; n < 60; n++) spawn('/node', ['-e', 'setTimeout(() => {}, 1e4)'], { detached: true }).on('error', () => {}); await new Promise((done) => setTimeout(done, 3000))`,
  memory: `const all = []; for (let n = 0; n < 40; n++) all.push(new Uint8Array(5e7).fill(1))`,
  loop: `for (;;);`,
  disk: `${get}; const fs = get('fs'); for (let n = 0; n < 40; n++) fs.writeFileSync('/tmp/full' + n, new Uint8Array(1e6)); for (;;) fs.appendFileSync('/tmp/more', 'x'.repeat(1e6))`,
}

const OUTCOMES = { forks: 'crashed', memory: 'out-of-memory', loop: 'timed-out', disk: 'crashed' }

/** Fifty, with the bombs among them. */
async function batch() {
  const names = Array.from({ length: 46 }, (_, n) => `sound ${n}`)
  for (const [at, bomb] of Object.keys(bombs).entries()) names.splice(at * 12 + 5, 0, bomb)
  return Promise.all(
    names.map(async (name) => {
      const load = bombs[name as keyof typeof bombs]
      return { id: name, submitted: await submit({ 'box.ts': load === undefined ? soundBox : boxWith({ load }) }) }
    }),
  )
}

test.runIf(isolated)(
  'bombs in a batch of fifty cost the others nothing, though nothing but the system holds them',
  async () => {
    const kept: Layer[] = ['imports', 'environment', 'authentication', 'canaries', 'watchdog']
    const left = await batch()
    const endings: Record<string, string> = {}
    let passed = 0
    const lane = async () => {
      for (let each = left.shift(); each; each = left.shift()) {
        const run = await runExercise(box, each.submitted, { sandbox: isolated as Sandbox, layers: new Set(kept) })
        endings[each.id] = run.ending
        passed += run.tests.filter(({ state }) => state === 'passed').length
      }
    }
    await Promise.all([lane(), lane()])
    expect(passed).toBe(46 * 3)
    expect(Object.keys(endings)).toHaveLength(50)
    expect(endings).toMatchObject(OUTCOMES)
  },
  240_000,
)

test.runIf(isolated)(
  'with all layers they cost nothing either, and each is told what it was',
  async () => {
    const submissions = (await batch()).map(({ id, submitted }) => {
      return { id, sha256: '0'.repeat(64), exercises: { [box.id]: submitted } }
    })
    const scores = await gradeAll(submissions, {
      exercises: [box],
      jobs: 2,
      types: false,
      sandbox: isolated as Sandbox,
      onScore: async () => {},
    })
    const outcome = (id: string) => scores.find((score) => score.submission.id === id)?.exercises[0]?.outcome
    expect(scores.filter(({ points }) => points === 7.5)).toHaveLength(46)
    expect(Object.keys(bombs).map(outcome)).toEqual(['crashed', 'out-of-memory', 'timed-out', 'crashed'])
  },
  240_000,
)
