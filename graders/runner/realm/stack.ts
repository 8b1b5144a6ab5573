import { describeThrown } from '../../gc/plain.ts'
import { SCRIPTS } from '../../gc/wires.ts'
import { bridge } from './outside.ts'

/**
 * Frames that are gathered where places are looked for: more than are shown, because those of the grader are removed. That is a run
 * of its own, whose verdicts count for nothing. Where they count none are gathered: V8 makes the text of a stack by itself where
 * the stack has run over, and would show the frames of the hidden tests with names and columns, by which a submission could tell
 * what it is asked.
 */
const GATHERED_FRAMES = 200
const SHOWN_FRAMES = 10

/**
 * Where an error was made that has no frames: script, line and column, for the submission's own alone. One place is all that is
 * known of it, and it is asked for where the error is made, by whoever makes it: nothing about the grader can be read from it.
 */
const origins = new WeakMap<object, readonly [script: string, line: number, column: number]>()

/** Where in the hidden tests an error came from whose stack has been made. */
const offsets = new WeakMap<object, number>()

type CallSiteMethods = Pick<NodeJS.CallSite, 'getFileName' | 'getLineNumber' | 'getColumnNumber'>

/** V8's own methods, which refuse whatever is no frame: a submission may call `Error.prepareStackTrace` too. */
let callSite: CallSiteMethods

/**
 * Notes the place at which an error is made, where no frames are gathered. To be called before SES takes over: its constructor of
 * errors calls what it finds. (V8's own errors, and those of the constructors that SES leaves alone, have no place.)
 */
export function noteOrigins(): void {
  const capture = Error.captureStackTrace.bind(Error)
  const captureStackTrace = (error: object, hidden?: (...args: unknown[]) => unknown): void => {
    capture(error, hidden)
    const origin = bridge.origin()
    if (origin !== undefined) origins.set(error, JSON.parse(origin) as [string, number, number])
  }
  define([Error], 'captureStackTrace', captureStackTrace)
}

/**
 * Makes error stacks that show a submission its own frames, by the lines of its own files, and none of the grader's.
 *
 * @param own the constructor that V8 itself knows, and asks how many frames to gather
 * @param shared the one that a submission is given, and on which Node looks for the function
 * @param places whether the run is one that looks for places
 */
export function showOwnFramesOnly(own: ErrorConstructor, shared: ErrorConstructor, places: boolean): void {
  const errors = [own, shared]
  define(errors, 'prepareStackTrace', (_: object, [frame]: readonly NodeJS.CallSite[]) => {
    callSite = Object.getPrototypeOf(frame) as CallSiteMethods
  })
  void new Error().stack
  define([own], 'stackTraceLimit', places ? GATHERED_FRAMES : 0)
  // It may be set, as in Node, and nothing comes of it: by how many frames are left, those that are hidden could be counted.
  let limit: unknown = SHOWN_FRAMES
  const get = () => limit
  const set = (value: unknown) => {
    limit = value
  }
  Object.defineProperty(shared, 'stackTraceLimit', { get, set, configurable: true })
  define(errors, 'prepareStackTrace', (thrown: object, frames: readonly NodeJS.CallSite[]) => {
    try {
      return stackOf(thrown, frames)
    } catch {
      // The frames are not of this realm, and so would be an error that one of them throws where the stack overflows.
      throw new RangeError('Maximum call stack size exceeded')
    }
  })
}

function define(errors: readonly ErrorConstructor[], key: string, value: unknown): void {
  for (const error of errors) Object.defineProperty(error, key, { value, writable: true, configurable: true })
}

function stackOf(thrown: object, frames: readonly NodeJS.CallSite[]): string {
  let stack = describeThrown(thrown)
  const origin = origins.get(thrown)
  const made = origin && bridge.placeOf(...origin)
  if (frames.length === 0 && made !== undefined) return `${stack}\n    at ${made}`
  let shown = 0
  for (let index = 0; index < frames.length && shown < SHOWN_FRAMES; index++) {
    const [file, line, column] = placeInScript(frames[index] as NodeJS.CallSite)
    if (index === 0 && file === SCRIPTS.suite) offsets.set(thrown, column - 1)
    const place = bridge.placeOf(file, line, column)
    if (place === undefined) continue
    stack += `\n    at ${place}`
    shown += 1
  }
  return stack
}

function placeInScript(frame: NodeJS.CallSite): [file: string, line: number, column: number] {
  const { getFileName, getLineNumber, getColumnNumber } = callSite
  const number = (method: () => number | null) => Reflect.apply(method, frame, []) ?? 1
  return [Reflect.apply(getFileName, frame, []) ?? '', number(getLineNumber), number(getColumnNumber)]
}

/** File and line in the submission where an error came from. A stack that replaced V8's is ignored. */
export function placeOfError(thrown: unknown): string | undefined {
  const stack = genuineStack(thrown)
  return stack === undefined ? undefined : /^ {4}at (.+:\d+):\d+$/m.exec(stack)?.[1]
}

/** Where in the hidden tests' text it came from, if it was thrown there. */
export function offsetInSuite(thrown: unknown): number | undefined {
  return genuineStack(thrown) === undefined ? undefined : offsets.get(thrown as object)
}

function genuineStack(thrown: unknown): string | undefined {
  if (!Error.isError(thrown)) return undefined
  const [own, genuine] = [thrown, new Error()].map((error) => Object.getOwnPropertyDescriptor(error, 'stack'))
  if (own?.get === undefined || own.get !== genuine?.get) return undefined
  return String(Reflect.get(thrown, 'stack'))
}
