import pc from 'picocolors'
import stringWidth from 'string-width'
import type { ExerciseScore, Score } from '../contract/score.ts'
import { cleanText } from './clean-text.ts'

const LONGEST_REMARK = 70

/** A batch as a table for a terminal: a line for each exercise of each submission. */
export function scoreTable(scores: readonly Score[]): string {
  const header = ['submission', 'exercise', 'outcome', 'points', 'remark']
  const rows = scores.flatMap(({ submission, exercises }) =>
    exercises.map((score) => [
      cleanText(submission.id),
      score.exercise,
      score.outcome,
      `${score.points}/${score.maxPoints}`,
      remark(score),
    ]),
  )
  const widths = header.map((title, column) =>
    Math.max(...[[...header], ...rows].map((row) => stringWidth(row[column] ?? title))),
  )
  const line = (cells: readonly string[], paint: (text: string, column: number) => string) =>
    cells
      .map((cell, column) => paint(column === 3 ? padStart(cell, widths[3]) : padEnd(cell, widths[column]), column))
      .join('  ')
      .trimEnd()
  return [
    line(header, (text) => pc.bold(text)),
    ...rows.map((row) => line(row, (text, column) => (column === 2 ? paintOutcome(text) : text))),
  ].join('\n')
}

function remark({ outcome, message, tests, notes }: ExerciseScore): string {
  const failed = tests.filter(({ status }) => status === 'failed').length
  const parts = [
    message,
    outcome === 'graded' && failed > 0 ? `${failed} of ${tests.length} tests failed` : undefined,
    notes && `${notes.length} ${notes.length === 1 ? 'note' : 'notes'}`,
  ]
  const letters = Array.from(cleanText(parts.filter((part) => part !== undefined).join('; ')))
  return letters.length > LONGEST_REMARK ? `${letters.slice(0, LONGEST_REMARK - 1).join('')}…` : letters.join('')
}

function paintOutcome(cell: string): string {
  const outcome = cell.trim()
  if (outcome === 'graded') return pc.green(cell)
  return outcome === 'ungraded' || outcome === 'tampered' ? pc.magenta(cell) : pc.yellow(cell)
}

function padEnd(text: string, width = 0): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)))
}

function padStart(text: string, width = 0): string {
  return ' '.repeat(Math.max(0, width - stringWidth(text))) + text
}
