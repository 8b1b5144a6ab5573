import { describe, expect, test } from 'vitest'
import { exerciseScore, score, testScore } from '../fixtures/scores.ts'
import { scoreMarkdown } from './markdown.ts'

const LARGEST = 1024 * 1024

describe('shows', () => {
  test('the points of each exercise, and what was lost', () => {
    const tests = [
      testScore(),
      testScore({ title: 'counts', status: 'failed', points: 0, maxPoints: 3, message: 'It gave 2', heldBy: 'cache' }),
      testScore({ title: 'iterates', status: 'failed', points: 0 }),
    ]
    const second = exerciseScore({
      exercise: '16',
      outcome: 'missing',
      points: 0,
      maxPoints: 1,
      message: 'No file',
      tests: [],
    })
    expect(scoreMarkdown([score('Ada', exerciseScore({ maxPoints: 7, tests }), second)])).toBe(`## Ada: 2 of 8 points

### 15\\-weak\\-cache: graded, 2 of 7

| test | points | what happened |
| --- | ---: | --- |
| counts | 0/3 | It gave 2 |
| iterates | 0/2 |  |

### 16: missing, 0 of 1

No file

`)
  })

  test('notes', () => {
    const text = scoreMarkdown([score('Ada', exerciseScore({ notes: ['first', '- second'] }))])
    expect(text).toContain('\nNotes, which cost no points:\n\n- first\n- \\- second\n')
  })

  test('no table where the run ended early: its reason says it all', () => {
    const tests = [testScore({ status: 'not-run', points: 0, message: 'This test did not run' })]
    const text = scoreMarkdown([score('Ada', exerciseScore({ outcome: 'timed-out', message: 'It took 20 s', tests }))])
    expect(text).toContain('It took 20 s')
    expect(text).not.toContain('This test did not run')
  })

  test('each submission', () => {
    const text = scoreMarkdown([score('Ada'), score('Grace')])
    expect(text.match(/^## .*$/gm)).toEqual(['## Ada: 2 of 2 points', '## Grace: 2 of 2 points'])
  })
})

describe('keeps to itself', () => {
  const hidden = testScore({
    id: 'secret-id',
    title: 'secret title',
    status: 'failed',
    points: 0,
    visibility: 'hidden',
    message: 'secret message',
    heldBy: 'secret path',
  })

  test('what a hidden test is, and says only that one failed', () => {
    const text = scoreMarkdown([score('Ada', exerciseScore({ tests: [testScore(), hidden] }))])
    expect(text).not.toContain('secret')
    expect(text).toContain('1 failed test is not shown before the deadline.')
  })

  test('what more of them are', () => {
    const visible = testScore({ title: 'counts', status: 'failed', points: 0 })
    const text = scoreMarkdown([score('Ada', exerciseScore({ tests: [hidden, visible, hidden] }))])
    expect(text).not.toContain('secret')
    expect(text).toContain('| counts |')
    expect(text).toContain('2 failed tests are not shown before the deadline.')
  })

  test('that there are any, when they passed', () => {
    const text = scoreMarkdown([score('Ada', exerciseScore({ tests: [{ ...hidden, status: 'passed', points: 2 }] }))])
    expect(text).not.toMatch(/secret|not shown/)
  })
})

describe('escapes what comes from a submission', () => {
  const evil = [
    '<img src=x onerror=alert(1)>',
    '&lt;',
    '@octocat a@b.org',
    '[click](javascript:alert(1))',
    '![image](https://evil.example/x.png)',
    'https://evil.example www.evil.example',
    '| cell | cell |',
    '`code` ```fence``` ~~~',
    '**bold** _italic_ ~~gone~~',
    '# heading #12',
    '1. list - list + list',
    '$math$ :smile:',
    '\\',
    'first\nsecond\r\n\n## third',
    '\u001b[31m',
    '\u202e',
  ].join(' ')

  /** Characters that mean more than themselves, unless an escape stands before them. Ours are known and taken away. */
  const raw = /(?<!\\)(?:\\\\)*[`*_{}[\]()#+\-.!|~:$<>]/

  const ours = (escaped: string) => escaped.replaceAll(/&(amp|lt|gt|#8203);/g, '')

  test.each<[where: string, text: string, place: RegExp]>([
    ['an id', scoreMarkdown([score(evil)]), /^## ([^\n]*): 2 of 2 points\n/],
    [
      'a message',
      scoreMarkdown([score('Ada', exerciseScore({ outcome: 'crashed', message: evil }))]),
      /\n\n([^#][^\n]*)\n\n/,
    ],
    ['a note', scoreMarkdown([score('Ada', exerciseScore({ notes: [evil] }))]), /\n- ([^\n]*)\n/],
    [
      'a message of a test',
      scoreMarkdown([score('Ada', exerciseScore({ tests: [testScore({ status: 'failed', message: evil })] }))]),
      /\| 2\/2 \| ([^\n]*) \|\n/,
    ],
    [
      'a path to a leak',
      scoreMarkdown([score('Ada', exerciseScore({ tests: [testScore({ status: 'failed', message: evil })] }))]),
      /\| 2\/2 \| ([^\n]*) \|\n/,
    ],
  ])('%s', (_, text, place) => {
    const [, escaped = ''] = place.exec(text) ?? []
    // All of it stands there, in one line.
    expect(escaped).toMatch(/^&lt;img src=x .*\\u\\\{202e\\\}$/)
    expect(ours(escaped)).not.toMatch(raw)
    // Escapes do not stop these: GitHub looks for them when Markdown is done.
    expect(escaped.replaceAll('&#8203;', ' ')).not.toMatch(/@\w|#\d|:\/\//)
    expect(escaped).not.toMatch(/&(?!(amp|lt|gt|#8203);)/)
  })
})

describe('is never longer than a job summary may be', () => {
  const cut = '\n\n*Truncated: GitHub limits job summaries to 1 MiB.*\n'

  test('up to that it is whole', () => {
    const text = (length: number) => scoreMarkdown([score('Ada', exerciseScore({ message: 'x'.repeat(length) }))])
    const frame = Buffer.byteLength(text(0))
    expect(Buffer.byteLength(text(LARGEST - frame))).toBe(LARGEST)
    expect(text(LARGEST - frame)).not.toContain(cut)
    expect(text(LARGEST - frame + 1)).toContain(cut)
  })

  test.each([0, 1, 2, 3])('beyond it ends with a whole line, wherever it is cut (%d)', (offset) => {
    const notes = Array.from({ length: 300 }, () => '🐈'.repeat(1000))
    const text = scoreMarkdown([score('x'.repeat(offset), exerciseScore({ notes }))])
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(LARGEST)
    expect(Buffer.byteLength(text)).toBeGreaterThan(LARGEST - 5000)
    expect(text).not.toContain('\ufffd')
    expect(text.endsWith(`\n- ${'🐈'.repeat(1000)}${cut}`)).toBe(true)
  })
})
