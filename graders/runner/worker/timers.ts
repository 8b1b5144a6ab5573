/**
 * Timers that are numbers, as in a browser. Node's own are objects, and lead to those of whoever else waits for something;
 * and Node calls back with the timer as `this`, so callbacks are bound to nothing.
 */
export function attenuatedTimers(): Record<string, unknown> {
  const { setTimeout, setInterval, setImmediate, clearTimeout, clearImmediate } = globalThis
  const immediates = new Map<number, NodeJS.Immediate>()
  let lastImmediate = 0
  const unbound = (callback: unknown) => Function.prototype.bind.call(callback as () => void, undefined) as () => void
  const clearTimer = (timer: unknown) => {
    if (typeof timer === 'number') clearTimeout(timer)
  }
  return {
    setTimeout: (callback: unknown, delay?: unknown, ...args: []) =>
      Number(setTimeout(unbound(callback), Number(delay), ...args)),
    setInterval: (callback: unknown, delay?: unknown, ...args: []) =>
      Number(setInterval(unbound(callback), Number(delay), ...args)),
    clearTimeout: clearTimer,
    clearInterval: clearTimer,
    setImmediate: (callback: unknown, ...args: []) => {
      const id = (lastImmediate += 1)
      immediates.set(id, setImmediate(unbound(callback), ...args))
      // Runs right behind it: an entry must not outlive what it stands for.
      setImmediate(() => immediates.delete(id))
      return id
    },
    clearImmediate: (id: unknown) => {
      clearImmediate(immediates.get(id as number))
      immediates.delete(id as number)
    },
  }
}
