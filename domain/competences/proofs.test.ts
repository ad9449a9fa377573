import { describe, expect, it } from 'vitest'
import type { CompetenceProfile } from './profile.ts'
import { proofsOf, strongestOf } from './proofs.ts'

const esco = '00000000-0000-4000-8000-000000000001'
const TODAY = '2026-04-13'
const account = (told: Partial<CompetenceProfile>): CompetenceProfile => ({
  ...{ id: 'v', siteId: 'mende', rev: '1', at: 1, by: 'k', visitorId: 'v' },
  competences: [
    { id: 'cook', label: 'Je cuisine', origin: 'personal', addedAt: '1', esco, ability: 'organise' },
  ],
  ...told,
})
const word = { id: 'r', competenceId: 'cook', by: 'host', authorId: 'h', at: 1 } as const
const title = { id: 'c', title: 'HACCP', issuer: 'X', competenceIds: ['cook'], seenBy: 'h', at: 1 }
const seen: NonNullable<CompetenceProfile['evidence']>[number] = {
  ...{ id: 's.organise', proof: 'observed', ability: 'organise', level: 3 },
  ...{ serial: 's', challengeId: 'A01.1', observedOn: '2026-04-01' },
}
const of = (told: Partial<CompetenceProfile>) =>
  Object.fromEntries([...proofsOf(account(told), TODAY)].map(([key, standsOn]) => [key, [...standsOn]]))

describe('what an account proves', () => {
  it('is nothing of a sentence that was taken back, whoever recommended it', () => {
    const competences = account({}).competences.map((item) => ({ ...item, removedAt: '2' }))
    expect(of({ competences, recommendations: [word], certificates: [title] })).toEqual({})
  })

  it('is nothing of words of their own that name neither a skill nor an ability', () => {
    expect(of({ competences: [{ id: 'own', label: 'x', origin: 'personal', addedAt: '1' }] })).toEqual({})
  })

  it('is nothing by what was taken back, or has expired', () => {
    const declared = { [`esco:${esco}`]: ['declared'], 'ability:organise': ['declared'] }
    expect(
      of({
        recommendations: [{ ...word, removedAt: 2 }],
        certificates: [
          { ...title, removedAt: 2 },
          { ...title, id: 'd', expiresOn: '2026-04-12' },
        ],
        evidence: [{ ...seen, removedAt: 2 }],
      }),
    ).toEqual(declared)
  })

  it('keeps the rungs apart: an observation is of the ability alone', () => {
    expect(
      of({
        recommendations: [word],
        certificates: [{ ...title, expiresOn: TODAY }],
        evidence: [seen],
      }),
    ).toEqual({
      [`esco:${esco}`]: ['declared', 'recommended', 'certified'],
      'ability:organise': ['declared', 'recommended', 'observed', 'certified'],
    })
  })

  it('holds what was observed although nobody declared it', () => {
    expect(of({ competences: [], evidence: [seen] })).toEqual({ 'ability:organise': ['observed'] })
  })
})

it('the strongest rung is the highest of the ladder', () => {
  expect(strongestOf(undefined)).toBeNull()
  expect(strongestOf(new Set(['observed', 'declared']))).toBe('observed')
  expect(strongestOf(new Set(['certified', 'observed']))).toBe('certified')
})
