import { DerefError } from '../contract/errors.ts'

/** Prints an error we know as what it is: what was wrong and what to do. One we do not know is thrown on. */
export function reportError(error: unknown): void {
  if (!(error instanceof DerefError)) throw error
  process.stderr.write(`deref: ${error.message}\n`)
  if (error.remedy !== undefined) process.stderr.write(`       ${error.remedy}\n`)
}
