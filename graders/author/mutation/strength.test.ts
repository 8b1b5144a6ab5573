import { expect, test } from 'vitest'
import type { Mutant } from '../../contract/mutation.ts'
import { equivalents } from './equivalents.ts'
import { mutantsOf } from './mutants.ts'
import { isStrong, strengthOf } from './strength.ts'

const source = ['export function sum(a: number, b: number) {', '  return a + b', '}', ''].join('\n')

const place = (line: number, column: number) => ({ line, column })

function report(mutants: readonly object[]): string {
  return JSON.stringify({
    schemaVersion: '2',
    files: { 'solutions/01-sum/sum.ts': { language: 'ts', source, mutants } },
  })
}

const minus = {
  id: '1',
  mutatorName: 'ArithmeticOperator',
  replacement: 'a - b',
  status: 'Survived',
  location: { start: place(2, 10), end: place(2, 15) },
}
const emptied = {
  id: '0',
  mutatorName: 'BlockStatement',
  replacement: '{}',
  status: 'Killed',
  location: { start: place(1, 43), end: place(3, 2) },
}

function mutantsWith(statuses: readonly string[]): Mutant[] {
  return statuses.flatMap((status) => mutantsOf(report([{ ...minus, status }]), 'report.json'))
}

test('a mutant is known by its line, and by what it takes out, in one line', () => {
  expect(mutantsOf(report([minus, emptied]), 'report.json')).toEqual([
    {
      file: 'solutions/01-sum/sum.ts',
      line: 2,
      code: 'return a + b',
      from: 'a + b',
      to: 'a - b',
      mutator: 'ArithmeticOperator',
      status: 'Survived',
    },
    expect.objectContaining({ line: 1, from: '{ return a + b }', to: '{}', status: 'Killed' }),
  ])
})

test('a report of another shape is refused', () => {
  expect(() => mutantsOf('{"files": {"a.ts": {}}}', 'report.json')).toThrow('report.json: at /files/a.ts')
})

test('a survivor makes hidden tests weak, unless it is listed', () => {
  const mutants = mutantsWith(['Survived', ...Array<string>(19).fill('Killed')])
  const weak = strengthOf('01-sum', mutants, [])
  expect(weak).toMatchObject({ mutants: 20, killed: 19, equivalent: 0, survivors: [{ to: 'a - b' }] })
  expect(isStrong(weak)).toBe(false)
  const listed = strengthOf('01-sum', mutants, [
    { code: 'return a + b', from: 'a + b', to: 'a - b', because: 'nobody subtracts' },
  ])
  expect(listed).toMatchObject({ killed: 19, equivalent: 1, survivors: [], stale: [] })
  expect(isStrong(listed)).toBe(true)
})

test('no more than one in twenty may be explained away', () => {
  const mutants = mutantsWith(['NoCoverage', ...Array<string>(18).fill('Timeout')])
  const listed = strengthOf('01-sum', mutants, [{ code: 'return a + b', from: 'a + b', to: 'a - b', because: '' }])
  expect(listed).toMatchObject({ mutants: 19, killed: 18, equivalent: 1 })
  expect(isStrong(listed)).toBe(false)
  expect(listed.weaknesses).toEqual(['more than one mutant in 20 is listed as equivalent'])
})

test('an error that came up outside all tests is one that no test noticed', () => {
  expect(strengthOf('01-sum', mutantsWith(['RuntimeError']), []).survivors.length).toBe(1)
})

test('an explanation of what is killed by now is to be taken out', () => {
  const stale = { code: 'return a + b', from: 'a + b', to: 'a - b', because: 'nobody subtracts' }
  const strength = strengthOf('01-sum', mutantsWith(['Killed']), [stale])
  expect(strength.stale).toEqual([stale])
  expect(isStrong(strength)).toBe(false)
})

test('mutants that could not run count for nothing, and none at all are no strength', () => {
  const strength = strengthOf('01-sum', mutantsWith(['CompileError', 'Ignored']), [])
  expect(strength.mutants).toBe(0)
  expect(strength.weaknesses).toEqual(['there are no mutants at all'])
  expect(isStrong(strength)).toBe(false)
})

test('counts what was killed, and names what was not', () => {
  const mutants = mutantsWith(['Survived', 'Killed', 'Killed'])
  const stale = { code: 'return 1', from: '1', to: '2', because: '' }
  expect(strengthOf('01-sum', mutants, [stale])).toMatchObject({
    exercise: '01-sum',
    mutants: 3,
    killed: 2,
    equivalent: 0,
    survivors: [
      {
        file: 'solutions/01-sum/sum.ts',
        line: 2,
        mutator: 'ArithmeticOperator',
        from: 'a + b',
        to: 'a - b',
        status: 'Survived',
      },
    ],
    stale: [stale],
  })
})

test('whatever is listed has a reason', () => {
  for (const { because } of Object.values(equivalents).flat()) expect(because).not.toBe('')
})
