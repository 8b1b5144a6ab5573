import { expect, test } from 'vitest'
import { Summary } from '../contract/summary.ts'
import { validate } from '../contract/validate.ts'
import { exerciseScore, score } from '../fixtures/scores.ts'
import { summarize } from './summary.ts'

test('has every submission with its points, its outcomes and the file of its score', () => {
  const missing = exerciseScore({ exercise: '16-pool', outcome: 'missing', points: 0, maxPoints: 5 })
  const runtime = { node: '26.10.0', v8: '14.6', kit: '0.1.0' }
  const summary = summarize([score('Chloé Dubois', exerciseScore(), missing), score('Ada')], {
    exercises: ['15-weak-cache', '16-pool'],
    runtime,
    startedAt: new Date('2026-11-22T10:00:00+01:00'),
    durationMs: 99.6,
  })
  expect(validate(Summary, JSON.parse(JSON.stringify(summary)), 'summary')).toEqual({
    schema: 'deref/summary/v1',
    runtime,
    startedAt: '2026-11-22T09:00:00.000Z',
    durationMs: 100,
    exercises: ['15-weak-cache', '16-pool'],
    submissions: [
      {
        id: 'Chloé Dubois',
        score: 'Chloé Dubois.json',
        points: 2,
        maxPoints: 7,
        outcomes: { '15-weak-cache': 'graded', '16-pool': 'missing' },
      },
      { id: 'Ada', score: 'Ada.json', points: 2, maxPoints: 2, outcomes: { '15-weak-cache': 'graded' } },
    ],
  })
})
