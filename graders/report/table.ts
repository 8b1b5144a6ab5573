import { styleText } from 'node:util'
import stringWidth from 'string-width'
import type { ExerciseScore, Score } from '../contract/score.ts'
import { cleanText } from '../ledger/clean-text.ts'

const MAX_REMARK_LENGTH = 70

/** A batch as a table for a terminal: a line for each exercise of each submission. */
export function scoreTable(scores: readonly Score[]): string {
  const header = ['submission', 'exercise', 'outcome', 'points', 'remark']
  const rows = scores.flatMap(({ submission, exercises }) =>
    exercises.map((score) => [
      cleanText(submission.id),
      score.exercise,
      score.outcome,
      `${score.outcome === 'ungraded' ? '–' : score.points}/${score.maxPoints}`,
      remark(score),
    ]),
  )
  const widths = header.map((title, column) =>
    Math.max(...[[...header], ...rows].map((row) => stringWidth(row[column] ?? title))),
  )
  const line = (cells: readonly string[], paint: (text: string, column: number) => string) =>
    cells
      .map((cell, column) => {
        if (column === 3) return paint(padStart(cell, widths[3]), column)
        // Nothing behind the last one, where nobody sees it.
        return paint(column === header.length - 1 ? cell : padEnd(cell, widths[column]), column)
      })
      .join('  ')
      .trimEnd()
  return [
    line(header, (text) => styleText('bold', text)),
    ...rows.map((row) => line(row, (text, column) => (column === 2 ? paintOutcome(text) : text))),
  ].join('\n')
}

function remark({ outcome, message, tests, notes }: ExerciseScore): string {
  const count = (wanted: string) => tests.filter(({ status }) => status === wanted).length
  const [failed, notRun] = [count('failed'), count('not-run')]
  const ran = outcome !== 'ungraded' && notRun < tests.length
  const parts = [
    ran && failed > 0 ? `${failed} of ${tests.length} tests failed` : undefined,
    ran && notRun > 0 ? `${notRun} did not run` : undefined,
    message,
    notes && `${notes.length} ${notes.length === 1 ? 'note' : 'notes'}`,
  ]
  const letters = Array.from(cleanText(parts.filter((part) => part !== undefined).join('; ')))
  return letters.length > MAX_REMARK_LENGTH ? `${letters.slice(0, MAX_REMARK_LENGTH - 1).join('')}…` : letters.join('')
}

function paintOutcome(cell: string): string {
  const outcome = cell.trim()
  if (outcome === 'graded') return styleText('green', cell)
  return outcome === 'ungraded' || outcome === 'tampered' ? styleText('magenta', cell) : styleText('yellow', cell)
}

function padEnd(text: string, width = 0): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)))
}

function padStart(text: string, width = 0): string {
  return ' '.repeat(Math.max(0, width - stringWidth(text))) + text
}
