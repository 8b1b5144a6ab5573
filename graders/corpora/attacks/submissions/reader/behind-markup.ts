/**
 * Hides an import() in what is text to whoever takes the file for markup, and code in a .ts file.
 *
 * @verdict rejected 0
 * @without nothing
 */
import './helper.tsx'

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
// --- helper.tsx
let g = 1
export const f = <any>import('__SECRET__')</any>/g
