import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exercisesFolder } from '../contract/project.ts'
import { folderWith, temporaryFolder } from '../fixtures/files.ts'
import { loadExercises } from './load.ts'

const manifest = {
  title: 'Closures',
  order: 1,
  limits: { wallMs: 20_000, testMs: 5000, heapMb: 256 },
  visibleTests: ['closures.test.ts'],
  grants: [],
}

function rubricWith(...ids: readonly string[]) {
  const rest = { title: 'a title', points: 1, visibility: 'visible', message: 'a message', nudge: 'a nudge' }
  return JSON.stringify({ tests: ids.map((id) => ({ id, ...rest })) })
}

/** A valid exercise, as files of a folder of exercises. */
function exercise(id: string, order = 1): Record<string, string> {
  return {
    [`${id}/exercise.json`]: JSON.stringify({ ...manifest, order }),
    [`${id}/hidden/rubric.json`]: rubricWith('lets-go'),
    [`${id}/hidden/sync.test.ts`]: '',
  }
}

test('loads exercise 15', async () => {
  const [loaded, ...others] = await loadExercises(exercisesFolder, ['15-weak-cache'])
  expect(others).toEqual([])
  expect(loaded).toMatchObject({ id: '15-weak-cache', file: 'weak-cache.ts', manifest: { order: 15 } })
  const folder = join(exercisesFolder, '15-weak-cache')
  expect(loaded?.folder).toBe(folder)
  expect(loaded?.hiddenTests).toEqual([join(folder, 'hidden/async.test.ts'), join(folder, 'hidden/sync.test.ts')])
})

test('loads all exercises in the order of the course, which may differ from that of their names', async () => {
  const files = { ...exercise('01-first', 30), ...exercise('02-second', 10), ...exercise('03-third', 20) }
  const ids = (await loadExercises(await folderWith(files))).map(({ id }) => id)
  expect(ids).toEqual(['02-second', '03-third', '01-first'])
})

test('loads the requested exercises and does not read the others', async () => {
  const folder = await folderWith({ ...exercise('01-a', 1), ...exercise('02-b', 2), '03-c/exercise.json': 'broken' })
  expect((await loadExercises(folder, ['02-b', '01-a'])).map(({ id }) => id)).toEqual(['01-a', '02-b'])
})

test.each([
  ['7', '07-weak-set'],
  ['07', '07-weak-set'],
  ['07-w', '07-weak-set'],
  ['15-weak-cache', '15-weak-cache'],
  ['15-weak-cache-', '15-weak-cache-again'],
])('finds an exercise by number, prefix or id: %s', async (word, id) => {
  const files = { ...exercise('07-weak-set'), ...exercise('15-weak-cache'), ...exercise('15-weak-cache-again') }
  expect((await loadExercises(await folderWith(files), [word])).map((found) => found.id)).toEqual([id])
})

test.each([
  ['1', 'There is no exercise "1".', 'The exercises are: 10-a, 11-a, 11-ab.'],
  ['', 'There is no exercise "".', 'The exercises are: 10-a, 11-a, 11-ab.'],
  ['11', '"11" matches 2 exercises.', 'They are: 11-a, 11-ab.'],
  ['11-', '"11-" matches 2 exercises.', 'They are: 11-a, 11-ab.'],
])('refuses "%s", which names no exercise or several', async (word, message, remedy) => {
  const folder = await folderWith({ ...exercise('10-a'), ...exercise('11-a'), ...exercise('11-ab') })
  await expect(loadExercises(folder, [word])).rejects.toMatchObject({ code: 'unknown-exercise', message, remedy })
})

test('ignores files, and folders without the name of an exercise', async () => {
  const folder = await folderWith({
    ...exercise('07-weak-map-of-2'),
    'README.md': '',
    '08-file': '',
    'notes/exercise.json': '',
    '9-short/exercise.json': '',
    '10-Capitals/exercise.json': '',
  })
  const exercises = await loadExercises(folder)
  expect(exercises.map(({ id, file }) => [id, file])).toEqual([['07-weak-map-of-2', 'weak-map-of-2.ts']])
})

test('lists the exercises when the requested one does not exist', async () => {
  const folder = await folderWith({ ...exercise('01-a'), ...exercise('02-b') })
  await expect(loadExercises(folder, ['02-b', '15-weak-cash'])).rejects.toMatchObject({
    code: 'unknown-exercise',
    message: 'There is no exercise "15-weak-cash".',
    remedy: 'The exercises are: 01-a, 02-b.',
  })
})

describe('rejects a malformed exercise', () => {
  test.each<[what: string, path: string, content: string, expected: string]>([
    ['exercise.json is not JSON', 'exercise.json', '{ "title": }', 'exercise.json: not valid JSON: '],
    [
      'exercise.json has a wrong field',
      'exercise.json',
      JSON.stringify({ ...manifest, order: 'first' }),
      'exercise.json: at /order: must be an integer',
    ],
    ['rubric.json is not JSON', 'hidden/rubric.json', '', 'hidden/rubric.json: not valid JSON: '],
    [
      'rubric.json has a wrong field',
      'hidden/rubric.json',
      rubricWith('lets-go', 'Lets Go'),
      'hidden/rubric.json: at /tests/1/id: must match pattern',
    ],
    [
      'rubric.json lists a test twice',
      'hidden/rubric.json',
      rubricWith('lets-go', 'keeps', 'lets-go'),
      'hidden/rubric.json: at /tests/2/id: duplicate id "lets-go" (first used at /tests/0/id)',
    ],
  ])('%s', async (_, path, content, expected) => {
    const folder = await folderWith({ ...exercise('01-a'), [`01-a/${path}`]: content })
    await expect(loadExercises(folder)).rejects.toMatchObject({
      code: 'bad-file',
      message: expect.stringContaining(join(folder, '01-a', expected)),
    })
  })

  test.each(['exercise.json', 'hidden/rubric.json'])('%s is missing', async (path) => {
    const folder = await folderWith(exercise('01-a'))
    await rm(join(folder, '01-a', path))
    await expect(loadExercises(folder)).rejects.toMatchObject({
      code: 'bad-file',
      message: expect.stringContaining(`${join(folder, '01-a', path)}: cannot be read: ENOENT`),
    })
  })

  test('there are no hidden tests', async () => {
    const folder = await folderWith({ ...exercise('01-a'), '01-a/hidden/helpers.ts': '' })
    await rm(join(folder, '01-a/hidden/sync.test.ts'))
    await expect(loadExercises(folder)).rejects.toMatchObject({
      code: 'bad-file',
      message: `${join(folder, '01-a/hidden')}: holds no hidden tests (*.test.ts)`,
    })
  })

  test('its folder is empty', async () => {
    const folder = await temporaryFolder()
    await mkdir(join(folder, '01-a'))
    await expect(loadExercises(folder)).rejects.toMatchObject({ code: 'bad-file' })
  })
})
