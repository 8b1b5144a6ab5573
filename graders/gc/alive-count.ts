import { queryObjects } from 'node:v8'
import { turn } from './collect.ts'

/**
 * How many instances of a class are alive, its subclasses' included, after a collection. Asks the heap itself, so it
 * is right whatever a submission has done to `WeakRef`. It walks the whole heap, so it costs more than a collection.
 *
 * This is the one file that calls an experimental interface of Node.
 */
export async function aliveCount(kind: abstract new (...args: never[]) => object): Promise<number> {
  await turn()
  return queryObjects(kind, { format: 'count' })
}
