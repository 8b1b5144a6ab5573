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
  throw new DerefError(
    'wrong-runtime',
    `This is Node ${version}, and the kit grades with Node 26, which npm installs beside it.`,
    'Start it as: npm run deref -- grade ...   (If that says the same, npm has no Node 26 for this platform: install one.)',
  )
}
