import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { exerciseScore, score } from '../fixtures/scores.ts'
import { gradedLabel, progressOf } from './progress.ts'

/** A stream to write to, and what was written. */
function stream(isTTY: boolean, columns = 80): { output: NodeJS.WriteStream; text: () => string } {
  const output = Object.assign(new PassThrough(), { isTTY, columns })
  const chunks: Buffer[] = []
  output.on('data', (chunk: Buffer) => chunks.push(chunk))
  return { output: output as unknown as NodeJS.WriteStream, text: () => Buffer.concat(chunks).toString('utf8') }
}

const nasty = score('Eve\u001b[2J\r\nall graded', exerciseScore(), exerciseScore({ outcome: 'crashed', points: 0 }))

test('what is told of a submission holds nothing that a terminal obeys', () => {
  expect(gradedLabel(nasty)).toBe('Eve\\u{1b}[2J\\u{d}\\u{a}all graded  2/4  graded, crashed')
})

test('elsewhere than on a terminal: a line each, and nothing is drawn', () => {
  const { output, text } = stream(false)
  const progress = progressOf(2, 1, output)
  progress.done('Ada')
  progress.done('Chloé')
  progress.stop('2 submissions done')
  expect(text()).toBe('[1/2] Ada\n[2/2] Chloé\n2 submissions done\n')
})

test('or a line for every so many', () => {
  const { output, text } = stream(false)
  const progress = progressOf(10, 5, output)
  for (let done = 1; done <= 10; done++) progress.done('audit')
  expect(text()).toBe('[5/10] audit\n[10/10] audit\n')
})

test('on a terminal: a bar that is drawn over itself, and then the message', () => {
  const { output, text } = stream(true)
  const progress = progressOf(2, 1, output)
  progress.done('Ada')
  progress.stop('1 submission done')
  const half = `${'━'.repeat(15)}${'─'.repeat(15)}`
  expect(text().split('\r\u001b[K')).toEqual([
    '',
    `${'─'.repeat(30)} 0 of 2  `,
    `${half} 1 of 2  Ada`,
    '1 submission done\n\n',
  ])
})

test('a bar is never wider than its terminal, and one without a width gets lines', () => {
  const narrow = stream(true, 50)
  progressOf(1, 1, narrow.output).done('m'.repeat(100))
  expect(
    Math.max(
      ...narrow
        .text()
        .split('\r\u001b[K')
        .map((line) => line.length),
    ),
  ).toBe(49)
  const unknown = stream(true, 0)
  progressOf(1, 1, unknown.output).done('Ada')
  expect(unknown.text()).toBe('[1/1] Ada\n')
})
