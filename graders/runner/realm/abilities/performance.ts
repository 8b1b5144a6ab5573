import { host } from './host.ts'

export function makePerformance(): { now(): number; timeOrigin: number } {
  return { now: () => host().now(), timeOrigin: host().timeOrigin() }
}
