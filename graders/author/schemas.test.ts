import { readdir, readFile } from 'node:fs/promises'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { published, schemaFile } from './published.ts'

const folder = new URL('schemas/', import.meta.url)
const names = Object.keys(published) as (keyof typeof published)[]

test('every schema is published, and nothing else is', async () => {
  expect((await readdir(folder)).sort()).toEqual([...names].sort())
})

test.each(names)('%s is what the code says (if not: npm run schemas)', async (name) => {
  expect(await readFile(new URL(name, folder), 'utf8')).toBe(schemaFile(name))
})

test.each(names)('%s can be used by others', async (name) => {
  const schema = JSON.parse(await readFile(new URL(name, folder), 'utf8')) as { $id: string }
  expect(schema.$id).toBe(`https://deref.invalid/schemas/${name}`)
  const check = new Ajv({ strict: true, formats: { 'date-time': true } }).compile(schema)
  expect(check({ pionts: 1 })).toBe(false)
})
