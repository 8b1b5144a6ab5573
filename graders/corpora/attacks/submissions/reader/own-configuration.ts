/**
 * Brings a package.json and a tsconfig.json that send its imports to files of the grader.
 *
 * @verdict rejected 0
 * @without nothing
 */
import { secret } from '#secret'
console.log(secret)

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
// --- package.json
{ "type": "module", "imports": { "#secret": "__SECRET__" } }
// --- tsconfig.json
{ "compilerOptions": { "paths": { "#secret": ["__SECRET__"] } } }
