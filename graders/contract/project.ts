import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

// Stands here because every floor needs it, and none may import from a higher one.

/** The root of the kit: the folder that holds `exercises`, `solutions` and `graders`. */
export const projectRoot = fileURLToPath(new URL('../../', import.meta.url))

export const exercisesFolder = join(projectRoot, 'exercises')
export const solutionsFolder = join(projectRoot, 'solutions')
