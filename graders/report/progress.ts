import { progress } from '@clack/prompts'
import type { Score } from '../contract/score.ts'
import { cleanText } from './clean-text.ts'

/** How a batch tells that it is getting on. On standard error, so that what is piped holds results alone. */
export interface Progress {
  graded(score: Score): void
  stop(message: string): void
}

/** A bar on a terminal, a line a submission elsewhere. */
export function batchProgress(total: number, stream: NodeJS.WriteStream = process.stderr): Progress {
  return stream.isTTY ? bar(total, stream) : lines(total, stream)
}

function bar(total: number, output: NodeJS.WriteStream): Progress {
  const shown = progress({ max: total, output, indicator: 'timer' })
  let done = 0
  shown.start(`grading ${total} ${total === 1 ? 'submission' : 'submissions'}`)
  return {
    graded: ({ submission, points, maxPoints }) => {
      done += 1
      shown.advance(1, `${done} of ${total}  ${cleanText(submission.id)}  ${points}/${maxPoints}`)
    },
    stop: (message) => shown.stop(message),
  }
}

function lines(total: number, output: NodeJS.WriteStream): Progress {
  let done = 0
  return {
    graded: ({ submission, points, maxPoints, exercises }) => {
      done += 1
      const outcomes = exercises.map(({ outcome }) => outcome).join(', ')
      output.write(`[${done}/${total}] ${cleanText(submission.id)}  ${points}/${maxPoints}  ${outcomes}\n`)
    },
    stop: (message) => {
      output.write(`${message}\n`)
    },
  }
}

/** Tells how far a long count has come: a bar on a terminal, a line every tenth elsewhere. */
export function countProgress(
  total: number,
  label: string,
  output: NodeJS.WriteStream = process.stderr,
): { done: (count: number) => void; stop: (message: string) => void } {
  if (!output.isTTY) {
    const every = Math.max(1, Math.floor(total / 10))
    return {
      done: (count) => {
        if (count % every === 0) output.write(`${label}: ${count} of ${total}\n`)
      },
      stop: () => {},
    }
  }
  const shown = progress({ max: total, output, indicator: 'timer' })
  shown.start(label)
  return { done: (count) => shown.advance(1, `${label}: ${count} of ${total}`), stop: (message) => shown.stop(message) }
}
