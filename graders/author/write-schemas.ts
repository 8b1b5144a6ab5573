/** Writes the published JSON Schemas, or with `--check` says which are stale. Run by `npm run schemas`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { published, schemaFile } from './published.ts'

const check = process.argv.includes('--check')
let stale = 0
for (const name of Object.keys(published) as (keyof typeof published)[]) {
  const file = new URL(`schemas/${name}`, import.meta.url)
  const wanted = schemaFile(name)
  if (!check) writeFileSync(file, wanted)
  else if (read(file) !== wanted) {
    stale += 1
    console.error(`${name} is stale: run npm run schemas`)
  }
}
process.exitCode = stale === 0 ? 0 : 1

function read(file: URL): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
