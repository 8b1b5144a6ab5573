import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

// Every floor needs these paths, and none may import from a higher one, so they are here.

/** The root of the kit: the folder that holds `exercises`, `solutions` and `graders`. */
export const projectRoot = fileURLToPath(new URL('../../', import.meta.url))

export const exercisesFolder = join(projectRoot, 'exercises')
export const solutionsFolder = join(projectRoot, 'solutions')

/** Where exercises and their solutions are. */
export interface CourseFolders {
  exercises: string
  solutions: string
}

/** The course that the kit comes with. */
export const course: CourseFolders = { exercises: exercisesFolder, solutions: solutionsFolder }
