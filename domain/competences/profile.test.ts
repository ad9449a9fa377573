import { describe, expect, it } from 'vitest'
import { allows, turnOf } from './consents.ts'
import {
  joinPages,
  mergeProfiles,
  type CompetenceProfile,
  type Evidence,
  type Recommendation,
} from './profile.ts'

type Competence = CompetenceProfile['competences'][number]
const profile = (rev: string, told: Partial<CompetenceProfile> = {}): CompetenceProfile => ({
  ...{ id: 'p', siteId: 'mende', rev, at: 1, by: 'k', visitorId: 'v' },
  competences: [],
  ...told,
})
const skill = (id: string, addedAt: string, told: Partial<Competence> = {}): Competence => ({
  ...{ id, label: id, origin: 'personal' as const, addedAt },
  ...told,
})
const seen = (id: string, told: Partial<Evidence> = {}): Evidence => ({
  ...{ id, proof: 'observed' as const, ability: 'organise', level: 3 },
  ...{ serial: 's', challengeId: 'A01.1', observedOn: '2026-04-13' },
  ...told,
})

/** Both orders give the same: which copy arrives first is chance. */
function merged(a: CompetenceProfile, b: CompetenceProfile): CompetenceProfile {
  expect(mergeProfiles(b, a)).toEqual(mergeProfiles(a, b))
  return mergeProfiles(a, b)
}

describe('two copies of a profile', () => {
  it('hold the competences of both, by id', () => {
    const { competences } = merged(
      profile('1', { competences: [skill('wood', '1')] }),
      profile('2', { competences: [skill('bread', '2')] }),
    )
    expect(competences.map(({ id }) => id)).toEqual(['bread', 'wood'])
    const turned = merged(
      profile('1', { competences: [skill('bread', '1')] }),
      profile('2', { competences: [skill('wood', '2')] }),
    )
    expect(turned.competences.map(({ id }) => id)).toEqual(['bread', 'wood'])
  })

  it('hold every consent and withdrawal of both, in the order told', () => {
    const said = (id: string, at: number) =>
      ({ id, purpose: 'hosts', type: 'given', turn: 1, at, by: 'k' }) as const
    expect(
      merged(profile('1', { consents: [said('b', 2)] }), profile('2', { consents: [said('a', 1)] })).consents,
    ).toEqual([said('a', 1), said('b', 2)])
    expect(merged(profile('1', { consents: [said('b', 2)] }), profile('2')).consents).toHaveLength(1)
    expect(merged(profile('1'), profile('2'))).not.toHaveProperty('consents')
  })

  it('keep the pride that was said last, whichever copy is newer', () => {
    const [first, last] = [{ text: 'Un mur', saidAt: '1' }, { saidAt: '2' }]
    expect(merged(profile('1', { pride: last }), profile('2', { pride: first })).pride).toEqual(last)
    expect(merged(profile('1', { pride: first }), profile('2')).pride).toEqual(first)
    expect(merged(profile('1'), profile('2'))).not.toHaveProperty('pride')
    const other = { text: 'Un pont', saidAt: '1' }
    expect(merged(profile('1', { pride: first }), profile('2', { pride: other })).pride).toEqual(first)
  })

  it('hide from every employer of whom either says so', () => {
    const hiddenFrom = [{ employerId: 'bakery', saidAt: '1' }]
    expect(merged(profile('1', { hiddenFrom }), profile('2')).hiddenFrom).toEqual(hiddenFrom)
  })

  it('hold what others say in both, and what was taken back stays so', () => {
    const word = { id: 'r', competenceId: 'wood', by: 'host', authorId: 'h', at: 1 } as const
    const title = { id: 'c', title: 'CACES 1', issuer: 'X', competenceIds: [], seenBy: 'h', at: 1 }
    const { recommendations, certificates } = merged(
      profile('1', { recommendations: [{ ...word, removedAt: 3 }], certificates: [title] }),
      profile('2', { recommendations: [word] }),
    )
    expect(recommendations).toEqual([{ ...word, removedAt: 3 }])
    expect(certificates).toEqual([title])
  })

  it('hold what an author told later of what they said, and nothing of it once it was taken back', () => {
    const word = { id: 'r', competenceId: 'wood', by: 'visitor', authorId: 'a', at: 1 } as const
    const of = (one: Recommendation, other: Recommendation) =>
      merged(profile('1', { recommendations: [one] }), profile('2', { recommendations: [other] }))
        .recommendations
    const [role, fact] = [{ role: 'work' } as const, { fact: 'Elle a posé un parquet.' }]
    expect(of({ ...word, ...fact }, word)).toEqual([{ ...word, ...fact }])
    expect(of({ ...word, ...fact }, { ...word, ...role })).toEqual([{ ...word, ...role, ...fact }])
    expect(of({ ...word, ...fact }, { ...word, fact: 'Autre chose.' })).toEqual([
      { ...word, fact: 'Autre chose.' },
    ])
    for (const removed of [
      { ...word, removedAt: 3 },
      { ...word, ...fact, removedAt: 3 },
    ])
      expect(of({ ...word, ...role, ...fact }, removed)).toEqual([{ ...word, removedAt: 3 }])
    expect(of({ ...word, ...fact, removedAt: 3 }, { ...word, removedAt: 3 })).toEqual([
      { ...word, removedAt: 3 },
    ])
    // Its author was erased since.
    expect(of({ ...word, ...fact }, { ...word, authorId: 'stranger' })).not.toMatchObject([fact])
  })

  it('know nothing of what neither has', () => {
    expect(merged(profile('1'), profile('2'))).toEqual(profile('2'))
    expect(Object.keys(merged(profile('1'), profile('2'))).sort()).toEqual(Object.keys(profile('2')).sort())
  })
})

