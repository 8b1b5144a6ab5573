import { PassThrough } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from 'vitest'
import { exerciseScore, score } from '../fixtures/scores.ts'
import { batchProgress, countProgress } from './progress.ts'

/** A stream to write to, and what was written. */
function stream(isTTY: boolean): { output: NodeJS.WriteStream; text: () => string } {
  const output = Object.assign(new PassThrough(), { isTTY, columns: 200, rows: 24 })
  const chunks: Buffer[] = []
  output.on('data', (chunk: Buffer) => chunks.push(chunk))
  return { output: output as unknown as NodeJS.WriteStream, text: () => Buffer.concat(chunks).toString('utf8') }
}

const nasty = score('Eve\u001b[2J\r\nall graded', exerciseScore(), exerciseScore({ outcome: 'crashed', points: 0 }))

describe('elsewhere than on a terminal', () => {
  test('a batch is a line a submission, and nothing is drawn', () => {
    const { output, text } = stream(false)
    const progress = batchProgress(2, output)
    progress.graded(nasty)
    progress.graded(score('Chloé'))
    progress.stop('graded 2')
    expect(text()).toBe(
      [
        '[1/2] Eve\\u{1b}[2J\\u{d}\\u{a}all graded  2/4  graded, crashed',
        '[2/2] Chloé  2/2  graded',
        'graded 2',
        '',
      ].join('\n'),
    )
  })

  test('a count is a line every tenth', () => {
    const { output, text } = stream(false)
    const progress = countProgress(200, 'auditing', output)
    for (let done = 1; done <= 200; done++) progress.done(done)
    progress.stop('done')
    const tenths = [20, 40, 60, 80, 100, 120, 140, 160, 180, 200]
    expect(text()).toBe(tenths.map((count) => `auditing: ${count} of 200\n`).join(''))
  })

  test('a short count is a line each', () => {
    const { output, text } = stream(false)
    const progress = countProgress(3, 'auditing', output)
    for (let done = 1; done <= 3; done++) progress.done(done)
    expect(text()).toBe('auditing: 1 of 3\nauditing: 2 of 3\nauditing: 3 of 3\n')
  })
})

describe('on a terminal', () => {
  test.each([
    [1, 'grading 1 submission'],
    [2, 'grading 2 submissions'],
  ])('a batch of %d is a bar, which says what was graded last and ends with the message', async (total, label) => {
    const { output, text } = stream(true)
    const shown = () => stripVTControlCharacters(text())
    const progress = batchProgress(total, output)
    await expect.poll(shown).toMatch(new RegExp(`${label}(?!\\w)`))
    progress.graded(nasty)
    await expect.poll(shown).toContain(`1 of ${total}  Eve\\u{1b}[2J\\u{d}\\u{a}all graded  2/4`)
    progress.stop('that was all')
    expect(shown()).toContain('that was all')
    const { length } = text()
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(text()).toHaveLength(length)
  })

  test('a count is a bar', async () => {
    const { output, text } = stream(true)
    const shown = () => stripVTControlCharacters(text())
    const progress = countProgress(200, 'auditing', output)
    progress.done(1)
    await expect.poll(shown).toContain('auditing: 1 of 200')
    progress.stop('that was all')
    expect(shown()).toContain('that was all')
  })
})
