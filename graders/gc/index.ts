/** What exercises import as `#gc`: objects made and dropped safely, the collector, and checks that run nothing of a submission's. */
export { aliveCount } from './alive-count.ts'
export { type Callback, countedCallback } from './callback.ts'
export { CheckFailed, Inconclusive, Retained } from './errors.ts'
export { runExitHooks } from './exit-hooks.ts'
export { expect } from './expect.ts'
export { finalizersDone } from './fence.ts'
export { fleeting, fleetingAsync, fleetingMany, type Handle, type Held, held, heldAsync } from './handle.ts'
export { pinned } from './pinned.ts'
