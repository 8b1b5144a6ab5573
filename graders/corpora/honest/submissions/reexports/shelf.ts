// Unusual: nothing but re-exports: export *, export * as ns, default as, renamed, folders with an index, .js for .ts.
export * from './lib'
export * as everything from './lib/index.ts'
export { default as Shelf, default } from './lib/shelf.js'
export { type Key, type Key as Name, VERSION as version } from './lib/constants'
export type * from './lib/types.ts'
export type { Told } from './lib/types.ts'
