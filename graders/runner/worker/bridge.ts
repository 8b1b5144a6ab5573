import { randomBytes } from 'node:crypto'
import { writeSync } from 'node:fs'
import { getCallSites, types } from 'node:util'
import { memoryInUse, ownTime } from '../../gc/host.ts'
import { SCRIPTS } from '../../gc/wires.ts'
import { pathToMarked } from '../../gc/why/index.ts'
import type { KitBridge } from '../realm/bridge.ts'
import type { Realm } from './realm.ts'

/** Above whoever called into the realm's program are ours: this bridge, the guard of it, and what was called there. */
const MAX_OWN_FRAMES = 8

/** Node's side of the bridge. What it calls in the realm of the exercise it calls with primitives. */
export function bridgeTo(
  realm: () => Realm,
  send: (message: string) => void,
  placeOf: KitBridge['placeOf'],
): KitBridge {
  const timers = new Map<number, NodeJS.Timeout>()
  const immediates = new Map<number, NodeJS.Immediate>()
  return {
    print: (stream, text) => {
      writeSync(stream, text)
    },
    startTimer: (id, ms, repeats) => {
      const start = repeats ? setInterval : setTimeout
      const fire = () => {
        if (!repeats) timers.delete(id)
        realm().fireTimer(id)
      }
      clearTimeout(timers.get(id))
      timers.set(id, start(fire, ms))
    },
    stopTimer: (id) => {
      clearTimeout(timers.get(id))
      timers.delete(id)
    },
    keepAwake: (id, awake) => {
      if (awake) timers.get(id)?.ref()
      else timers.get(id)?.unref()
    },
    startImmediate: (id) => {
      const fire = () => {
        immediates.delete(id)
        realm().fireImmediate(id)
      }
      immediates.set(id, setImmediate(fire))
    },
    stopImmediate: (id) => {
      clearImmediate(immediates.get(id))
      immediates.delete(id)
    },
    now: () => performance.now(),
    timeOrigin: () => performance.timeOrigin,
    randomHex: (bytes) => randomBytes(bytes).toString('hex'),
    memory: () => JSON.stringify(process.memoryUsage()),
    memoryInUse,
    ownTime,
    isProxy: (value) => types.isProxy(value),
    send,
    findPath: (id, namesOfAnchors) => {
      // The verdict stands whatever becomes of the search, which works beside a submission that may have broken anything.
      void pathToMarked(JSON.parse(namesOfAnchors) as string[])
        .catch(() => undefined)
        .then((path) => realm().pathFound(id, path))
    },
    placeOf,
    origin: () => {
      const sites = getCallSites(MAX_OWN_FRAMES)
      const first = sites.findIndex(({ scriptName }) => scriptName === SCRIPTS.realm)
      const caller = sites.find(({ scriptName }, index) => index > first && scriptName !== SCRIPTS.realm)
      return caller && JSON.stringify([caller.scriptName, caller.lineNumber, caller.columnNumber])
    },
  }
}
