import { expect, onTestFinished, test, vi } from 'vitest'
import { DerefError } from '../contract/errors.ts'
import { reportError } from './report-error.ts'

/** What is written to standard error, and what is thrown. */
function report(error: unknown): { written: string; thrown?: unknown } {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  onTestFinished(() => write.mockRestore())
  const written = () => write.mock.calls.map(([text]) => text).join('')
  try {
    reportError(error)
    return { written: written() }
  } catch (thrown) {
    return { written: written(), thrown }
  }
}

test('an error of ours is a message, what to do next, and no stack', () => {
  const error = new DerefError('bad-usage', 'That is wrong.', 'Do it right.')
  expect(report(error)).toEqual({ written: 'deref: That is wrong.\n       Do it right.\n' })
})

test('one without a remedy is a message', () => {
  const error = new DerefError('bad-file', '/kit/a.json: broken')
  expect(report(error)).toEqual({ written: 'deref: /kit/a.json: broken\n' })
})

test.each([[new TypeError('a bug')], [Object.assign(new Error('no'), { code: 'bad-usage' })], ['a string']])(
  'one we do not know is thrown on, with its stack: %s',
  (error) => {
    const { written, thrown } = report(error)
    expect(thrown).toBe(error)
    expect(written).toBe('')
  },
)
