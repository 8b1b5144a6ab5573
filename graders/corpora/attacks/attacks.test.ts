import assert from 'node:assert/strict'
import { describe, test } from 'vitest'
import { loadExercises } from '../../catalog/load.ts'
import type { Exercise } from '../../catalog/exercise.ts'
import { typeNotes } from '../../runner/type-notes.ts'
import { findIsolation, reportUntested } from '../../sandbox/isolated.ts'
import { PORTABLE, type Sandbox } from '../../sandbox/sandbox.ts'
import { type Attack, readCorpus, type Sign } from './corpus.ts'
import { grade, type Run, runWithout } from './run.ts'
import { contained, marked, processesOf, SECRETS, type Surroundings, surround } from './surroundings.ts'

/** Seconds for an attack that nothing of ours stops: longer than all limits that it was to be held to. */
const CONTAINED_S = 4

const [target, naive] = (await loadExercises(`${import.meta.dirname}/exercises`)) as [Exercise, Exercise]
const corpus = readCorpus()

const isolation = findIsolation()
const isolated = isolation.available ? isolation.sandbox : undefined
reportUntested('submissions at the level isolated', isolation)

const honest: Attack = {
  group: '',
  name: 'honest',
  files: {
    '': `
      export class Vault {
        #entries = new Map<string, WeakRef<object>>()
        #kept = new Set<object>()
        #listeners: (() => void)[] = []
        #registry = new FinalizationRegistry<undefined>(() => {
          for (const listener of this.#listeners) listener()
        })
        put(name: string, value: object): void {
          this.#entries.set(name, new WeakRef(value))
          this.#registry.register(value, undefined)
        }
        get(name: string): object | undefined {
          if (name === '') throw new RangeError('a name is needed')
          return this.#entries.get(name)?.deref()
        }
        names(): string[] {
          return [...this.#entries.keys()]
        }
        keep(value: object): void {
          this.#kept.add(value)
        }
        onGone(callback: () => void): void {
          this.#listeners.push(callback)
        }
        async load(name: string): Promise<object> {
          throw new TypeError(\`there is no \${name}\`)
        }
      }`,
  },
  links: [],
  outcomes: ['graded'],
  points: 7,
  without: new Set(),
  naive: false,
  sign: undefined,
}

process.env.DEREF_SECRET = SECRETS.environment
const marks: string[] = []

/** Runs it, and says whether it has succeeded, by whatever it is after. */
async function tried(
  attack: Attack,
  exercise: Exercise,
  run: (surroundings: Surroundings) => Promise<Run>,
): Promise<{ run: Run; succeeded: boolean; survivors: readonly number[] }> {
  const surroundings = await surround(attack, exercise.file, exercise.hiddenTests[0] as string)
  marks.push(surroundings.mark)
  try {
    const began = performance.now()
    const result = await run(surroundings)
    const seconds = (performance.now() - began) / 1000
    const survivors = processesOf(surroundings.mark)
    for (const pid of survivors) process.kill(pid, 'SIGKILL')
    const seen = { run: result, seconds, survivors, surroundings }
    const succeeded = attack.sign !== undefined && IS_SEEN[attack.sign.kind](seen, attack.sign.words)
    return { run: result, succeeded, survivors }
  } finally {
    await surroundings.remove()
  }
}

interface Seen {
  run: Run
  seconds: number
  survivors: readonly number[]
  surroundings: Surroundings
}

const IS_SEEN: Readonly<Record<Sign['kind'], (seen: Seen, words: readonly string[]) => boolean>> = {
  passes: ({ run }, tests) => tests.every((test) => run.passed.includes(test)),
  prints: ({ run }, words) => run.output.includes(words.join(' ')),
  ends: ({ run }, [outcome]) => run.outcome === outcome,
  connects: ({ surroundings }) => surroundings.connections() > 0,
  writes: ({ surroundings }) => surroundings.wroteWitness(),
  kills: ({ surroundings }) => surroundings.killedDecoy(),
  survives: ({ survivors }) => survivors.length > 0,
  hangs: ({ seconds }) => seconds >= CONTAINED_S,
}

async function isStopped(attack: Attack, sandbox: Sandbox): Promise<void> {
  const { run, succeeded, survivors } = await tried(attack, target, async ({ submitted, mark }) => {
    const graded = await grade(target, submitted, marked(sandbox, mark))
    return attack.group === 'compiler'
      ? { ...graded, told: graded.told + (await typeNotes(submitted)).join('\n') }
      : graded
  })
  const about = aboutRun(run)
  assert.ok(attack.outcomes.includes(run.outcome), `${run.outcome}: ${about}`)
  assert.equal(run.points, attack.points, about)
  assert.deepEqual(survivors, [])
  // Of these two the outcome tells, and better.
  const told = attack.sign?.kind === 'ends' || attack.sign?.kind === 'hangs'
  assert.ok(told || !succeeded, about)
  for (const secret of Object.values(SECRETS))
    assert.ok(!(run.told + run.output).includes(secret), `${secret}: ${about}`)
}

function aboutRun({ told, output }: Run): string {
  return `${told}\n${output.slice(0, 2000)}`
}

async function gradesTheHonest(): Promise<void> {
  const { run } = await tried(honest, target, ({ submitted, mark }) => grade(target, submitted, marked(PORTABLE, mark)))
  assert.deepEqual([run.outcome, run.points], ['graded', 7], aboutRun(run))
}

test.runIf(process.env.CI)('there is a sandbox to test', () => {
  assert.ok(isolated)
})

test('an honest submission gets full marks', gradesTheHonest)

for (const [group, attacks] of corpus) {
  describe(group, () => {
    describe.concurrent('attacks', () => {
      for (const attack of attacks) {
        const { name, without, naive: believing, sign } = attack
        test(`${group}/${name} is stopped, portable`, () => isStopped(attack, PORTABLE))
        if (isolated) test(`${group}/${name} is stopped, isolated`, () => isStopped(attack, isolated))
        if (!sign) continue
        const layers = [...without, ...(believing ? ['matchers'] : [])].join(', ')
        test(`${group}/${name} succeeds without ${layers || 'care'}`, async () => {
          const exercise = believing ? naive : target
          const { run, succeeded } = await tried(attack, exercise, ({ submitted, mark }) =>
            runWithout(without, exercise, submitted, contained(marked(PORTABLE, mark), CONTAINED_S)),
          )
          assert.ok(succeeded, aboutRun(run))
        })
      }
    })
    test('an honest submission right after them gets full marks', gradesTheHonest)
  })
}

test('no process outlives the runs', () => {
  assert.deepEqual(marks.flatMap(processesOf), [])
})
