/**
 * Flags for V8, set once Node's own modules are loaded. Our scripts come as V8's code alone: so all of it must have been made
 * before, with the same flags, and none of it may be thrown away.
 */
export const V8_FLAGS = [
  '--expose-gc',
  '--no-lazy',
  '--no-enable-lazy-source-positions',
  '--no-flush-bytecode',
] as const
