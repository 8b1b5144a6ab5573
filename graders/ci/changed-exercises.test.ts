import { execFileSync } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../contract/project.ts'
import { temporaryFolder, writeFiles } from '../fixtures/files.ts'

const script = join(projectRoot, 'graders/ci/templates/changed-exercises.sh')

/** A repository with one commit of these files, and the commands to go on with. */
async function repository(files: Record<string, string>) {
  const cwd = await temporaryFolder()
  const git = (...words: string[]) => {
    const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', '-c', 'init.defaultBranch=main']
    return execFileSync('git', [...identity, ...words], { cwd, encoding: 'utf8' }).trim()
  }
  const commit = async (more: Record<string, string>) => {
    await writeFiles(cwd, more)
    git('add', '--all')
    git('commit', '--quiet', '--message', 'more')
    return git('rev-parse', 'HEAD')
  }
  git('init', '--quiet')
  const first = await commit(files)
  const changed = (before: string) => execFileSync('bash', [script, before], { cwd, encoding: 'utf8' })
  return { cwd, first, commit, changed }
}

const files = { 'exercises/15-weak-cache/weak-cache.ts': '1', '08-weak-ref/weak-ref.ts': '1', 'README.md': '1' }

test('names what changed, wherever it lies, once', async () => {
  const { first, commit, changed } = await repository(files)
  await commit({
    'exercises/15-weak-cache/weak-cache.ts': '2',
    'exercises/15-weak-cache/é ü.ts': '2',
    'README.md': '2',
  })
  expect(changed(first)).toBe('exercises=15-weak-cache\n')
  await commit({ '08-weak-ref/weak-ref.ts': '2' })
  expect(changed(first)).toBe('exercises=08-weak-ref 15-weak-cache\n')
})

test('names none where none changed', async () => {
  const { first, commit, changed } = await repository(files)
  await commit({ 'README.md': '2', 'exercises/README.md': '2' })
  expect(changed(first)).toBe('exercises=\n')
})

test.each(['', '0'.repeat(40), 'f'.repeat(40)])(
  'names all that are there when %j is no commit it knows',
  async (before) => {
    const { changed } = await repository(files)
    expect(changed(before)).toBe('exercises=08-weak-ref 15-weak-cache\n')
  },
)

test('leaves out what was deleted', async () => {
  const { cwd, first, commit, changed } = await repository(files)
  await rm(join(cwd, '08-weak-ref'), { recursive: true })
  await commit({ 'exercises/15-weak-cache/weak-cache.ts': '2' })
  expect(changed(first)).toBe('exercises=15-weak-cache\n')
})

test('lets no name through that a shell could read as more than a word', async () => {
  const { changed } = await repository({ ...files, 'exercises/15-x$(id)/a.ts': '1', 'exercises/16-a b/a.ts': '1' })
  expect(changed('')).toBe('exercises=08-weak-ref 15-weak-cache\n')
})
