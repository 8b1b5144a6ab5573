import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Exercise } from '../../catalog/exercise.ts'
import { loadExercises } from '../../catalog/load.ts'
import { exercisesFolder } from '../../contract/project.ts'
import { folderWith } from '../../fixtures/files.ts'
import { findMutants } from './mutants.ts'

// `npm run mutation` runs Stryker itself. Here, other programs do what it does when something is wrong.
const [exercise] = (await loadExercises(exercisesFolder, ['14-parent-and-child'])) as [Exercise]
const never = new AbortController().signal

async function program(code: string): Promise<string> {
  return join(await folderWith({ 'stryker.mjs': code }), 'stryker.mjs')
}

test('tells Stryker what to mutate and nothing else, and reads its report', async () => {
  const stryker = await program(`
    import { readFileSync, writeFileSync } from 'node:fs'
    const { mutate, jsonReporter, concurrency } = JSON.parse(readFileSync(process.argv[3], 'utf8'))
    const place = { line: 1, column: 1 }
    const mutant = { mutatorName: 'Told', replacement: String(process.env.DEREF_SUBMISSION), status: 'Killed', location: { start: place, end: place } }
    writeFileSync(jsonReporter.fileName, JSON.stringify({ files: { [mutate]: { source: 'concurrency ' + concurrency, mutants: [mutant] } } }))`)
  process.env.DEREF_SUBMISSION = 'something else'
  try {
    expect(await findMutants(exercise, 3, never, stryker)).toMatchObject([
      { file: 'solutions/14-parent-and-child/parent-and-child.ts', code: 'concurrency 3', to: 'undefined' },
    ])
  } finally {
    delete process.env.DEREF_SUBMISSION
  }
})

test('shows a mutant of several lines in one, and one beyond the end of the file as empty', async () => {
  const stryker = await program(`
    import { readFileSync, writeFileSync } from 'node:fs'
    const { jsonReporter } = JSON.parse(readFileSync(process.argv[3], 'utf8'))
    const told = { mutatorName: 'Told', replacement: '{}', status: 'Survived' }
    const from = (line, column) => ({ line, column })
    const mutants = [
      { ...told, location: { start: from(1, 5), end: from(3, 2) } },
      { ...told, location: { start: from(9, 1), end: from(9, 4) } },
    ]
    writeFileSync(jsonReporter.fileName, JSON.stringify({ files: { 'a.ts': { source: 'if  {\\n  stop()\\n}', mutants } } }))`)
  expect(await findMutants(exercise, 1, never, stryker)).toMatchObject([
    { line: 1, code: 'if  {', from: '{ stop() }', to: '{}' },
    { line: 9, code: '', from: '' },
  ])
})

test.each([
  ['Stryker ended with exit code 3', 'process.exit(3)'],
  ['Stryker wrote no report', ''],
])('%s', async (message, code) => {
  await expect(findMutants(exercise, 1, never, await program(code))).rejects.toMatchObject({
    code: 'mutation-failed',
    message: `${message}: its output is above.`,
  })
})

test('says how to install Stryker where it is not installed', async () => {
  await expect(findMutants(exercise, 1, never, '/nowhere/stryker.js')).rejects.toMatchObject({
    message: 'Stryker is not installed.',
    remedy: expect.stringContaining('npm run mutation'),
  })
})

test('stops when the signal is aborted', async () => {
  const stop = new AbortController()
  const running = findMutants(exercise, 1, stop.signal, await program('setInterval(() => {}, 1000)'))
  setTimeout(() => stop.abort(), 300)
  await expect(running).rejects.toMatchObject({ name: 'AbortError' })
})
