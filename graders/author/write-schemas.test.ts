import { execFile } from 'node:child_process'
import { cp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '../fixtures/files.ts'
import { projectRoot } from './project.ts'

const run = promisify(execFile)

/** The script works on the folder in which it stands: a copy of it does no harm. */
async function copyOfContract(): Promise<string> {
  const root = await temporaryFolder()
  const copy = join(root, 'graders/contract')
  await cp(join(projectRoot, 'graders/contract'), copy, { recursive: true })
  await cp(join(projectRoot, 'package.json'), join(root, 'package.json'))
  await symlink(join(projectRoot, 'node_modules'), join(root, 'node_modules'), 'junction')
  return copy
}

test('finds what is stale or absent, and writes it anew', { timeout: 30_000 }, async () => {
  const folder = await copyOfContract()
  const script = join(folder, 'write-schemas.ts')
  const score = join(folder, 'schemas/score.schema.json')
  const good = await readFile(score, 'utf8')
  await writeFile(score, good.replace('"deref/score/v1"', '"deref/score/v0"'))
  await rm(join(folder, 'schemas/rubric.schema.json'))
  await expect(run(process.execPath, [script, '--check'])).rejects.toMatchObject({
    code: 1,
    stderr: 'rubric.schema.json is stale: run npm run schemas\nscore.schema.json is stale: run npm run schemas\n',
  })
  await run(process.execPath, [script])
  expect(await readFile(score, 'utf8')).toBe(good)
  expect(await run(process.execPath, [script, '--check'])).toEqual({ stdout: '', stderr: '' })
})

test('has nothing to say of the published schemas', async () => {
  const { argv, exitCode } = process
  onTestFinished(() => {
    process.argv = argv
    process.exitCode = exitCode
  })
  process.argv = [...argv, '--check']
  process.exitCode = undefined
  await import('./write-schemas.ts')
  expect(process.exitCode).toBe(0)
})
