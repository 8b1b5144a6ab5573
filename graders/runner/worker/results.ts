import { writeSync } from 'node:fs'
import { RESULTS } from '../../sandbox/descriptors.ts'
import { frameMaker } from '../../sandbox/frames.ts'
import type { Message } from './job.ts'

/** Opens the way to the parent. What it needs is taken here, before a submission is loaded. */
export function openResults(key: string): (message: Message) => void {
  const frame = frameMaker(Buffer.from(key, 'hex'))
  return (message) => {
    const bytes = frame(message)
    for (let sent = 0; sent < bytes.length;) sent += writeSync(RESULTS, bytes, sent)
  }
}
