/** Names on which the kit, a worker and the realm of the exercise agree. */

/** Begins the name of every script and module of the grader in a worker. No file of a student has such a name. */
export const OWN_PREFIX = 'deref:'

/** Scripts that a worker loads into the realm of the exercise. Stack frames and heap snapshots show these names. */
export const SCRIPTS = {
  /** The program of the realm, with the kit that the hidden tests use. */
  realm: 'deref:realm',
  /** A second copy of the kit, for a submission that may use it. */
  kit: 'deref:kit',
  /** The hidden tests. */
  suite: 'deref:suite',
} as const

/** Modules that a worker gives to these scripts. TypeScript finds the bridge in `runner/realm/deref-bridge.d.ts`. */
export const MODULES = {
  bridge: 'deref:bridge',
  host: 'deref:host',
  submission: 'deref:submission',
} as const

/** Variables of the modules in `runner/realm/abilities` that hold the timers which have not fired yet. */
export const PENDING_TIMER_MAPS = ['pendingTimers', 'pendingImmediates'] as const

/** Private fields of the classes in `runner/realm/abilities` that hold what a submission gave them. */
export const ABILITY_FIELDS = { callback: '#callback', arguments: '#args', listeners: '#listeners' } as const
