import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of the kit: the folder that holds `exercises`, `solutions` and `graders`. */
export const projectRoot = fileURLToPath(new URL('../../', import.meta.url))

export const exercisesFolder = join(projectRoot, 'exercises')
export const solutionsFolder = join(projectRoot, 'solutions')
export const sampleClassFolder = join(projectRoot, 'graders/fixtures/sample-class')
