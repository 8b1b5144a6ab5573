/**
 * Runs hidden tests under plain vitest, with a submission in place of the stub that they import: see the page for authors,
 * graders/gc/README.md. Environment variables say what to run, so that any tool that starts vitest can be used:
 *
 * - DEREF_EXERCISE: id, number or prefix of the exercise, or the absolute path of its folder (required)
 * - DEREF_SUBMISSION: files in place of the stub, separated as in PATH (default: the reference)
 * - DEREF_TESTS: `hidden` (default) or `visible`
 * - DEREF_RESULTS: a file to write the results to as JSON, instead of printing them
 * - DEREF_EXPLAIN: `no` turns off the search for what holds a leaked object (read by `#gc`)
 */
import { writeFileSync } from 'node:fs'
import { basename, delimiter, dirname, join, relative, resolve } from 'node:path'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import type { TestModule, Vite } from 'vitest/node'
import type { Exercise } from '../catalog/exercise.ts'
import { loadExercises } from '../catalog/load.ts'
import { exercisesFolder, projectRoot, solutionsFolder } from '../contract/project.ts'
import { requirePinnedNode } from '../engine/runtime.ts'
import type { PlainResult } from './plain-run.ts'

requirePinnedNode()

const { DEREF_EXERCISE, DEREF_SUBMISSION, DEREF_RESULTS, DEREF_TESTS } = process.env
if (!DEREF_EXERCISE) {
  throw new Error(
    'DEREF_EXERCISE is not set. Set it to an exercise: DEREF_EXERCISE=15-weak-cache npx vitest run --config …',
  )
}

const folder = resolve(exercisesFolder, DEREF_EXERCISE)
const [exercise] = (await loadExercises(dirname(folder), [basename(folder)])) as [Exercise]
const submissions = (DEREF_SUBMISSION ?? join(solutionsFolder, exercise.id, exercise.file)).split(delimiter)
const tests =
  DEREF_TESTS === 'visible'
    ? exercise.manifest.visibleTests.map((name) => join(exercise.folder, name))
    : exercise.hiddenTests
const projects = submissions.map((file, index) => projectOf(resolve(file), index))

export default defineConfig({
  ...(projects.length === 1 ? projects[0] : {}),
  root: projectRoot,
  test: {
    ...(projects.length === 1 ? projects[0]?.test : { projects }),
    reporters:
      DEREF_RESULTS === undefined ? ['default'] : [{ onTestRunEnd: (modules) => report(modules, DEREF_RESULTS) }],
    coverage: {
      include: submissions.flatMap((file) => [resolve(file), relative(projectRoot, resolve(file))]),
      allowExternal: true,
      reporter: ['text'],
    },
  },
})

function projectOf(submission: string, index: number): TestProjectInlineConfiguration {
  return {
    root: projectRoot,
    plugins: [inPlaceOfStub(submission)],
    test: {
      ...(submissions.length > 1 && { name: String(index) }),
      dir: dirname(tests[0] as string),
      include: tests.map((file) => basename(file)),
      pool: 'forks',
      execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning'],
      // Else a hidden test's imports are those of the run before, with another submission.
      fsModuleCache: false,
      testTimeout: exercise.manifest.limits.testMs,
    },
  }
}

/** The one difference to what the author's editor sees. */
function inPlaceOfStub(submission: string): Vite.Plugin {
  const stub = join(exercise.folder, exercise.file)
  return {
    name: 'deref-submission',
    enforce: 'pre',
    resolveId: (specifier, importer) => {
      if (importer === undefined || !tests.includes(importer)) return null
      return resolve(dirname(importer), specifier) === stub ? submission : null
    },
  }
}

/** vitest's own JSON reporter does not say to which project a file belongs. */
function report(modules: readonly TestModule[], file: string): void {
  const results: PlainResult[] = submissions.map(() => ({ tests: [], errors: [] }))
  for (const module of modules) {
    const result = results[Number(module.project.name)] ?? results[0]
    for (const test of module.children.allTests()) {
      result?.tests.push({ id: test.name, state: test.result().state === 'passed' ? 'passed' : 'failed' })
    }
    result?.errors.push(...module.errors().map(({ name, message }) => `${name}: ${message}`))
  }
  writeFileSync(file, JSON.stringify(results))
}
