import { expect, fleeting } from '#gc'
import { probe } from '../../gc/probe.ts'

/**
 * Self-checks of the grader: some must pass whatever the submission does, some must fail. A submission that changed what all tests
 * rely on changes these too, and cannot tell them from the others.
 */
export const canaries = {
  'passes-collected': () => expect(fleeting(() => ({}))).toBeCollected(),
  'passes-values': () => {
    expect([1, 'a']).toEqual([1, 'a'])
    expect(() => {
      throw new TypeError('sings')
    }).toThrow(TypeError, /sings/)
  },
  'fails-collected': async () => {
    const kept = {}
    const verdict = await probe(fleeting(() => kept))
    expect(verdict === 'collected' && kept !== undefined, 'collected').toBe(true)
  },
  'fails-kept': () => expect(fleeting(() => ({}))).toBeKept(),
  'fails-identity': () => expect({}).toBe({}),
  'fails-equality': () => expect([1, 2]).toEqual([1, 3]),
  'fails-throw': () => expect(() => 1).toThrow(Error),
  'fails-rejection': () => expect(() => Promise.resolve(1)).toReject(Error),
}

export type CanaryKind = keyof typeof canaries
