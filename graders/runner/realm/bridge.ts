/**
 * What Node's realm of a worker gives to the realm of the exercise: functions that take and give primitives. They are Node's
 * own realm's functions, so nothing but closures of ours may ever hold one (see `guarded`).
 */
export interface Bridge {
  /** Writes to the worker's standard output (1) or error (2). */
  print(stream: number, text: string): void
  /** Calls `fireTimer` with this id after so many milliseconds, once, or again and again until it is stopped. */
  startTimer(id: number, ms: number, repeats: boolean): void
  stopTimer(id: number): void
  /** Whether the timer keeps the process awake. */
  keepAwake(id: number, awake: boolean): void
  /** Calls `fireImmediate` with this id once the current job and its microtasks are done. */
  startImmediate(id: number): void
  stopImmediate(id: number): void
  /** Milliseconds since the process began. */
  now(): number
  /** The Unix time, in milliseconds, at which the process began. */
  timeOrigin(): number
  /** So many random bytes, in hexadecimal. */
  randomHex(bytes: number): string
  /** Node's `process.memoryUsage()`, as JSON. */
  memory(): string
  /** Milliseconds that this process has had to itself: see `ownTime` of the kit. */
  ownTime(): number
  /** Looks at the value with V8's own predicate, and runs nothing of it. */
  isProxy(value: unknown): boolean
}

/** What the kit needs beyond the abilities of the realm. */
export interface KitBridge extends Bridge {
  /** Bytes in use: see `memoryInUse` of the kit. */
  memoryInUse(): number
  /** Sends a message to the parent, as JSON. */
  send(message: string): void
  /** Takes a heap snapshot at once, and calls `pathFound` with this id and the path to what is marked in it. */
  findPath(id: number, namesOfAnchors: string): void
  /** The script, line and column that called into our own program of the realm, as JSON; undefined for another's than the submission's. */
  origin(): string | undefined
  /** `weak-cache.ts:12:5`, for a position in a module of the submission; undefined for any other. */
  placeOf(script: string, line: number, column: number): string | undefined
}

/**
 * The bridge, for use within the realm of the exercise. An error of Node's realm never comes through: it leads to Node's own
 * constructors, and so one of this realm is thrown in its place. (A stack that overflows there makes such an error.)
 */
export function guarded<B extends Bridge>(bridge: B): B {
  const guard =
    (call: (...args: unknown[]) => unknown) =>
    (...args: unknown[]): unknown => {
      try {
        return call(...args)
      } catch {
        throw new RangeError('Maximum call stack size exceeded')
      }
    }
  const calls = Object.entries(bridge) as [string, (...args: unknown[]) => unknown][]
  return Object.fromEntries(calls.map(([name, call]) => [name, guard(call)])) as unknown as B
}
