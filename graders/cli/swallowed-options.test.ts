import { Command } from 'commander'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { DerefError } from '../contract/errors.ts'
import { refuseSwallowedOptions } from './swallowed-options.ts'

function program(): Command {
  const grade = new Command('grade')
    .argument('<path...>')
    .requiredOption('--out <dir>')
    .option('--exercise <id...>')
    .option('--no-types')
  const audit = new Command('audit').requiredOption('--runs <n>').option('--stress').option('-q')
  return new Command('deref').addCommand(grade).addCommand(audit)
}

/** The line that is told, for words and what npm 11 leaves in the environment: `npm_config_` stands before each name. */
function told(
  words: readonly string[],
  config: Readonly<Record<string, string>>,
  script = 'deref',
): string | undefined {
  const names = Object.entries(config).map(([name, value]) => [`npm_config_${name}`, value])
  try {
    refuseSwallowedOptions(program(), words, { ...Object.fromEntries(names), npm_lifecycle_event: script })
    return undefined
  } catch (error) {
    return (error as DerefError).remedy?.replace('Write: npm run ', '')
  }
}

test('says what npm did, and what to write instead', () => {
  // npm run deref grade a --out x
  const env = { npm_lifecycle_event: 'deref', npm_config_out: 'true' }
  expect(() => refuseSwallowedOptions(program(), ['grade', 'a', 'x'], env)).toThrow(
    expect.objectContaining({
      code: 'bad-usage',
      message: 'npm kept --out to itself: it passes options on only behind "--".',
      remedy: 'Write: npm run deref -- grade a --out x',
    }),
  )
})

test('names each option that was kept', () => {
  // npm run deref grade a --out x --no-types
  const env = { npm_lifecycle_event: 'deref', npm_config_out: 'true', npm_config_types: '' }
  expect(() => refuseSwallowedOptions(program(), ['grade', 'a', 'x'], env)).toThrow(
    /^npm kept --out and --no-types to itself: /,
  )
})

describe('tells the right line', () => {
  test.each<[typed: string, words: string[], config: Record<string, string>, line: string]>([
    ['audit --runs 200', ['audit', '200'], { runs: 'true' }, 'audit --runs 200'],
    ['audit --runs 200 --stress', ['audit', '200'], { runs: 'true', stress: 'true' }, 'audit --runs 200 --stress'],
    ['grade a b --out x', ['grade', 'a', 'b', 'x'], { out: 'true' }, 'grade a b --out x'],
    ['grade a --out x --no-types', ['grade', 'a', 'x'], { out: 'true', types: '' }, 'grade a --out x --no-types'],
    ['grade a --out=x', ['grade', 'a'], { out: 'x' }, 'grade a --out x'],
    [
      'grade a --exercise 15 --out=x',
      ['grade', 'a', '15'],
      { out: 'x', exercise: 'true' },
      'grade a --out x --exercise 15',
    ],
    ['grade a --no-types', ['grade', 'a'], { types: '' }, 'grade a --no-types'],
    [
      'grade "class of 2026" --out "it\'s"',
      ['grade', 'class of 2026', "it's"],
      { out: 'true' },
      "grade 'class of 2026' --out 'it'\\''s'",
    ],
  ])('%s', (_, words, config, line) => {
    expect(told(words, config)).toBe(`deref -- ${line}`)
  })

  test('with places to fill in, where it cannot be known which word belongs to which option', () => {
    // npm run deref grade a --out x --exercise 15-weak-cache
    const words = ['grade', 'a', 'x', '15-weak-cache']
    expect(told(words, { out: 'true', exercise: 'true' })).toBe(
      'deref -- grade a x 15-weak-cache --out <dir> --exercise <id...>',
    )
    // npm run deref grade --out
    expect(told(['grade'], { out: 'true' })).toBe('deref -- grade --out <dir>')
  })

  test('by the script that takes any command, whichever was run', () => {
    expect(told(['audit', '5'], { runs: 'true' }, 'grade')).toBe('deref -- audit --runs 5')
  })
})

describe('has nothing to say', () => {
  test.each<[when: string, words: string[], config: Record<string, string>]>([
    ['when the options came through', ['grade', 'a', '--out', 'x'], {}],
    ['when an option came through that is in the environment, too', ['grade', 'a', '--out', 'x'], { out: 'true' }],
    ['of options of npm itself', ['grade', 'a'], { loglevel: 'silent', yes: 'true' }],
    ['of options of another command', ['audit', '--runs', '5'], { out: 'true' }],
    ['of --types, which nothing leaves out', ['grade', 'a', '--out', 'x'], { types: 'true' }],
    ['of a command there is not', ['grad', 'a'], { out: 'true' }],
    ['when there are no words', [], { out: 'true' }],
  ])('%s', (_, words, config) => {
    expect(told(words, config)).toBeUndefined()
  })

  test('when npm did not start us', () => {
    expect(() => refuseSwallowedOptions(program(), ['grade', 'a', 'x'], { npm_config_out: 'true' })).not.toThrow()
  })
})

test('looks at the real environment, unless given another', () => {
  onTestFinished(() => {
    vi.unstubAllEnvs()
  })
  vi.stubEnv('npm_lifecycle_event', 'deref')
  vi.stubEnv('npm_config_out', 'true')
  expect(() => refuseSwallowedOptions(program(), ['grade', 'a', 'x'])).toThrow('npm kept --out to itself')
})
