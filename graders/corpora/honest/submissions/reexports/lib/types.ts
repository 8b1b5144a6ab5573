import type { Key } from './constants.ts'
export type Told = (key: Key) => void
export interface Place { ref: WeakRef<object> }
