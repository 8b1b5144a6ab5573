import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exercisesFolder, projectRoot } from '../contract/project.ts'
import { findDemos } from '../student/demos.ts'

const run = (...words: string[]) =>
  spawnSync(process.execPath, [join(projectRoot, 'graders/cli/bin.mjs'), 'demo', ...words], {
    cwd: projectRoot,
    encoding: 'utf8',
  })

const demos = await findDemos(exercisesFolder)

test('the demos are there, and listed', () => {
  expect(demos.map(({ name }) => name)).toEqual(['CircularReferenceExample', 'circular', 'leaking-office', 'memcount'])
  expect(run()).toMatchObject({ status: 0, stdout: 'CircularReferenceExample, circular, leaking-office, memcount\n' })
})

test.each(demos)('$name runs, and ends with what to notice', ({ name }) => {
  const { status, stdout } = run(name)
  expect(status).toBe(0)
  expect(stdout).toMatch(/\nNotice: .+/)
})

test('circular shows who outlives whom', () => {
  const { stdout } = run('circular')
  const parents = [...stdout.matchAll(/after a collection, the parent is (\w+)/g)].map(([, life]) => life)
  expect(parents).toEqual(['alive', 'gone', 'gone'])
  const answers = [...stdout.matchAll(/the first child's parent (.+)/g)].map(([, answer]) => answer)
  expect(answers).toEqual([
    'has 2 children',
    'is undefined',
    'cannot be asked: ReferenceError: weakly-referenced object no longer exists',
  ])
})

test('leaking-office keeps every caller', () => {
  const counts = [...run('leaking-office').stdout.matchAll(/still in memory: (\d+)/g)].map(([, count]) => Number(count))
  expect(counts).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
})

test('memcount grows three times as fast where a child keeps its family', () => {
  const growth = run('memcount')
    .stdout.split('\n')
    .filter((line) => /^(plain|weak) references/.test(line))
    .map((line) => [...line.matchAll(/(\d+) MB/g)].map(([, megabytes]) => Number(megabytes)))
    .map((readings) => (readings.at(-1) ?? 0) - (readings[0] ?? 0))
  const [plain = 0, weak = 0, plainKept = 0, weakKept = 0] = growth
  expect(plain).toBeLessThan(10)
  expect(weak).toBeLessThan(10)
  expect(plainKept / weakKept).toBeGreaterThan(2.5)
})

test('one there is not is told, with those there are', () => {
  const { status, stderr } = run('nope')
  expect(status).toBe(2)
  expect(stderr).toContain('There are: CircularReferenceExample, circular, leaking-office, memcount.')
})
