/**
 * Tells the parent which test is about to run, before it does. vitest's own messages wait for a turn of the event loop,
 * and a test that loops for ever never gives them one. Runs in the worker, before each test file.
 */
import { writeSync } from 'node:fs'
import { beforeEach } from 'vitest'
import { ANNOUNCEMENTS } from '../sandbox/descriptors.ts'

beforeEach(({ task }) => {
  writeSync(ANNOUNCEMENTS, `${task.name}\n`)
})
