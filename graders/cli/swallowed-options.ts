import type { Command } from 'commander'
import { DerefError } from '../contract/errors.ts'

/**
 * `npm run deref grade x --out y` keeps `--out` to itself: npm passes options on only behind `--`. It leaves them in
 * its environment, so they can be recognised, and the right line be told.
 *
 * @throws DerefError `bad-usage` with that line
 */
export function refuseSwallowedOptions(program: Command, words: readonly string[], env: NodeJS.ProcessEnv = process.env): void {
  if (env.npm_lifecycle_event === undefined) return
  const command = program.commands.find((candidate) => candidate.name() === words[0])
  const swallowed = (command?.options ?? []).flatMap((option) => {
    const name = option.long?.replace(/^--(no-)?/, '') ?? ''
    const value = env[`npm_config_${name.replaceAll('-', '_')}`]
    if (value === undefined || words.includes(option.long ?? '')) return []
    if (option.negate) return value === '' || value === 'false' ? [`${option.long}`] : []
    return [value === 'true' ? `${option.long}` : `${option.long} ${quote(value)}`]
  })
  if (swallowed.length === 0) return
  const script = env.npm_lifecycle_event
  throw new DerefError(
    'bad-usage',
    `npm kept ${swallowed.join(' and ')} to itself: it passes options on only behind "--".`,
    `Write: npm run ${script} -- ${[...words.map(quote), ...swallowed].join(' ')}`,
  )
}

function quote(word: string): string {
  return /^[\w./:@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
