import type { Score } from '../contract/score.ts'
import { scoreMarkdown } from './markdown.ts'
import { scoreTable } from './table.ts'

/** What a report format makes of a batch of scores: the text of it. */
export type Report = (scores: readonly Score[]) => string

/** The report formats, by name: a new one is a file here, and a line. */
export const reports = {
  markdown: scoreMarkdown,
  table: scoreTable,
} as const satisfies Readonly<Record<string, Report>>

export type ReportName = keyof typeof reports
