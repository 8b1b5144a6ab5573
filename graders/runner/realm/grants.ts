import type { Grant } from '../../contract/exercise.ts'
import { addExitListener } from './exit-listeners.ts'
import { bridge } from './outside.ts'

/** What an exercise's manifest grants beyond the usual: each as little as the exercise can do with. */
export function grantedGlobals(grants: readonly Grant[]): Record<string, unknown> {
  const granted = {
    ...(grants.includes('memory') && { memoryUsage: () => JSON.parse(bridge.memory()) as unknown }),
    ...(grants.includes('exit') && { on: listen, once: listen }),
  }
  return Object.keys(granted).length > 0 ? { process: granted } : {}
}

/** Registers what runs when the tests are over, or when a test asks for it. */
function listen(event: unknown, listener: unknown): void {
  if (event !== 'exit') throw new Error(`Only the event "exit" can be listened for here`)
  if (typeof listener !== 'function') throw new TypeError('The "listener" argument must be of type function.')
  addExitListener((exitCode) => {
    Reflect.apply(listener, undefined, [exitCode])
  })
}
