import { asCallback, type Callback, run } from './callback.ts'

const soon = Promise.resolve()

/** Calls it once the current job is done, and the microtasks before it. */
export function later(callback: Callback): void {
  // oxlint-disable-next-line promise/no-callback-in-promise -- it is what the promise is for.
  void soon.then(() => run(callback, undefined, []))
}

export const microtasks = {
  queueMicrotask(callback: unknown): void {
    later(asCallback(callback))
  },
}
