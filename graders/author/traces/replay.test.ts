import { spawnSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../fixtures/files.ts'
import { exercisesFolder } from '../../contract/project.ts'
import { replay } from './replay.ts'

const recorded = join(import.meta.dirname, 'traces.jsonl')

test('the reference solutions do what CPython did', async () => {
  expect(await replay([recorded])).toEqual({ agree: 60, all: 60, differences: [] })
})

test('a difference is reported with its step, and a file that is not a trace with its line', async () => {
  const file = join(await temporaryFolder(), 'changed.jsonl')
  const [first = ''] = (await readFile(recorded, 'utf8')).split('\n')
  await writeFile(file, `${first}\n${first.replace('"refcounts":{"b":3}', '"refcounts":{"b":7}')}\n`)
  const { agree, differences } = await replay([file])
  expect(agree).toBe(1)
  expect(differences).toEqual([`${file}:2 (seed 1): step 2, \`b.append(b)\`: expected refcounts {"b":7}, got {"b":3}`])
  await writeFile(file, `${first}\n{"python":"3.11.7","seed":2}\n`)
  await expect(replay([file])).rejects.toMatchObject({
    code: 'bad-file',
    message: expect.stringContaining(`${file}:2: `),
  })
  await expect(replay([`${file}x`])).rejects.toMatchObject({ code: 'path-not-found' })
})

// Fresh seeds each time, where there is the Python that the recorder is for.
const { stdout: version, error } = spawnSync('python3', ['-c', 'import sys; print(*sys.version_info[:2])'], {
  encoding: 'utf8',
})
const canRecord = error === undefined && version.trim() === '3 11'
if (!canRecord) console.warn('\n  NOT TESTED: fresh traces. They need python3 3.11.\n')

test.runIf(canRecord)('and what it does with stories of today', async () => {
  const file = join(await temporaryFolder(), 'fresh.jsonl')
  const seed = Math.floor(Math.random() * 1e6)
  const { stdout } = spawnSync('python3', [join(import.meta.dirname, 'record.py'), '50', String(seed)], {
    encoding: 'utf8',
  })
  await writeFile(file, stdout)
  expect(await replay([file])).toEqual({ agree: 50, all: 50, differences: [] })
})

test.each(['01-reference-counting', '03-cycle-collector'])(
  'the stories in the hidden tests of %s are recorded ones',
  async (id) => {
    const text = await readFile(join(exercisesFolder, id, 'hidden/traces.ts'), 'utf8')
    const [, lines = ''] = /`\n([^`]*)\n`/.exec(text) ?? []
    const all = (await readFile(recorded, 'utf8')).trim().split('\n')
    const steps = all.map((line) => JSON.stringify((JSON.parse(line) as { steps: unknown }).steps))
    const used = lines.split('\n')
    expect(used.length).toBeGreaterThan(10)
    for (const story of used) expect(steps.some((whole) => whole.startsWith(story.slice(0, -1)))).toBe(true)
  },
)

test('both exercises replay in the same way', async () => {
  const text = async (id: string) =>
    (await readFile(join(exercisesFolder, id, 'hidden/replay.ts'), 'utf8')).split('\n').slice(1)
  expect(await text('03-cycle-collector')).toEqual(await text('01-reference-counting'))
})
