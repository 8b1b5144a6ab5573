import type { RawFailure } from '../../contract/raw-run.ts'
import { within } from '../../gc/own-time.ts'
import type { Job, Message } from './job.ts'

type Body = () => unknown

/** What hidden tests and the kit import as `vitest`: the little of it that they use. */
export interface TestInterface {
  test: (id: string, body: Body) => void
  onTestFinished: (finish: () => void) => void
}

/** What the hidden tests bring with them. */
export interface Suite {
  failureOf: (thrown: unknown) => RawFailure
  canaries: Readonly<Record<string, Body>>
}

const { setImmediate, performance } = globalThis

/** Collects tests, and runs them one after another as vitest would: in the order of their registration. */
export function createHarness() {
  const tests: { id: string; body: Body }[] = []
  const finishers: (() => void)[] = []
  const api: TestInterface = {
    test: (id, body) => {
      tests.push({ id, body })
    },
    onTestFinished: (finish) => {
      finishers.push(finish)
    },
  }
  const run = async ({ only, canaries, testMs }: Job, suite: Suite, send: (message: Message) => void) => {
    send({ type: 'registered', tests: tests.map(({ id }) => id) })
    const chosen = only ? tests.filter(({ id }) => only.includes(id)) : tests
    const plan = [...chosen]
    for (const { id, kind, before } of canaries) plan.splice(before, 0, { id, body: suite.canaries[kind] as Body })
    for (const { id, body } of plan) {
      send({ type: 'begin', test: id })
      const started = performance.now()
      const failure = await outcomeOf(body, testMs, suite)
      for (const finish of finishers.splice(0)) finish()
      const durationMs = Math.round(performance.now() - started)
      send({ type: 'result', test: id, durationMs, ...(failure && { failure }) })
      // What the last job has kept alive is not the next test's.
      await new Promise((resolve) => {
        setImmediate(resolve)
      })
    }
  }
  return { api, run }
}

async function outcomeOf(body: Body, testMs: number, { failureOf }: Suite): Promise<RawFailure | undefined> {
  const run = async () => {
    try {
      await body()
      return undefined
    } catch (thrown) {
      return failureOf(thrown)
    }
  }
  const outcome = await within(testMs, run())
  return outcome === 'late' ? { name: 'TimedOut', message: `Test timed out in ${testMs}ms.` } : outcome
}
