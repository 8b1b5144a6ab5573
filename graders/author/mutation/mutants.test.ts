import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Exercise } from '../../catalog/exercise.ts'
import { loadExercises } from '../../catalog/load.ts'
import { exercisesFolder } from '../../contract/project.ts'
import { folderWith } from '../../fixtures/files.ts'
import { findMutants } from './mutants.ts'

// Stryker itself is run by `npm run mutation`. Here other programs stand in its place, which do what it does when all is not well.
const [exercise] = (await loadExercises(exercisesFolder, ['14-parent-and-child'])) as [Exercise]
const never = new AbortController().signal

async function program(code: string): Promise<string> {
  return join(await folderWith({ 'stryker.mjs': code }), 'stryker.mjs')
}

test('what it reports is read, and it is told what to mutate and nothing else', async () => {
  const stryker = await program(`
    import { writeFileSync } from 'node:fs'
    const { DEREF_MUTATE, DEREF_MUTANTS, DEREF_SUBMISSION } = process.env
    const place = { line: 1, column: 1 }
    const mutant = { mutatorName: 'Told', replacement: String(DEREF_SUBMISSION), status: 'Killed', location: { start: place, end: place } }
    writeFileSync(DEREF_MUTANTS, JSON.stringify({ files: { [DEREF_MUTATE]: { source: process.argv.slice(-2).join(' '), mutants: [mutant] } } }))`)
  process.env.DEREF_SUBMISSION = 'something else'
  try {
    expect(await findMutants(exercise, 3, never, stryker)).toMatchObject([
      { file: 'solutions/14-parent-and-child/parent-and-child.ts', code: '--concurrency 3', to: 'undefined' },
    ])
  } finally {
    delete process.env.DEREF_SUBMISSION
  }
})

test('a mutant of several lines is told in one, and one beyond the file is told as nothing', async () => {
  const stryker = await program(`
    import { writeFileSync } from 'node:fs'
    const told = { mutatorName: 'Told', replacement: '{}', status: 'Survived' }
    const from = (line, column) => ({ line, column })
    const mutants = [
      { ...told, location: { start: from(1, 5), end: from(3, 2) } },
      { ...told, location: { start: from(9, 1), end: from(9, 4) } },
    ]
    writeFileSync(process.env.DEREF_MUTANTS, JSON.stringify({ files: { 'a.ts': { source: 'if  {\\n  stop()\\n}', mutants } } }))`)
  expect(await findMutants(exercise, 1, never, stryker)).toMatchObject([
    { line: 1, code: 'if  {', from: '{ stop() }', to: '{}' },
    { line: 9, code: '', from: '' },
  ])
})

test.each([
  ['Stryker ended with 3', 'process.exit(3)'],
  ['Stryker wrote no report', ''],
])('%s', async (message, code) => {
  await expect(findMutants(exercise, 1, never, await program(code))).rejects.toMatchObject({
    code: 'mutation-failed',
    message: `${message}: what it said stands above.`,
  })
})

test('where it is not installed, it is said how to', async () => {
  await expect(findMutants(exercise, 1, never, '/nowhere/stryker.js')).rejects.toMatchObject({
    message: 'Stryker is not installed.',
    remedy: expect.stringContaining('npm run mutation'),
  })
})

test('it ends when it is told to', async () => {
  const stop = new AbortController()
  const running = findMutants(exercise, 1, stop.signal, await program('setInterval(() => {}, 1000)'))
  setTimeout(() => stop.abort(), 300)
  await expect(running).rejects.toMatchObject({ name: 'AbortError' })
})
