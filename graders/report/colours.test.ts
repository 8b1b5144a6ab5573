import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

// Whether there are colours is decided once, when a program starts.
const program = `
const { scoreTable } = await import(${JSON.stringify(new URL('table.ts', import.meta.url).href)})
const { score, exerciseScore } = await import(${JSON.stringify(new URL('../fixtures/scores.ts', import.meta.url).href)})
const exercises = ['graded', 'crashed', 'ungraded', 'tampered'].map((outcome) => exerciseScore({ outcome }))
process.stdout.write(scoreTable([score('Ada', ...exercises)]))
`

async function tableWith(env: NodeJS.ProcessEnv): Promise<string> {
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...rest } = process.env
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    env: { ...rest, ...env },
  })
  return stdout
}

test('an outcome has the colour of what it means, if colours are wanted', async () => {
  const [, ...rows] = (await tableWith({ FORCE_COLOR: '1' })).split('\n')
  const painted = ['\u001b[32mgraded', '\u001b[33mcrashed', '\u001b[35mungraded', '\u001b[35mtampered']
  expect(rows.map((row, index) => row.includes(painted[index] ?? '-'))).toEqual(painted.map(() => true))
})

test('nothing has a colour, if NO_COLOR is set', async () => {
  const text = await tableWith({ NO_COLOR: '1' })
  expect(text).toContain('graded')
  expect(text).not.toContain('\u001b')
})
