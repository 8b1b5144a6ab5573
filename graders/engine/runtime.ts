import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DerefError } from '../contract/errors.ts'
import { projectRoot } from '../contract/project.ts'
import type { Runtime } from '../contract/score.ts'

/** The runtime that grades, as every score records it. */
export function currentRuntime(): Runtime {
  const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string }
  return { node: process.versions.node, v8: process.versions.v8, kit: manifest.version }
}

/**
 * A garbage collector is part of what is graded, so every machine must have the same one.
 *
 * @throws DerefError `wrong-runtime` under a Node of another major version than the one the kit pins
 */
export function requirePinnedNode(version: string = process.versions.node): void {
  if (version.split('.')[0] === '26') return
  // All in the message: vitest prints no more than that of an error in its configuration.
  throw new DerefError(
    'wrong-runtime',
    `This is Node ${version}, and the kit grades with Node 26. Start it through npm, which has that one beside it ` +
      'and puts it first: npm run deref -- --help, or npx vitest run. If npm has none for this platform, install Node 26.',
  )
}
