import fc from 'fast-check'
import { witnessRoles, type CompetenceProfile } from '../../domain/competences/profile.ts'
import type { SkillKey } from '../../domain/competences/proofs.ts'
import { travelBands, workPermits, workTimes } from '../../domain/competences/work-terms.ts'
import type { Wanted } from '../../domain/matching/match-need.ts'

const words = fc.string({ maxLength: 20 })
const escoOf = (n: number) => `00000000-0000-4000-8000-00000000000${n}`
/** All of an account that counts: what somebody can do, how it is proven, and the terms that they said. */
export const someAccount = fc.record({
  competences: fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      esco: fc.integer({ min: 0, max: 4 }).map(escoOf),
      ability: fc.constantFrom('organise', 'negotiate'),
    }),
    { selector: ({ id }) => id },
  ),
  recommended: fc.subarray(['a', 'b', 'c', 'd']),
  certified: fc.subarray(['a', 'b', 'c', 'd']),
  observed: fc.subarray(['organise', 'negotiate'] as const),
  times: fc.subarray([...workTimes]),
  within: fc.constantFrom(...travelBands),
  startsBy: fc.constantFrom(undefined, '2026-04-13', '2026-05-01', '2027-01-01'),
  permits: fc.subarray([...workPermits]),
  departments: fc.subarray(['07', '48', '2A'] as const),
})
/** All that an account says besides, which must not count. */
export const someRest = fc.record({
  ...{
    id: words,
    visitorId: words,
    siteId: words,
    rev: words,
    by: words,
    label: words,
    sceneId: words,
  },
  ...{
    pride: words,
    authorId: words,
    addedAt: words,
    at: fc.nat(),
    language: fc.constantFrom('fr', 'en'),
  },
  origin: fc.constantFrom('professional', 'personal'),
  how: fc.constantFrom('alone', 'with-help', 'helps-others'),
  by2: fc.constantFrom('visitor', 'host'),
  /** Of a title: who gave it, how it is called, and when, as long as it has not expired. */
  ...{
    title: words,
    issuer: words,
    seenBy: words,
    expiresOn: fc.constantFrom(undefined, '2026-04-13', '2031-01-01'),
  },
  /** Of an observation: how high, in which challenge, by which paper, on which day. */
  ...{
    level: fc.constantFrom(2, 3, 4),
    challengeId: words,
    serial: words,
    observedOn: fc.constantFrom('2019-02-28', '2026-04-13'),
  },
  role: fc.constantFrom(...witnessRoles),
})
export type AccountRest = typeof someRest extends fc.Arbitrary<infer T> ? T : never
export type Account = typeof someAccount extends fc.Arbitrary<infer T> ? T : never
/** An account of both. `order`: its lists are told forwards, or backwards. */
export const profileOf = (
  who: AccountRest,
  { competences, recommended, certified, observed, ...can }: Account,
  order: 1 | -1,
): CompetenceProfile => {
  const { id, visitorId, siteId, rev, by, at, label, sceneId, origin, how, addedAt, authorId } = who
  const { times, within, startsBy, permits, departments } = can
  const inOrder = <T>(all: readonly T[]) => (order === 1 ? [...all] : all.toReversed())
  const said = competences.map((item) => ({
    ...{ ...item, label, origin: origin as 'personal', how: how as 'alone', sceneId, addedAt },
  }))
  return {
    ...{ id, visitorId, siteId, rev, by, at },
    competences: inOrder(said),
    consents: [{ id, purpose: 'search', type: 'given', turn: 1, at, by, language: who.language as 'fr' }],
    pride: { text: who.pride, saidAt: rev },
    workTerms: { times: inOrder(times), licences: [], within, saidAt: rev },
    workScope: {
      permits: inOrder(permits),
      departments: inOrder(departments),
      ...(startsBy === undefined ? {} : { startsBy }),
      saidAt: rev,
    },
    recommendations: inOrder(recommended).map((competenceId) => ({
      ...{ id: competenceId, competenceId, by: who.by2 as 'host', authorId, at },
      ...{ role: who.role as 'work', fact: who.pride },
    })),
    evidence: inOrder(observed).map((ability) => ({
      ...{ id: `${who.serial}.${ability}`, proof: 'observed', ability, serial: who.serial },
      ...{ level: who.level as 2, challengeId: who.challengeId, observedOn: who.observedOn },
    })),
    certificates: inOrder(certified).map((competenceId) => ({
      ...{ id: `${who.title}.${competenceId}`, title: who.title, issuer: who.issuer, seenBy: who.seenBy, at },
      ...{
        competenceIds: [competenceId],
        ...(who.expiresOn === undefined ? {} : { expiresOn: who.expiresOn }),
      },
    })),
  }
}

/** A need that asks for some of each kind, on some rungs. */
export const asks: Wanted[] = [
  ...[0, 1, 2].map((n) => ({ key: `esco:${escoOf(n)}` as SkillKey })),
  { key: 'ability:organise', atLeast: 'observed' },
  { key: `esco:${escoOf(3)}`, atLeast: 'certified' },
  ...(['when:night', 'within:10', 'start:month', 'permit:forklift', 'in:48'] as const).map((key) => ({
    key,
  })),
]
