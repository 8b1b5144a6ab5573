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
import { findFolders, type PassedOver, readSubmissions } from '../intake/folders.ts'
import type { SandboxLevel } from '../contract/score.ts'
import { refuseSubmittedFolder } from '../ledger/out-folder.ts'
import { writePrinted } from '../ledger/write-printed.ts'
import { appendText, prepareFolder, writeJson } from '../ledger/write.ts'
import { scoreMarkdown } from '../report/markdown.ts'
import { gradedLabel, progressOf } from '../report/progress.ts'
import { summarize } from '../report/summary.ts'
import { scoreTable } from '../report/table.ts'
import { chooseSandbox } from './choose-sandbox.ts'
import { onInterrupt } from './interrupt.ts'
import { wholeNumber } from './whole-number.ts'

const SUMMARY = 'summary.json'

interface Options {
  out: string
  exercise?: string[]
  jobs: number
  types: boolean
  require?: SandboxLevel
}

const EXAMPLES = `
Examples:
  npm run deref -- grade submissions/ada --out scores
  npm run deref -- grade "class of 2026" --out scores --exercise 15-weak-cache --jobs 4

A submission is a folder that holds a student's files as the kit does (15-weak-cache/weak-cache.ts), or as
exercises/15-weak-cache/weak-cache.ts, or the bare file. DIR gets one ID.json a submission, and summary.json. What a
submission printed is in DIR/printed/ID.txt. Files of that name are replaced; the scores of those who are not graded now stay.

A folder that is a link, or whose name begins with a dot, is no submission: it is named, and not graded.

A submission is shut in as well as this machine can, and its score says how. --require isolated makes sure of it: grade so
whenever the grade counts.

Exit codes: 0 grading was completed, whatever the scores; 1 some submissions are ungraded; 2 it could not run.`

export function gradeCommand(give: (exitCode: number) => void): Command {
  return new Command('grade')
    .description('grade submissions with the hidden tests, and write their scores as JSON')
    .argument('<path...>', 'a submission folder, or a folder of them')
    .requiredOption('--out <dir>', 'folder for the scores')
    .option('--exercise <id...>', 'exercises to grade, behind the paths (default: all)')
    .option('--jobs <n>', 'submissions at the same time', wholeNumber, availableParallelism())
    .addOption(
      new Option('--require <level>', 'refuse to run where submissions cannot be shut in so well').choices([
        'isolated',
        'portable',
      ]),
    )
    .option('--no-types', 'leave out the search for type errors')
    .addHelpText('after', EXAMPLES)
    .action(async (paths: string[], options: Options) => {
      give(await grade(paths, options))
    })
}

async function grade(paths: readonly string[], options: Options): Promise<number> {
  const startedAt = new Date()
  const started = performance.now()
  // npm runs scripts in the root of the kit: paths are meant from where the user stands.
  const from = (path: string) => {
    // A shell variable that was not set: it would mean the folder where the user stands.
    if (path === '') throw new DerefError('bad-usage', 'One of the paths is empty.')
    return resolve(process.env.INIT_CWD ?? process.cwd(), path)
  }
  const out = from(options.out)
  const sandbox = chooseSandbox(options.require)
  const exercises = await loadExercises(exercisesFolder, options.exercise)
  const handedIn = paths.map(from)
  const { folders, passedOver } = await findFolders(handedIn, exercises, out)
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
  const graded = `graded ${scores.length - ungraded}${ungraded > 0 ? `, ungraded ${ungraded}` : ''}${left}`
  progress.stop(interrupt.signal.aborted ? `stopped after ${scores.length} of ${submissions.length}` : graded)
  process.stdout.write(`${scoreTable(scores)}\n\nThe scores are in ${out}\nSandbox: ${sandbox.level}\n`)
  const { GITHUB_STEP_SUMMARY: jobSummary } = process.env
  if (jobSummary) await appendText(jobSummary, scoreMarkdown(scores))
  if (interrupt.signal.aborted) return interrupt.exitCode()
  return ungraded > 0 ? ExitCode.UNGRADED : ExitCode.OK
}

/** What could be a student's work must not be missed in silence. */
function tellOf(passedOver: readonly PassedOver[]): void {
  for (const { folder, why, remedy } of passedOver) {
    process.stderr.write(`Not graded: ${cleanText(folder)}, for ${why}.${remedy === undefined ? '' : ` ${remedy}`}\n`)
  }
}

function scoreFile(id: string): string {
  return `${id}.json`
}

function printedFile(id: string): string {
  return join('printed', `${id}.txt`)
}
