import type { Exercise } from '../catalog/exercise.ts'
import type { Layers } from '../sandbox/layers.ts'
import { workerFlags } from '../sandbox/worker-process.ts'
import { compileScripts } from './code-cache.ts'
import { kitText, realmText, suiteText } from './suite.ts'
import type { Scripts } from './worker/input.ts'

const compiled = new Map<string, Promise<Scripts>>()

/** What a worker needs of ours to run an exercise's hidden tests, compiled. Made once. */
export function scriptsFor(exercise: Exercise, layers: Layers): Promise<Scripts> {
  const flags = workerFlags(exercise.manifest.limits, layers)
  const key = JSON.stringify([exercise.folder, flags, layers.has('textless')])
  const scripts = compiled.get(key) ?? compile(exercise, flags, layers.has('textless'))
  compiled.set(key, scripts)
  return scripts
}

async function compile(exercise: Exercise, flags: readonly string[], textless: boolean): Promise<Scripts> {
  const granted = exercise.manifest.grants.includes('kit')
  const texts = await Promise.all([realmText(), suiteText(exercise), ...(granted ? [kitText()] : [])])
  const codes = await compileScripts(texts, flags)
  const [realm, suite, kit] = codes.map((code, index) => (textless ? code : { ...code, text: texts[index] }))
  return { realm, suite, ...(kit && { kit }) } as Scripts
}
