import { basename } from 'node:path'
import type { RawFailure, RawTest } from '../contract/raw-run.ts'
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node'

/** What vitest reported, gathered in the parent. */
export interface Collected {
  tests: RawTest[]
  /** Errors outside any test: of a test file as a whole, while it was being loaded. */
  fileErrors: RawFailure[]
  /** Errors that nobody caught, whoever caused them. */
  strayErrors: RawFailure[]
}

/** A reporter that prints nothing and fills `into`. */
export function collectTests(into: Collected): Reporter {
  return {
    onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]) {
      for (const module of modules) {
        into.fileErrors.push(...module.errors().map((error) => ({ ...asFailure(error), ...placeOf(error) })))
        for (const test of module.children.allTests()) into.tests.push(asRawTest(test))
      }
      into.strayErrors.push(...errors.map(asFailure))
    },
  }
}

function asRawTest(test: TestCase): RawTest {
  const { state, errors } = test.result()
  const durationMs = Math.round(test.diagnostic()?.duration ?? 0)
  if (state === 'passed') return { id: test.name, state, durationMs }
  const [error] = errors ?? []
  // Skipped or never begun: neither is a pass.
  if (state !== 'failed' || !error) return { id: test.name, state: 'not-run', durationMs }
  return { id: test.name, state, failure: asFailure(error), durationMs }
}

/** By the source map of the bundle: in the student's own file. */
function placeOf({ stacks }: SerializedError): Pick<RawFailure, 'place'> {
  const [frame] = stacks ?? []
  return frame ? { place: `${basename(frame.file)}:${frame.line}` } : {}
}

function asFailure(error: SerializedError): RawFailure {
  const heldBy: unknown = error.heldBy
  return {
    name: error.name ?? 'Error',
    message: error.message,
    ...(typeof heldBy === 'string' && { heldBy }),
  }
}
