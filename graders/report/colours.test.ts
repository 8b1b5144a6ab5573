import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

// Whether there are colours is decided once, when a program starts.
const program = `
const { scoreTable } = await import(${JSON.stringify(new URL('table.ts', import.meta.url).href)})
const { score, exerciseScore } = await import(${JSON.stringify(new URL('../testing/scores.ts', import.meta.url).href)})
const exercises = ['graded', 'crashed', 'ungraded', 'tampered'].map((outcome) => exerciseScore({ outcome }))
process.stdout.write(scoreTable([score('Ada', ...exercises)]))
`

async function tableWith(env: NodeJS.ProcessEnv): Promise<string> {
  const { NO_COLOR, FORCE_COLOR, ...rest } = process.env
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    env: { ...rest, ...env },
  })
  return stdout
}

test('an outcome has the colour of what it means, if colours are wanted', async () => {
  const [, ...rows] = (await tableWith({ FORCE_COLOR: '1' })).split('\n')
  expect(rows.map((row) => /\u001b\[(\d+)m(\w+)/.exec(row)?.slice(1))).toEqual([
    ['32', 'graded'],
    ['33', 'crashed'],
    ['35', 'ungraded'],
    ['35', 'tampered'],
  ])
})

test('nothing has a colour, if NO_COLOR is set', async () => {
  const text = await tableWith({ NO_COLOR: '1' })
  expect(text).toContain('graded')
  expect(text).not.toContain('\u001b')
})
