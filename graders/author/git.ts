import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

const MAX_TEXT_BYTES = 16 * 2 ** 20

/** The texts that a file had in git's history, newest first: none outside a repository. */
export async function* earlierTexts(file: string): AsyncGenerator<string, undefined> {
  const options = { cwd: dirname(file), maxBuffer: MAX_TEXT_BYTES }
  const log = await run('git', ['log', '--format=%H', '--', basename(file)], options).catch(() => ({ stdout: '' }))
  for (const commit of log.stdout.split('\n').filter((line) => line !== '')) {
    const shown = await run('git', ['show', `${commit}:./${basename(file)}`], options).catch(() => undefined)
    if (shown) yield shown.stdout
  }
}

/**
 * Merges two texts that were made from one, line by line.
 *
 * @returns the text, with conflict markers where both changed the same lines
 */
export async function mergeTexts(
  ours: string,
  base: string,
  theirs: string,
): Promise<{ text: string; conflicts: boolean }> {
  const cwd = await mkdtemp(join(tmpdir(), 'deref-merge-'))
  try {
    const texts = { base: ours, before: base, faulty: theirs }
    await Promise.all(Object.entries(texts).map(([name, text]) => writeFile(join(cwd, name), text)))
    const words = ['merge-file', '-p', '--diff3', ...Object.keys(texts)]
    // It exits with the number of conflicts.
    const { stdout, conflicts } = await run('git', words, { cwd, maxBuffer: MAX_TEXT_BYTES }).then(
      ({ stdout }) => ({ stdout, conflicts: false }),
      (error: { stdout: string; code: number }) => {
        if (!(error.code > 0 && error.code < 128)) throw error
        return { stdout: error.stdout, conflicts: true }
      },
    )
    return { text: stdout, conflicts }
  } finally {
    await rm(cwd, { recursive: true, force: true })
  }
}
