import { test } from 'vitest'
import { CheckFailed, expect, finalizersDone, fleeting, ownTime, within } from '#gc'
import { type CacheTest, type Subject, suite, type WeakCacheClass } from '../test-the-cache.ts'
import { correct, faulty } from './caches.ts'

/** A little less than a hidden test is given, of the process's own time: whoever is late should read which of his tests it was. */
const SUITE_MS = 13_000

/** Of a test that is inconclusive. */
const MOST_ATTEMPTS = 3

for (const [id, WeakCache] of Object.entries(correct)) {
  test(id, async () => {
    const check = against(WeakCache)
    const tests = checkedSuite()
    for (const item of tests) {
      const failure = await check(item)
      if (failure !== undefined) throw new CheckFailed(`"${item.name}" failed: ${failure}`)
    }
    // What is left of one test must not be what another needs, and what passes by chance should not pass twice.
    for (const item of tests.toReversed()) {
      const failure = await check(item)
      const how = `"${item.name}" passed, and failed when the suite ran again, last test first`
      if (failure !== undefined) throw new CheckFailed(`${how}: ${failure}`)
    }
  })
}

for (const [id, WeakCache] of Object.entries(faulty)) {
  test(id, async () => {
    const check = against(WeakCache)
    const tests = checkedSuite()
    let wavering: string | undefined
    for (const item of tests) {
      if ((await check(item)) === undefined) continue
      // What fails by chance has caught nothing.
      if ((await check(item)) !== undefined) return
      wavering ??= item.name
    }
    if (wavering !== undefined) throw new CheckFailed(`"${wavering}" failed, and passed when it was run again`)
    throw new CheckFailed(tests.length === 1 ? 'your only test passed' : `all ${tests.length} tests passed`)
  })
}

function checkedSuite(): CacheTest[] {
  const tests: CacheTest[] = Array.isArray(suite) ? [...suite] : []
  if (tests.length === 0) throw new CheckFailed('the suite is empty. Begin with the example that stands above it')
  const names = new Set<unknown>()
  for (const [index, item] of tests.entries()) {
    const { name, run } = Object(item) as Partial<CacheTest>
    if (typeof name !== 'string' || name === '' || typeof run !== 'function') {
      throw new CheckFailed(`test ${index + 1} of the suite has no name, or nothing to run`)
    }
    if (names.has(name)) throw new CheckFailed(`two tests of the suite are called "${name}"`)
    names.add(name)
  }
  return tests
}

/** Runs one test on a cache, and tells why it failed. The error itself could hold what a later test asks after. */
function against(WeakCache: WeakCacheClass): (item: CacheTest) => Promise<string | undefined> {
  const deadline = ownTime() + SUITE_MS
  return async (item) => {
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      const outcome = await outcomeOf(item, WeakCache, deadline)
      if (outcome !== 'inconclusive') return outcome?.failure
      // Where the machine is to blame ours are inconclusive too, and then that is the verdict. The student's kit is not
      // ours, and anybody can throw an error of that name: the name alone must not leave a submission ungraded.
      await expect(fleeting(() => ({}))).toBeCollected()
      await finalizersDone()
    }
    throw new CheckFailed(`"${item.name}" was inconclusive ${MOST_ATTEMPTS} times: does it hold the kit's own objects?`)
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}

/** What came of running one of the student's tests once. */
type OneRun = { failure: string } | 'inconclusive' | undefined

async function outcomeOf(item: CacheTest, WeakCache: WeakCacheClass, deadline: number): Promise<OneRun> {
  const pins: object[] = []
  const subject: Subject = Object.freeze({
    WeakCache,
    pinned: <T extends object>(_name: string, structure: T): T => {
      pins.push(structure)
      return structure
    },
  })
  const run = async (): Promise<OneRun> => {
    // In a job of its own: how much is left of the stack must not tell by whom it was called.
    await turn()
    try {
      await item.run(subject)
      return undefined
    } catch (thrown) {
      return inWords(thrown)
    }
  }
  const outcome = await within(deadline - ownTime(), run())
  pins.length = 0
  if (outcome === 'late') throw new CheckFailed(`"${item.name}" was not done after ${SUITE_MS / 1000} s`)
  // What the last job has kept alive is not the next test's.
  await turn()
  return outcome
}

function inWords(thrown: unknown): OneRun {
  if (!(thrown instanceof Error)) return { failure: 'it threw what is no error' }
  const { name, message } = thrown
  if (name === 'Inconclusive') return 'inconclusive'
  return { failure: name === 'CheckFailed' ? message : `${name}: ${message}` }
}
