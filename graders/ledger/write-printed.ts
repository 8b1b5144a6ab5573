import { cleanText } from './clean-text.ts'
import { writeText } from './write.ts'

/** Writes what a submission printed, by exercise, with control characters spelt out. No file where it printed nothing. */
export async function writePrinted(file: string, printed: Readonly<Record<string, string>>): Promise<void> {
  const parts = Object.entries(printed).map(
    ([exercise, text]) => `== ${exercise}\n${text.split('\n').map(cleanText).join('\n')}\n`,
  )
  if (parts.length > 0) await writeText(file, parts.join('\n'))
}
