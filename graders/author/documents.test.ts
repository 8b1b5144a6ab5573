// Compares what the documents of the project list with what there is.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadExercises } from '../catalog/load.ts'
import { exercisesFolder, projectRoot } from '../contract/project.ts'
import { brokenLinks } from './verify/links.ts'

const documents = readdirSync(projectRoot).filter((name) => name.endsWith('.md'))
const read = (name: string) => readFileSync(join(projectRoot, name), 'utf8')

test('the README lists every exercise in the order of the course', async () => {
  const rows = [...read('README.md').matchAll(/^\| (\d\d) +\| \[(.+?)\]\(exercises\/(.+?)\/README\.md\)/gm)]
  const exercises = await loadExercises(exercisesFolder)
  expect(rows.map(([, number, title, id]) => ({ number, title, id }))).toEqual(
    exercises.map(({ id, manifest }) => ({ number: id.slice(0, 2), title: manifest.title, id })),
  )
})

test('ARCHITECTURE.md draws every folder of the grader', () => {
  const [drawing = ''] = read('ARCHITECTURE.md').split('## What may import what')
  const drawn = [...drawing.matchAll(/^ {2}([a-z]+)\/ /gm)].map(([, name]) => name)
  const folders = readdirSync(join(projectRoot, 'graders'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
    .map(({ name }) => name)
  expect(new Set(drawn.filter((name) => name !== 'hidden'))).toEqual(new Set(folders))
})

test.each(documents)('links in %s resolve', async (name) => {
  expect(await brokenLinks(join(projectRoot, name), projectRoot)).toEqual([])
})
