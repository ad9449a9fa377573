import { expect, it } from 'vitest'
import { ladderOf } from './ladder.ts'
import { blankProfile } from './life-answers.ts'
import type { Competence, CompetenceProfile } from './profile.ts'

const now = Date.parse('2026-04-13T10:00:00Z')
const declared = (id: string, told: Partial<Competence> = {}): Competence => ({
  ...{ id, label: id, origin: 'personal', addedAt: '1' },
  ...told,
})
const seen = (id: string, level: number, told: object = {}) => ({
  ...{ id, proof: 'observed' as const, ability: 'organise', level, serial: 's' },
  ...{ challengeId: 'A01.1', observedOn: '2026-04-12' },
  ...told,
})
const said = (id: string, competenceId: string, told: object = {}) => ({
  ...{ id, competenceId, by: 'host' as const, authorId: 'h', at: 1 },
  ...told,
})
const titled = (id: string, told: object = {}) => ({
  ...{ id, title: 'CACES 1', issuer: 'Afpa', competenceIds: [], seenBy: 'h', at: 1 },
  ...told,
})
const page: CompetenceProfile = {
  ...blankProfile('V1', { siteId: 'mende', deviceId: 'k1', now }),
  competences: [declared('bread'), declared('wood'), declared('gone', { removedAt: '2' })],
  recommendations: [said('1', 'bread'), said('2', 'wood', { removedAt: 5 }), said('3', 'gone')],
  evidence: [
    seen('a', 2),
    seen('b', 4),
    seen('c', 3),
    seen('e', 4),
    seen('d', 4, { ability: 'negotiate', removedAt: 5 }),
  ],
  certificates: [
    titled('old', { expiresOn: '2026-04-12' }),
    titled('today', { expiresOn: '2026-04-13' }),
    titled('for-ever'),
    titled('taken-back', { removedAt: 5 }),
  ],
}
const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id)

it('each rung holds its own, nothing that was taken back or has ended, and each ability as the best that was seen first', () => {
  const { declared, recommended, observed, certified } = ladderOf(page, now)
  expect(ids(declared)).toEqual(['bread', 'wood'])
  expect(ids(recommended)).toEqual(['bread'])
  expect(ids(observed)).toEqual(['b'])
  expect(ids(certified)).toEqual(['today', 'for-ever'])
})

it('what is recommended says since when, by the first of those who stand by it', () => {
  const recommendations = [
    said('1', 'bread', { at: 30 }),
    said('2', 'bread', { at: 20 }),
    said('3', 'bread', { at: 10, removedAt: 15 }),
  ]
  expect(ladderOf({ ...page, recommendations }, now).recommended).toMatchObject([{ id: 'bread', since: 20 }])
})

it('a blank page stands on no rung', () => {
  const blank = blankProfile('V1', { siteId: 'mende', deviceId: 'k1', now })
  expect(ladderOf(blank, now)).toEqual({ declared: [], recommended: [], observed: [], certified: [] })
})
