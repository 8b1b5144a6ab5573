import { within } from '../../gc/own-time.ts'
import { canaries as canaryBodies, type CanaryKind } from './canaries.ts'
import { failureOf } from './failure.ts'
import { setImmediate } from './host.ts'
import { bridge } from './outside.ts'
import type { Job, Message, WorkerFailure } from '../worker/job.ts'

type Body = () => unknown

const tests: { id: string; body: Body }[] = []
const finishers: (() => void)[] = []

/** What hidden tests and the kit import as `vitest`: the little of it that they use. */
export function test(id: string, body: Body): void {
  tests.push({ id, body })
}

export function onTestFinished(finish: () => void): void {
  finishers.push(finish)
}

/** Runs the tests one after another as vitest would: in the order of their registration. */
export async function runTests(
  { only, canaries, testMs }: Pick<Job, 'only' | 'canaries' | 'testMs'>,
  send: (message: Message) => void,
): Promise<void> {
  send({ type: 'registered', tests: tests.map(({ id }) => id) })
  const chosen = only ? tests.filter(({ id }) => only.includes(id)) : tests
  const plan = [...chosen]
  for (const { id, kind, before } of canaries) plan.splice(before, 0, { id, body: canaryBodies[kind as CanaryKind] })
  for (const { id, body } of plan) {
    send({ type: 'begin', test: id })
    const started = bridge.now()
    const failure = await outcomeOf(body, testMs)
    for (const finish of finishers.splice(0)) finish()
    const durationMs = Math.round(bridge.now() - started)
    send({ type: 'result', test: id, durationMs, ...(failure && { failure }) })
    // What the last job has kept alive is not the next test's.
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
  }
}

async function outcomeOf(body: Body, testMs: number): Promise<WorkerFailure | undefined> {
  const run = async () => {
    try {
      await body()
      return undefined
    } catch (thrown) {
      return failureOf(thrown)
    }
  }
  const outcome = await within(testMs, run())
  return outcome === 'late' ? { kind: 'timed-out', limitMs: testMs } : outcome
}
