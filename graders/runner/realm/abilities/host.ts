import type { Bridge } from '../bridge.ts'

let connected: Bridge
let tell: (error: unknown) => void

/** Says whom the abilities turn to. There is one host for a realm, and so for this module. */
export function connect(bridge: Bridge, onUncaught: (error: unknown) => void): void {
  connected = bridge
  tell = onUncaught
}

export function host(): Bridge {
  return connected
}

/** Tells of what a callback threw. */
export function uncaught(error: unknown): void {
  tell(error)
}
