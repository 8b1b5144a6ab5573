import { SourceMap } from 'node:module'
import { types } from 'node:util'
import { describeThrown } from '../../gc/plain.ts'
import type { Loadable } from './job.ts'

/** The file that a submission is for V8: an absolute path, as any student's file is. */
export function scriptName({ name }: Loadable): string {
  return `/${name}`
}

/**
 * Makes error stacks that show a submission its own frames, by the lines of its own files, and none of those of its judges.
 *
 * @param error the constructor on which V8 looks for the function
 */
export function showOwnFramesOnly(error: ErrorConstructor, submission: Loadable): void {
  const placeOf = placesIn(submission)
  Object.defineProperty(error, 'prepareStackTrace', {
    value: (thrown: unknown, frames: readonly NodeJS.CallSite[]) => {
      const places = frames.map(placeOf).filter((place) => place !== undefined)
      return [describeThrown(thrown), ...places.map((place) => `    at ${place}`)].join('\n')
    },
  })
}

/** File and line in the submission where an error came from. A stack that somebody has put in the place of V8's is not looked at. */
export function placeOfError(thrown: unknown): string | undefined {
  if (types.isProxy(thrown) || !types.isNativeError(thrown)) return undefined
  const [own, genuine] = [thrown, new Error()].map((error) => Object.getOwnPropertyDescriptor(error, 'stack'))
  if (own?.get === undefined || own.get !== genuine?.get) return undefined
  return /^ {4}at (.+:\d+):\d+$/m.exec(String(Reflect.get(thrown, 'stack')))?.[1]
}

function placesIn(submission: Loadable): (frame: NodeJS.CallSite) => string | undefined {
  const script = scriptName(submission)
  const lines = submission.code.split('\n').length
  let map: SourceMap | undefined
  return (frame) => {
    // Beyond its last line is what calls it.
    if (frame.getFileName() !== script || (frame.getLineNumber() ?? 0) > lines) return undefined
    map ??= new SourceMap(JSON.parse(submission.map))
    const origin = map.findOrigin(frame.getLineNumber() ?? 1, frame.getColumnNumber() ?? 1)
    return 'fileName' in origin ? `${origin.fileName}:${origin.lineNumber}:${origin.columnNumber}` : undefined
  }
}
