import { expect, it } from 'vitest'
import { accountFigures } from './account-figures.ts'
import { blankProfile } from './life-answers.ts'
import type { CompetenceProfile } from './profile.ts'

const TODAY = '2026-11-27'
const consent = (type: 'given' | 'withdrawn', purpose: 'statistics' | 'hosts' = 'statistics', turn = 1) => ({
  ...{ id: `${purpose}-${type}`, purpose, type, turn, at: 1, by: 'k1' },
})
let n = 0
const page = (told: Partial<CompetenceProfile> = {}, consents = [consent('given')]): CompetenceProfile => ({
  ...blankProfile(`V${(n += 1)}`, { siteId: 'mende', deviceId: 'k1', now: 1 }),
  competences: [{ id: 'a', label: 'a', origin: 'personal', addedAt: '1', ability: 'organise' }],
  consents,
  ...told,
})
const many = (count: number, ...of: Parameters<typeof page>) =>
  Array.from({ length: count }, () => page(...of))

it('nobody counts who did not agree to that purpose, or took it back', () => {
  const pages = [
    ...many(9, {}, []),
    ...many(9, {}, [consent('given', 'hosts')]),
    ...many(9, {}, [consent('given'), consent('withdrawn')]),
  ]
  expect(accountFigures(pages, TODAY)).toEqual({ agreed: 0, abilities: [] })
})

it('fewer than five are hidden, and more are told by fives: one more person changes no figure', () => {
  expect(accountFigures(many(4), TODAY)).toEqual({ agreed: 0, abilities: [] })
  const five = { agreed: 5, abilities: [{ ability: 'organise', people: { declared: 5 } }] }
  expect(accountFigures(many(5), TODAY)).toEqual(five)
  expect(accountFigures(many(9), TODAY)).toEqual(five)
})

it('the rungs stay apart, and what was taken back or expired counts nowhere', () => {
  const certificate = { id: 'c', title: 'T', issuer: 'I', competenceIds: ['a'], seenBy: 'h', at: 1 }
  const seen = { id: 's.o', proof: 'observed' as const, ability: 'organise', level: 3, serial: 's' }
  const evidence = [{ ...seen, challengeId: 'A01', observedOn: '2026-11-01' }]
  const pages = [
    ...many(5, { evidence, certificates: [certificate] }),
    ...many(5, { certificates: [{ ...certificate, expiresOn: '2026-11-01' }] }),
    ...many(5, { evidence: [{ ...evidence[0]!, removedAt: 2 }], competences: [] }),
  ]
  expect(accountFigures(pages, TODAY).abilities).toEqual([
    { ability: 'organise', people: { declared: 10, observed: 5, certified: 5 } },
  ])
})