describe('a competence in two copies', () => {
  const of = (older: Competence, newer: Competence) =>
    merged(profile('1', { competences: [older] }), profile('2', { competences: [newer] })).competences

  it('that was removed in one is removed', () => {
    const removed = skill('wood', '1', { removedAt: '2' })
    expect(of(skill('wood', '1'), removed)).toEqual([removed])
    expect(of(removed, skill('wood', '1'))).toEqual([removed])
  })

  it('that was added anew after it was removed is there', () => {
    const anew = skill('wood', '3', { label: 'Bois' })
    expect(of(skill('wood', '1', { removedAt: '2' }), anew)).toEqual([anew])
    expect(of(anew, skill('wood', '1', { removedAt: '2' }))).toEqual([anew])
    expect(of(skill('wood', '1', { removedAt: '3' }), anew)).toEqual([anew])
  })

  it('that was removed twice keeps the later removal', () => {
    const [early, late] = [skill('wood', '1', { removedAt: '2' }), skill('wood', '1', { removedAt: '5' })]
    expect(of(early, late)).toEqual([late])
    expect(of(late, early)).toEqual([late])
  })

  it('has the words of the copy added last', () => {
    expect(of(skill('wood', '2', { label: 'Bois' }), skill('wood', '1'))[0]?.label).toBe('Bois')
    expect(of(skill('wood', '1', { label: 'Bois' }), skill('wood', '1'))[0]?.label).toBe('wood')
  })
})

describe('what was observed of someone', () => {
  const of = (a?: Evidence[], b?: Evidence[]) =>
    merged(profile('1', a && { evidence: a }), profile('2', b && { evidence: b })).evidence

  it('is there once, by id, from either copy', () => {
    expect(of([seen('b')], undefined)).toEqual([seen('b')])
    expect(of(undefined, [seen('b')])).toEqual([seen('b')])
    expect(of([seen('b'), seen('c')], [seen('c'), seen('a')])?.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  })

  it('stays revoked once it was, from the first moment told', () => {
    const [first, second] = [seen('a', { removedAt: 3 }), seen('a', { removedAt: 8 })]
    expect(of([first], [seen('a')])).toEqual([first])
    expect(of([second], [first])).toEqual([first])
    const late = seen('a', { removedAt: 12 })
    expect(of([first], [late])).toEqual([first])
    const revoked = seen('a', { level: 4, removedAt: 3 })
    expect(of([seen('a', { level: 2 })], [revoked])).toEqual([revoked])
  })

  it('that differs without a revocation is the same on every device', () => {
    expect(of([seen('a', { level: 2 })], [seen('a', { level: 4 })])).toEqual([seen('a', { level: 2 })])
  })
})

describe('two pages of one person that were written apart', () => {
  type Type = 'given' | 'withdrawn'
  /** The page once this was said of the search by somebody who had read all of it. */
  const say = (page: CompetenceProfile, ...types: Type[]): CompetenceProfile =>
    types.reduce<CompetenceProfile>((told, type) => {
      const { consents = [] } = told
      const at = consents.length + 1
      const word = {
        id: `${page.id}-${at}`,
        purpose: 'search',
        type,
        turn: turnOf(told, { purpose: 'search', type }),
      }
      return { ...told, consents: [...consents, { ...word, purpose: 'search', at, by: 'k' }] }
    }, page)
  const one = (...types: Type[]) => say(profile('1', { id: 'one' }), ...types)
  const two = (...types: Type[]) => say(profile('2', { id: 'two' }), ...types)
  const allow = (a: CompetenceProfile, b: CompetenceProfile) => {
    const [there, back] = [allows(joinPages(a, b), 'search'), allows(joinPages(b, a), 'search')]
    expect(back).toBe(there)
    return there
  }

  it('allow nothing that either took back without knowing of the other, however often the other one turned', () => {
    const turned = one('given', 'withdrawn', 'given')
    expect(allow(turned, two('withdrawn'))).toBe(false)
    expect(allow(turned, two('given', 'withdrawn'))).toBe(false)
    expect(allow(one('withdrawn'), two('given'))).toBe(false)
    expect(allow(turned, two('given'))).toBe(true)
    expect(allow(turned, two())).toBe(true)
  })

  it('allow what is given anew by who read both, on whichever of them it is written', () => {
    const [turned, ended] = [one('given', 'withdrawn', 'given'), two('withdrawn')]
    const read = say({ ...joinPages(turned, ended), id: 'read' }, 'given')
    expect(allow(turned, joinPages(ended, read))).toBe(true)
    expect(allow(joinPages(turned, read), ended)).toBe(true)
    expect(allow(joinPages(turned, say(read, 'withdrawn')), ended)).toBe(false)
  })

  it('of which neither speaks of consent tell of none', () => {
    expect(joinPages(one(), two())).not.toHaveProperty('consents')
  })
})
