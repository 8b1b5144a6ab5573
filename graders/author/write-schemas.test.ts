import { execFile } from 'node:child_process'
import { cp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { projectRoot } from '../contract/project.ts'
import { temporaryFolder } from '../fixtures/files.ts'

const run = promisify(execFile)
const COPIED = ['package.json', 'graders/contract', 'graders/author/schemas.ts', 'graders/author/write-schemas.ts']

test('writes every published schema, whether it is stale or absent', async () => {
  const root = await temporaryFolder()
  for (const path of COPIED) await cp(join(projectRoot, path), join(root, path), { recursive: true })
  await symlink(join(projectRoot, 'node_modules'), join(root, 'node_modules'), 'junction')
  const stale = join(root, 'graders/contract/schemas/score.schema.json')
  const absent = join(root, 'graders/contract/schemas/rubric.schema.json')
  const before = await Promise.all([stale, absent].map((file) => readFile(file, 'utf8')))
  await writeFile(stale, (before[0] as string).replace('"deref/score/v1"', '"deref/score/v0"'))
  await rm(absent)
  const script = join(root, 'graders/author/write-schemas.ts')
  expect(await run(process.execPath, [script])).toEqual({ stdout: '', stderr: '' })
  expect(await Promise.all([stale, absent].map((file) => readFile(file, 'utf8')))).toEqual(before)
})
