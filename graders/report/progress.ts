import type { Score } from '../contract/score.ts'
import { cleanText } from '../ledger/clean-text.ts'

/**
 * How long work tells that it is getting on: a bar on a terminal, lines elsewhere. On standard error, so that what is
 * piped holds results alone. Written here because the libraries' bars take the keyboard, and with it Ctrl-C, from code that must save
 * results then.
 */
export interface Progress {
  done(label: string): void
  stop(message: string): void
}

const WIDTH = 30
const CLEAR_LINE = '\r\u001b[K'

/** Of a count. Without a terminal every `each`-th step has its line. */
export function progressOf(total: number, each = 1, stream: NodeJS.WriteStream = process.stderr): Progress {
  const columns = stream.isTTY ? stream.columns : 0
  return columns > WIDTH ? bar(total, columns, stream) : lines(total, each, stream)
}

/** What is told of a submission that is graded. */
export function gradedLabel({ submission, points, maxPoints, exercises }: Score): string {
  const outcomes = exercises.map(({ outcome }) => outcome).join(', ')
  return `${cleanText(submission.id)}  ${points}/${maxPoints}  ${outcomes}`
}

function bar(total: number, columns: number, stream: NodeJS.WriteStream): Progress {
  let done = 0
  const draw = (label: string) => {
    const filled = Math.round((WIDTH * done) / Math.max(1, total))
    const text = `${'━'.repeat(filled)}${'─'.repeat(WIDTH - filled)} ${done} of ${total}  ${label}`
    stream.write(CLEAR_LINE + text.slice(0, columns - 1))
  }
  draw('')
  return {
    done: (label) => {
      done += 1
      draw(label)
    },
    stop: (message) => {
      stream.write(`${CLEAR_LINE}${message}\n\n`)
    },
  }
}

function lines(total: number, each: number, stream: NodeJS.WriteStream): Progress {
  let done = 0
  return {
    done: (label) => {
      done += 1
      if (done % each === 0) stream.write(`[${done}/${total}] ${label}\n`)
    },
    stop: (message) => {
      stream.write(`${message}\n`)
    },
  }
}
