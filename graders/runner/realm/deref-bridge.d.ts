/** What the worker hands in when it loads the program of the realm. */
declare module 'deref:bridge' {
  import type { KitBridge } from './bridge.ts'
  export const bridge: KitBridge
}
