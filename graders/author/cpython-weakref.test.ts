import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadExercises } from '../catalog/load.ts'
import { exercisesFolder } from '../contract/project.ts'

const page = await readFile(join(import.meta.dirname, 'cpython-weakref.md'), 'utf8')
const exercises = await loadExercises(exercisesFolder)

/** `11: \`a\`, \`b\`; 12: \`c\`` as pairs. */
function testsIn(cell: string): [exercise: string, test: string][] {
  return cell.split(';').flatMap((part) => {
    const [number = '', ids = ''] = part.split(':')
    return [...ids.matchAll(/`([^`]+)`/g)].map(([, id = '']): [string, string] => [number.trim(), id])
  })
}

const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim()))

test('45 behaviours or more are held', () => {
  expect(rows.length).toBeGreaterThanOrEqual(45)
})

test('each by tests that are there', () => {
  const missing = rows.flatMap(([, , , cell = '']) => {
    const held = testsIn(cell)
    const unknown = held.filter(([number, id]) => {
      const exercise = exercises.find((each) => each.id.startsWith(`${number}-`))
      return !exercise?.rubric.tests.some((listed) => listed.id === id)
    })
    return held.length === 0 ? [cell] : unknown.map((pair) => pair.join(': '))
  })
  expect(missing).toEqual([])
})
