/** Writes the published JSON Schemas. Run by `npm run schemas`. */
import { writeFileSync } from 'node:fs'
import { published, publishedFolder, schemaFile } from './schemas.ts'

for (const name of Object.keys(published) as (keyof typeof published)[]) {
  writeFileSync(new URL(name, publishedFolder), schemaFile(name))
}
