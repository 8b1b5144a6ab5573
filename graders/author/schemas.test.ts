import { readdir, readFile } from 'node:fs/promises'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { published, publishedFolder, schemaFile } from './schemas.ts'

const names = Object.keys(published) as (keyof typeof published)[]

test('the folder of published schemas holds every schema and nothing else', async () => {
  expect((await readdir(publishedFolder)).sort()).toEqual([...names].sort())
})

test.each(names)('%s is up to date (if not: npm run schemas)', async (name) => {
  expect(await readFile(new URL(name, publishedFolder), 'utf8')).toBe(schemaFile(name))
})

test.each(names)('%s compiles in a strict validator and rejects another object', async (name) => {
  const schema = JSON.parse(await readFile(new URL(name, publishedFolder), 'utf8')) as { $id: string }
  expect(schema.$id).toBe(`https://deref.invalid/schemas/${name}`)
  const check = new Ajv({ strict: true, formats: { 'date-time': true } }).compile(schema)
  expect(check({ pionts: 1 })).toBe(false)
})
