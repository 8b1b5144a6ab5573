/**
 * The layers that stand between a submission and its grade. Each can be left out alone, by tests that prove what it is
 * that stops an attack: nothing that grades leaves one out.
 */
export type Layer =
  /** A submission's imports are checked before anything of it runs. */
  | 'imports'
  /** A submission runs in a realm that has no object of Node's. */
  | 'realm'
  /** Intrinsics are frozen before a submission is loaded. */
  | 'lockdown'
  /** A submission sees no global that it is not given. */
  | 'scope'
  /** Our own scripts are loaded as V8's code, without their text: nothing can quote them. */
  | 'textless'
  /** No code is made of strings. */
  | 'codegen'
  /** Node's permission model. */
  | 'permissions'
  /** The worker gets no environment of ours. */
  | 'environment'
  /** Results are signed, numbered and capped. */
  | 'authentication'
  /** Tests that every submission must pass, and others that it must fail. */
  | 'canaries'
  /** The parent's watch on time, memory and processes, and the kernel's on CPU time. */
  | 'watchdog'

export type Layers = ReadonlySet<Layer>

export const ALL_LAYERS: Layers = new Set<Layer>([
  'imports',
  'realm',
  'lockdown',
  'scope',
  'textless',
  'codegen',
  'permissions',
  'environment',
  'authentication',
  'canaries',
  'watchdog',
])
