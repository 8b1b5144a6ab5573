import type { ExerciseScore, Score, TestScore } from '../contract/score.ts'
import { cleanText } from '../ledger/clean-text.ts'

/** GitHub refuses a job summary above 1 MiB. */
const LARGEST = 1024 * 1024

const MORE = '\n\n*Truncated: GitHub limits job summaries to 1 MiB.*\n'

/** Scores as Markdown for a job summary. Whatever comes from a submission is escaped: it cannot format, link or mention. */
export function scoreMarkdown(scores: readonly Score[]): string {
  const text = scores.map(submissionMarkdown).join('\n')
  if (Buffer.byteLength(text) <= LARGEST) return text
  const room = Buffer.from(text)
    .subarray(0, LARGEST - Buffer.byteLength(MORE))
    .toString('utf8')
  return room.slice(0, room.lastIndexOf('\n')) + MORE
}

function submissionMarkdown({ submission, points, maxPoints, exercises }: Score): string {
  return [
    `## ${escape(submission.id)}: ${points} of ${maxPoints} points`,
    '',
    ...exercises.map(exerciseMarkdown),
    '',
  ].join('\n')
}

function exerciseMarkdown({ exercise, outcome, points, maxPoints, message, notes, tests }: ExerciseScore): string {
  const lines = [`### ${escape(exercise)}: ${outcome}, ${points} of ${maxPoints}`, '']
  if (message !== undefined) lines.push(escape(message), '')
  const failed = tests.filter(({ status }) => status === 'failed')
  const shown = failed.filter(({ visibility }) => visibility === 'visible')
  const notRun = tests.filter(({ status }) => status === 'not-run').length
  if (outcome !== 'ungraded' && shown.length > 0) {
    lines.push('| test | points | what happened |', '| --- | ---: | --- |', ...shown.map(testRow), '')
  }
  const kept = failed.length - shown.length
  if (kept > 0) lines.push(`${kept} failed ${kept === 1 ? 'test is' : 'tests are'} not shown before the deadline.`, '')
  if (notRun > 0 && notRun < tests.length) lines.push(`${notRun} of ${tests.length} tests did not run.`, '')
  if (notes) lines.push('Notes, which cost no points:', '', ...notes.map((note) => `- ${escape(note)}`), '')
  return lines.join('\n')
}

function testRow({ title, points, maxPoints, message }: TestScore): string {
  return `| ${escape(title)} | ${points}/${maxPoints} | ${escape(message ?? '')} |`
}

/** Every character that Markdown, HTML or GitHub could read as more than itself. */
function escape(text: string): string {
  return (
    cleanText(text)
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replace(/[\\`*_{}[\]()#+\-.!|~:$]/g, (character) => `\\${character}`)
      // GitHub looks for mentions and issues when Markdown is done with its escapes: only a break in the text stops it.
      .replaceAll('@', '@&#8203;')
      .replaceAll('\\#', '\\#&#8203;')
      .replaceAll('://', ':&#8203;//')
  )
}
