import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { DerefError } from '../../contract/errors.ts'
import { exercisesFolder, solutionsFolder } from '../../contract/project.ts'
import { parseJson, validate } from '../../contract/validate.ts'
import { Trace } from './trace.ts'

export interface Replayed {
  agree: number
  all: number
  /** One sentence for each trace that differs, with file, line, seed and the first step that differs. */
  differences: readonly string[]
}

interface Kit {
  newHeap: () => object
  /** Collects the cycles of a heap, and returns how many objects it found. */
  collect: (heap: object) => number
  firstDifference: (steps: Trace['steps'], heap: object, collect: (heap: object) => number) => string | undefined
}

/**
 * Replays recorded traces of CPython on the reference solutions of 01 and 03 together.
 *
 * @param files of traces, as record.py writes them: one in each line
 * @throws DerefError `path-not-found`, or `bad-file` with the line
 */
export async function replay(files: readonly string[]): Promise<Replayed> {
  const { newHeap, collect, firstDifference } = await loadKit()
  const differences: string[] = []
  let all = 0
  for (const file of files) {
    for (const [index, trace] of (await readTraces(file)).entries()) {
      all += 1
      const difference = firstDifference(trace.steps, newHeap(), collect)
      if (difference !== undefined) differences.push(`${file}:${index + 1} (seed ${trace.seed}): ${difference}`)
    }
  }
  return { agree: all - differences.length, all, differences }
}

async function readTraces(file: string): Promise<Trace[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new DerefError('path-not-found', `${file} cannot be read: ${error.message}`)
  })
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line, index) => {
    const origin = `${file}:${index + 1}`
    return validate(Trace, parseJson(line, origin), origin)
  })
}

/** By path: the grader imports no exercise and no solution. */
async function loadKit(): Promise<Kit> {
  const load = (...path: string[]) => import(pathToFileURL(join(...path)).href) as Promise<unknown>
  const { Heap } = (await load(solutionsFolder, '01-reference-counting/reference-counting.ts')) as {
    Heap: new () => object
  }
  const { CycleCollector } = (await load(solutionsFolder, '03-cycle-collector/cycle-collector.ts')) as {
    CycleCollector: new (heap: object) => { collect(): number }
  }
  const { firstDifference } = (await load(exercisesFolder, '03-cycle-collector/hidden/replay.ts')) as Pick<
    Kit,
    'firstDifference'
  >
  return { newHeap: () => new Heap(), collect: (heap) => new CycleCollector(heap).collect(), firstDifference }
}
