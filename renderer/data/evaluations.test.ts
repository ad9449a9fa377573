import { beforeEach, expect, test } from 'vitest'
import { evaluationId, type Evaluation, type EvaluationKind } from '../../domain/observation/evaluation.ts'
import { evaluationStatus } from '../../domain/observation/evaluation-status.ts'
import { DAY } from '../../domain/time.ts'
import { decideContest, sayOnDebrief } from './evaluations.ts'
import type { DeviceData } from './device-data-type.ts'
import { aBooking } from './testing/records.ts'

const booking = aBooking({ id: 'b1' })
const NOW = 100 * DAY
let held: Map<string, Evaluation>
let clock: number
const data = {
  identity: { role: 'host' },
  now: () => clock,
  freshId: () => `w${held.size}${clock}`,
  writer: () => ({ deviceId: 'desk', siteId: 'brest', now: clock }),
  records: () => ({
    findOne: (id: string) => ({
      exec: () => Promise.resolve(held.has(id) ? { toJSON: () => held.get(id) } : null),
    }),
  }),
  save: (_name: string, record: Evaluation) => Promise.resolve(void held.set(record.id, record)),
} as unknown as DeviceData

function keep(kind: EvaluationKind, fields: Partial<Evaluation> = {}) {
  const authorId = fields.authorId ?? 'self'
  const id = evaluationId('b1', kind, authorId)
  held.set(id, {
    ...{ id, siteId: 'brest', rev: '1', at: NOW, by: 'k', kind, authorId, sessionId: 's1', bookingId: 'b1' },
    ...{ visitorId: 'V1', observations: [], criteria: [], says: [] },
    ...fields,
  })
}
const status = () => evaluationStatus({ matter: 'adventurer', voices: [...held.values()] }, NOW)

beforeEach(() => {
  held = new Map()
  clock = NOW
  keep('debrief', { authorId: 'host', sharedAt: NOW - DAY })
})

test('a second look settles the contest whose clock was ahead', async () => {
  keep('answer', { says: [{ id: 'c', at: NOW + 9 * DAY, word: 'contest', text: 'Non' }] })
  await decideContest(data, booking, { outcome: 'upheld', reviewNote: 'Vu ensemble' })
  expect(status()).toBe('upheld')
})

test('a contest after a second look is open, whichever clock was ahead', async () => {
  keep('answer', { says: [{ id: 'c', at: NOW, word: 'contest', text: 'Non' }] })
  keep('review', { authorId: 'host', outcome: 'upheld', decidedAt: NOW + 9 * DAY })
  await sayOnDebrief(data, booking, { word: 'contest', text: 'Toujours pas' })
  expect(status()).toBe('contested')
})

test('who agrees after all is heard, also where the contest came of a clock that was ahead', async () => {
  keep('answer', { says: [{ id: 'c', at: NOW + 9 * DAY, word: 'contest', text: 'Non' }] })
  await sayOnDebrief(data, booking, { word: 'agree' })
  expect(status()).toBe('agreed')
})
