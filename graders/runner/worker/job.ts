import type { RawFailure } from '../../contract/raw-run.ts'
import type { Grant } from '../../contract/exercise.ts'
import type { Layer } from '../../sandbox/layers.ts'

/** The variable by which a submission reaches the modules that it is granted. */
export const GRANTED_MODULES = 'derefGranted'

/** What a worker is told to do. Everything is in it: a worker reads no file. */
export interface Job {
  /** For the codes of its results, in hexadecimal. */
  key: string
  submission: Loadable
  /** The hidden tests, with the kit: a CommonJS module. */
  suite: string
  /** Ids of the tests to run; all of them, where this is left out. */
  only?: readonly string[]
  canaries: readonly PlantedCanary[]
  /** For one test, in milliseconds. */
  testMs: number
  explain: boolean
  /** Flags for V8, from when the tests are about to run. */
  flags: readonly string[]
  layers: readonly Layer[]
  grants: readonly Grant[]
  /** The kit, as a CommonJS module, where it is granted. */
  kit?: string
}

/** A submission as the body of one async function. */
export interface Loadable {
  code: string
  /** Names of local variables, by the names under which they are exported. */
  exports: Readonly<Record<string, string>>
  /** Leads from the code back to the student's files. */
  map: string
  /** It declares variables on the global object, and so may refer to them by their bare names. */
  declaresGlobals: boolean
  /** What the student knows it as: `weak-cache.ts`. */
  name: string
}

/** A canary under a name that nobody can know, before the test of that number. */
export interface PlantedCanary {
  id: string
  kind: string
  before: number
}

/** What a worker tells, in the order in which it happens. */
export type Message =
  /** A test is about to run, or, without one, the submission to be loaded. */
  | { type: 'begin'; test?: string }
  | { type: 'load-failed'; failure: RawFailure }
  /** The tests there are. */
  | { type: 'registered'; tests: readonly string[] }
  | { type: 'result'; test: string; failure?: RawFailure; durationMs: number }
  /** What went wrong in the worker itself. */
  | { type: 'fault'; reason: string }
  /** An error that nobody caught. */
  | { type: 'stray'; failure: RawFailure }
  | { type: 'done' }
