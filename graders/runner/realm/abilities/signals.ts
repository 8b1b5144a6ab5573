/** Every AbortSignal, and whom it tells how many listeners for its abort it has now. */
export const signals = new WeakMap<object, (listeners: number) => void>()
