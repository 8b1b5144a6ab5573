import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createVitest, type TestCase } from 'vitest/node'

/** The page's examples, run as one file. The file must be in the project, so that `#gc` resolves. */
const page = await readFile(new URL('README.md', import.meta.url), 'utf8')
const code = [...page.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, block]) => block).join('\n')
const folder = await mkdtemp(new URL('fixtures/readme-', import.meta.url).pathname)
afterAll(() => rm(folder, { recursive: true, force: true }))
await writeFile(join(folder, 'examples.test.ts'), code)

const tests: TestCase[] = []
const vitest = await createVitest(
  { root: folder, config: false, watch: false },
  {
    test: {
      include: ['examples.test.ts'],
      pool: 'forks',
      execArgv: ['--expose-gc'],
      env: { DEREF_EXPLAIN: 'no' },
      cache: false,
      fsModuleCache: false,
      reporters: [{ onTestCaseResult: (result) => void tests.push(result) }],
    },
  },
)
await vitest.start()
await vitest.close()
process.exitCode = undefined

describe('every example', () => {
  test('is one of a pair', () => {
    const kinds = tests.map(({ name }) => name.slice(0, name.indexOf(':')))
    expect(kinds.length).toBeGreaterThanOrEqual(16)
    expect(kinds).toEqual(kinds.map((_, index) => (index % 2 === 0 ? 'wrong' : 'right')))
  })

  test.for(tests)('$name', (example) => {
    const [, verdict] = /^(?:wrong|right): (passes|fails)/.exec(example.name) ?? []
    expect(example.result().state).toBe(verdict === 'passes' ? 'passed' : 'failed')
  })
})
