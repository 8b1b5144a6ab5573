import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fixtureExercises, soundBox } from '../fixtures/exercises.ts'
import { folderWith } from '../fixtures/files.ts'
import { collectPrinted } from '../fixtures/printed.ts'
import { faultyCommand } from './faulty.ts'
import { verifyCommand } from './verify.ts'

/** The commands on the course of the fixtures, with these solutions of its box. */
async function box(files: Record<string, string> = {}) {
  const solutions = await folderWith({ '01-box/box.ts': soundBox, ...files })
  const run = async (command: typeof faultyCommand | typeof verifyCommand, words: readonly string[]) => {
    const printed = collectPrinted()
    let code = -1
    const give = (exitCode: number) => {
      code = exitCode
    }
    await command(give, { exercises: fixtureExercises, solutions }).parseAsync(words, { from: 'user' })
    return { code, stdout: printed.stdout }
  }
  return {
    path: (name: string) => join(solutions, '01-box', name),
    faulty: (...words: string[]) => run(faultyCommand, words),
    verify: (...words: string[]) => run(verifyCommand, words),
  }
}

const wrong = soundBox.replace('return this', 'return void this')

test('a faulty solution is begun, saved, and saved again with what no longer holds', async () => {
  const { path, faulty } = await box()
  const file = path('faulty/gives-nothing.ts')
  const begun = await faulty('01', 'gives-nothing', '--edit')
  expect(begun).toEqual({
    code: 0,
    stdout: expect.stringMatching(/gives-nothing\.ts\n\nChange it, then run: npx deref /),
  })
  await writeFile(file, `/** It gives nothing. */\n${wrong}`)
  const saved = await faulty('1', 'gives-nothing', '--save')
  expect(saved).toEqual({ code: 0, stdout: expect.stringMatching(/gives-nothing\.patch\nFails: .*gives-back/) })

  await faulty('01', 'gives-nothing', '--edit')
  await writeFile(
    file,
    (await readFile(file, 'utf8')).replace('this.#ref = new WeakRef(object)', `throw new Error('full')`),
  )
  const changed = await faulty('01', 'gives-nothing', '--save')
  expect(changed.code).toBe(1)
  expect(changed.stdout).toMatch(
    /It (also failed|passed): .*\nCorrect the solution, or the line "Fails:" of the patch\.\n$/,
  )
})

test('patches that fit are left as they are', async () => {
  const { path, faulty } = await box()
  await faulty('01', 'gives-nothing', '--edit')
  await writeFile(path('faulty/gives-nothing.ts'), `/** It gives nothing. */\n${wrong}`)
  await faulty('01', 'gives-nothing', '--save')
  expect(await faulty('01', '--rebase')).toEqual({ code: 0, stdout: 'All patches fit.\n' })
})

test.each([
  [['01', '--save'], { message: 'No name of a faulty solution was given.' }],
  [['01', 'x'], { message: 'Nothing to do.', remedy: 'Add --edit, --save or --rebase.' }],
  [['77', 'x', '--edit'], { code: 'unknown-exercise' }],
])('faulty %j is refused', async (words, error) => {
  const { faulty } = await box()
  await expect(faulty(...words)).rejects.toMatchObject(error)
})

test('verify counts what it found, and says so by its exit code', async () => {
  const { verify } = await box()
  const { code, stdout } = await verify('--exercise', '01')
  expect(stdout).toMatch(/✗ there are solutions enough[^]*\n\d+ problems found\n$/)
  expect(code).toBe(1)
}, 120_000)
