/** What Node gives to everybody, made of nothing but the language and the bridge. */
import type { Bridge } from '../bridge.ts'
import { AbortController, AbortSignal } from './abort.ts'
import { base64 } from './base64.ts'
import { cloning } from './clone.ts'
import { makeConsole } from './console.ts'
import { crypto } from './crypto.ts'
import { DOMException } from './dom-exception.ts'
import { CustomEvent, Event } from './event.ts'
import { EventTarget, listenerCount } from './event-target.ts'
import { connect } from './host.ts'
import { fireImmediate, immediates } from './immediates.ts'
import { learnNames } from './kinds.ts'
import { microtasks } from './microtasks.ts'
import { makePerformance } from './performance.ts'
import { TextDecoder, TextEncoder } from './text.ts'
import { fireTimer, timers } from './timers.ts'
import { URL, URLSearchParams } from './url.ts'

export interface Abilities {
  readonly globals: Record<string, unknown>
  /** What the bridge calls with the ids that it was given. They throw nothing. */
  fireTimer: (id: number) => void
  fireImmediate: (id: number) => void
  /** How many listeners an EventTarget of these has for a type of event. Runs nothing of the target's own. */
  listenerCount(target: object, type: string): number
}

/**
 * To be called once in a realm, before its intrinsics are frozen. The globals are to be frozen with them.
 *
 * @param onUncaught told of what callbacks and listeners throw
 * @param onErrorPrinted told of each text that `console.error` prints
 */
export function makeAbilities(
  bridge: Bridge,
  onUncaught: (error: unknown) => void,
  onErrorPrinted: (text: string) => void,
): Abilities {
  connect(bridge, onUncaught)
  const globals = {
    AbortController,
    AbortSignal,
    Event,
    EventTarget,
    CustomEvent,
    DOMException,
    TextDecoder,
    TextEncoder,
    URL,
    URLSearchParams,
    ...timers,
    ...immediates,
    ...microtasks,
    ...base64,
    ...cloning,
    console: makeConsole(onErrorPrinted),
    performance: makePerformance(),
    crypto,
  }
  learnNames(globals)
  return { globals, fireTimer, fireImmediate, listenerCount }
}
