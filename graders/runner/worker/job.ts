import type { RawFailure, ThrownError } from '../../contract/raw-run.ts'
import type { Grant } from '../../contract/exercise.ts'
import type { Layer } from '../../sandbox/layers.ts'

/** What a worker is told to do. Everything is in it: a worker reads no file. */
export interface Job {
  /** For the codes of its results, in hexadecimal. */
  key: string
  submission: Loadable
  /** Ids of the tests to run; all of them, where this is left out. */
  only?: readonly string[]
  canaries: readonly PlantedCanary[]
  /** For one test, in milliseconds. */
  testMs: number
  explain: boolean
  /** Whether V8 gathers frames, for the places of errors: in a run whose verdicts do not count. */
  places: boolean
  /** Flags for V8, from when the tests are about to run. */
  flags: readonly string[]
  layers: readonly Layer[]
  grants: readonly Grant[]
}

/** A submission as the modules it was written in, without their types. */
export interface Loadable {
  /** The entry first. */
  modules: readonly LoadableModule[]
}

export interface LoadableModule {
  /** What the student knows the file as: `lib/store.ts`. */
  name: string
  code: string
  /** A source map: leads from the code back to the student's file. */
  map: string
  /** For each specifier it imports, which of the modules it means; -1 for what the exercise grants. */
  imports: Readonly<Record<string, number>>
}

/** A canary under a random name, before the test of that number. */
export interface PlantedCanary {
  id: string
  kind: string
  before: number
}

/** A failure as a worker knows it: the offset is where in the text of the hidden tests it was thrown. It does not have that text. */
export type WorkerFailure = Exclude<RawFailure, ThrownError> | (ThrownError & { offset?: number })

/** What a worker tells, in the order in which it happens. */
export type Message =
  /** A test is about to run, or, without one, the submission to be loaded. */
  | { type: 'begin'; test?: string }
  | { type: 'load-failed'; failure: WorkerFailure }
  /** The tests there are. */
  | { type: 'registered'; tests: readonly string[] }
  | { type: 'result'; test: string; failure?: WorkerFailure; durationMs: number }
  /** A fault of the worker itself. */
  | { type: 'fault'; reason: string }
  /** An uncaught error. */
  | { type: 'uncaught'; failure: WorkerFailure }
  | { type: 'done' }
