import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { Command, Option } from 'commander'
import { loadExercises } from '../catalog/load.ts'
import { DerefError } from '../contract/errors.ts'
import { ExitCode } from '../contract/exit-codes.ts'
import { exercisesFolder } from '../contract/project.ts'
import { gradeAll } from '../engine/grade.ts'
import { currentRuntime } from '../engine/runtime.ts'
import { cleanText } from '../ledger/clean-text.ts'
import type { PassedOver } from '../intake/format.ts'
import { findSubmissions, readSubmissions } from '../intake/index.ts'
import type { SandboxLevel } from '../contract/score.ts'
import { refuseSubmittedFolder } from '../ledger/out-folder.ts'
import { writePrinted } from '../ledger/write-printed.ts'
import { appendText, prepareFolder, writeJson } from '../ledger/write.ts'
import { type ReportName, reports } from '../report/index.ts'
import { gradedLabel, progressOf } from '../report/progress.ts'
import { summarize } from '../report/summary.ts'
import { chooseSandbox } from './choose-sandbox.ts'
import { onInterrupt } from './interrupt.ts'
import { wholeNumber } from './whole-number.ts'

const SUMMARY = 'summary.json'

interface Options {
  out: string
  exercise?: string[]
  jobs: number
  types: boolean
  sandbox?: SandboxLevel
  report: ReportName
}

const EXAMPLES = `
Examples:
  npx deref grade submissions/ada --out scores
  npx deref grade "class of 2026" --out scores --exercise 15-weak-cache --jobs 4

A submission is a folder with a student's files laid out as in the kit (15-weak-cache/weak-cache.ts), below exercises/, or as
a single weak-cache.ts. The scores folder gets one ID.json per submission, summary.json, and printed/ID.txt with what each
submission printed. Existing files of those names are replaced; other scores stay.

A folder that is a link, or whose name begins with a dot, is not graded; the command names it.

Submissions run in the strongest sandbox available; the score records which. With --sandbox isolated the command fails where
isolation is not available: use it whenever the grade counts.

Exit codes: 0 grading finished, whatever the scores; 1 some submissions are ungraded; 2 it could not run.`

export function gradeCommand(give: (exitCode: number) => void): Command {
  return new Command('grade')
    .description('grade submissions with the hidden tests, and write their scores as JSON')
    .argument('<path...>', 'a submission, or a folder of submissions')
    .requiredOption('--out <dir>', 'folder to write the scores to')
    .option('--exercise <id...>', 'exercises to grade: id, number or prefix (put after the paths; default: all)')
    .option('--jobs <n>', 'submissions to run at the same time', wholeNumber, availableParallelism())
    .addOption(
      new Option('--sandbox <level>', 'how submissions are isolated (default: the best there is here)').choices([
        'isolated',
        'portable',
      ]),
    )
    .addOption(
      new Option('--report <format>', 'what to print at the end').choices(Object.keys(reports)).default('table'),
    )
    .option('--no-types', 'do not check types')
    .addHelpText('after', EXAMPLES)
    .action(async (paths: string[], options: Options) => {
      give(await grade(paths, options))
    })
}

async function grade(paths: readonly string[], options: Options): Promise<number> {
  const startedAt = new Date()
  const started = performance.now()
  // npm starts scripts in the root of the kit, and users mean the folder they are in.
  const from = (path: string) => {
    // An unset shell variable, for example. It would mean the current folder.
    if (path === '') throw new DerefError('bad-usage', 'One of the paths is empty.')
    return resolve(process.env.INIT_CWD ?? process.cwd(), path)
  }
  const out = from(options.out)
  const sandbox = chooseSandbox(options.sandbox)
  const exercises = await loadExercises(exercisesFolder, options.exercise)
  const handedIn = paths.map(from)
  const { folders, passedOver } = await findSubmissions(handedIn, exercises, out)
  tellOf(passedOver)
  await refuseSubmittedFolder(out, handedIn, folders)
  const submissions = await readSubmissions(folders, exercises)
  const written = submissions.flatMap(({ id }) => [scoreFile(id), printedFile(id)])
  const scoresFolder = await prepareFolder(out, [SUMMARY, ...written])
  const progress = progressOf(submissions.length)
  const interrupt = onInterrupt()
  const scores = await gradeAll(submissions, {
    exercises,
    jobs: options.jobs,
    types: options.types,
    sandbox,
    signal: interrupt.signal,
    onScore: async (score, printed) => {
      await writeJson(join(scoresFolder, scoreFile(score.submission.id)), score)
      await writePrinted(join(scoresFolder, printedFile(score.submission.id)), printed)
      progress.done(gradedLabel(score))
    },
  }).catch((error: unknown) => {
    progress.stop('stopped')
    throw error
  })
  const batch = {
    exercises: exercises.map(({ id }) => id),
    runtime: currentRuntime(),
    startedAt,
    durationMs: performance.now() - started,
  }
  await writeJson(join(scoresFolder, SUMMARY), summarize(scores, batch))
  const ungraded = scores.filter(({ exercises }) => exercises.some(({ outcome }) => outcome === 'ungraded')).length
  const left = passedOver.length > 0 ? `, not graded: ${passedOver.length} (see above)` : ''
  const done = `${scores.length} ${scores.length === 1 ? 'submission' : 'submissions'} done`
  const summary = `${done}${ungraded > 0 ? `, ${ungraded} of them ungraded` : ''}${left}`
  progress.stop(interrupt.signal.aborted ? `stopped after ${scores.length} of ${submissions.length}` : summary)
  process.stdout.write(`${reports[options.report](scores)}\n`)
  process.stderr.write(`\nThe scores are in ${out}\nSandbox: ${sandbox.level}\n`)
  const { GITHUB_STEP_SUMMARY: jobSummary } = process.env
  if (jobSummary) await appendText(jobSummary, reports.markdown(scores))
  if (interrupt.signal.aborted) return interrupt.exitCode()
  return ungraded > 0 ? ExitCode.UNGRADED : ExitCode.OK
}

/** Reports what may be a student's work and is not graded. */
function tellOf(passedOver: readonly PassedOver[]): void {
  for (const { folder, why, remedy } of passedOver) {
    process.stderr.write(`Not graded: ${cleanText(folder)}: ${why}.${remedy === undefined ? '' : ` ${remedy}`}\n`)
  }
}

function scoreFile(id: string): string {
  return `${id}.json`
}

function printedFile(id: string): string {
  return join('printed', `${id}.txt`)
}
