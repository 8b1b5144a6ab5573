import type { Command, Option } from 'commander'
import { DerefError } from '../contract/errors.ts'

/**
 * `npm run deref grade x --out y` keeps `--out` to itself: npm passes options on only behind `--`. It leaves them in
 * its environment, so they can be recognised, and the right line be told.
 *
 * @throws DerefError `bad-usage` with that line
 */
export function refuseSwallowedOptions(
  program: Command,
  words: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): void {
  const command = program.commands.find((candidate) => candidate.name() === words[0])
  if (env.npm_lifecycle_event === undefined || !command) return
  const swallowed = command.options.filter((option) => isSwallowed(option, words, env))
  if (swallowed.length === 0) return
  throw new DerefError(
    'bad-usage',
    `npm kept ${swallowed.map(({ long }) => long).join(' and ')} to itself: it passes options on only behind "--".`,
    `Write: npm run deref -- ${rightLine(words, swallowed, env)}`,
  )
}

function isSwallowed({ long, negate }: Option, words: readonly string[], env: NodeJS.ProcessEnv): boolean {
  if (long === undefined || words.includes(long)) return false
  const value = leftBehind(long, env)
  return value !== undefined && (!negate || value === '' || value === 'false')
}

/** What npm made of an option: the value of `--out=x`, `true` for `--out x`, nothing for `--no-types`. */
function leftBehind(long: string | undefined, env: NodeJS.ProcessEnv): string | undefined {
  return env[`npm_config_${long?.replace(/^--(no-)?/, '').replaceAll('-', '_')}`]
}

/** npm leaves the value of `--out x` among the other words: where just one was lost, it is the last of them. */
function rightLine(words: readonly string[], swallowed: readonly Option[], env: NodeJS.ProcessEnv): string {
  const lost = swallowed.filter(({ long, required }) => required && leftBehind(long, env) === 'true')
  const found = lost.length === 1 && words.length > 1 ? words.at(-1) : undefined
  const kept = found === undefined ? words : words.slice(0, -1)
  return [
    ...kept.map(quote),
    ...swallowed.map((option) => {
      const value = lost.includes(option) ? found : leftBehind(option.long, env)
      return option.required && value !== undefined ? `${option.long} ${quote(value)}` : option.flags
    }),
  ].join(' ')
}

function quote(word: string): string {
  return /^[\w./:@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
