import { describe, expect, it } from 'vitest'
import {
  allows,
  heardAfter,
  joinConsents,
  lastWordOn,
  turnOf,
  withConsent,
  withConsentAnew,
  withoutConsents,
  type Consent,
  type ConsentPurpose,
  termsAllowed,
} from './consents.ts'
import type { CompetenceProfile } from './profile.ts'
import { mergeProfiles } from './profile.ts'

const blank: CompetenceProfile = {
  ...{ id: 'v', siteId: 'mende', rev: '1', at: 1, by: 'k', visitorId: 'v' },
  competences: [],
}
/** The account as it is once the person said this at a device that knows `profile`. */
function say(
  profile: CompetenceProfile,
  type: 'given' | 'withdrawn',
  id: string,
  purpose: ConsentPurpose = 'search',
): CompetenceProfile {
  const told = { id, purpose, type, turn: turnOf(profile, { purpose, type }), at: 1, by: 'k' }
  return { ...profile, consents: [...(profile.consents ?? []), told] }
}

describe('what a person allows', () => {
  it('is nothing, until they say so', () => {
    expect(allows(blank, 'hosts')).toBe(false)
    expect(allows(say(blank, 'withdrawn', 'a'), 'search')).toBe(false)
  })

  it('is allowed for the purpose asked for, and no other', () => {
    const profile = say(blank, 'given', 'a', 'search')
    expect(allows(profile, 'search')).toBe(true)
    expect(allows(profile, 'hosts')).toBe(false)
    expect(allows(profile, 'statistics')).toBe(false)
  })

  it('ends when they take it back, and begins again when they say so anew', () => {
    const withdrawn = say(say(blank, 'given', 'a'), 'withdrawn', 'b')
    expect(allows(withdrawn, 'search')).toBe(false)
    const anew = say(withdrawn, 'given', 'c')
    expect(allows(anew, 'search')).toBe(true)
    expect(allows(say(anew, 'withdrawn', 'd'), 'search')).toBe(false)
  })

  it('said twice ends with one withdrawal', () => {
    const twice = say(say(blank, 'given', 'a'), 'given', 'b')
    expect(allows(say(twice, 'withdrawn', 'c'), 'search')).toBe(false)
  })

  it('ends by a withdrawal at another kiosk that did not hear of it, whatever its clock said', () => {
    const given = say(blank, 'given', 'a')
    const elsewhere = say(given, 'withdrawn', 'b')
    const again = say(given, 'given', 'c')
    expect(allows(mergeProfiles(elsewhere, again), 'search')).toBe(false)
    expect(allows(mergeProfiles(say(blank, 'withdrawn', 'd'), given), 'search')).toBe(false)
  })

  it('can be taken back however often they changed their mind, and every copy leaves out the same', () => {
    const all = Array.from({ length: 80 }, (_, index) => index)
    const changing = all.reduce(
      (profile, index) => say(profile, index % 2 ? 'withdrawn' : 'given', `c${index}`),
      blank,
    )
    const told = changing.consents!
    const [early, late] = [told.slice(0, 50), told.slice(30)].map((consents) => ({ ...changing, consents }))
    const merged = mergeProfiles(early!, late!)
    expect(merged.consents!.map(({ id }) => id).sort()).toEqual(all.slice(56).map((index) => `c${index}`))
    expect(mergeProfiles(late!, early!).consents).toEqual(merged.consents)
    expect(mergeProfiles(merged, early!).consents).toEqual(merged.consents)
    expect(allows(merged, 'search')).toBe(false)
    expect(allows(say(merged, 'given', 'last'), 'search')).toBe(true)
  })
})

describe('a turn', () => {
  const word = (id: string, type: Consent['type'], turn: number): Consent => ({
    ...{ id, purpose: 'search', type, turn, at: 1, by: 'k' },
  })
  const turns = (...consents: Consent[]) =>
    (['given', 'withdrawn'] as const).map((type) => turnOf({ consents }, { purpose: 'search', type }))

  it('begins with consent after the last withdrawal, and a withdrawal ends the last that was given', () => {
    expect(turns()).toEqual([1, 1])
    expect(turns(word('a', 'given', 3))).toEqual([1, 3])
    expect(turns(word('a', 'given', 2), word('b', 'withdrawn', 2))).toEqual([3, 2])
  })

  it('that two copies tell otherwise of one word is the later one, and two texts of one turn are the same everywhere', () => {
    const [early, late] = [word('b', 'withdrawn', 1), word('b', 'withdrawn', 9)]
    expect(joinConsents([early], [late])).toEqual([late])
    expect(joinConsents([late], [early])).toEqual([late])
    const french = { ...early, language: 'fr' } as const
    expect(joinConsents([early], [french])).toEqual(joinConsents([french], [early]))
  })

  it('of more words than a page holds leaves out the same in every copy', () => {
    const all = Array.from({ length: 13 }, (_, index) => word(`c${10 + index}`, 'given', 1))
    const kept = all.slice(0, 12)
    expect(joinConsents(all, [])).toEqual(kept)
    expect(joinConsents(all.toReversed(), [])).toEqual(kept)
  })
})

describe('a page that arrives', () => {
  const arrives = (profile: CompetenceProfile, known: CompetenceProfile) => ({
    ...known,
    consents: heardAfter(profile.consents ?? [], known),
  })
  const given = say(blank, 'given', 'a')
  const ended = say(given, 'withdrawn', 'b')
  const blindWithdrawal = say(blank, 'withdrawn', 'blind')

  it('with a consent that did not hear of a withdrawal allows nothing, whichever arrived first', () => {
    const anew = say(ended, 'given', 'c')
    const [first, second] = [arrives(blindWithdrawal, ended), arrives(anew, ended)]
    expect(allows(arrives(anew, first), 'search')).toBe(false)
    expect(allows(arrives(blindWithdrawal, second), 'search')).toBe(false)
  })

  it('from who read there what two kiosks said apart allows nothing, also where one of them was not heard', () => {
    const read = arrives(given, blindWithdrawal)
    expect(allows(read, 'search')).toBe(false)
    expect(allows(arrives(say(read, 'given', 'h', 'hosts'), blindWithdrawal), 'search')).toBe(false)
    expect(allows(arrives(say(read, 'given', 'c'), blindWithdrawal), 'search')).toBe(true)
  })

  it('with a consent that heard of every withdrawal allows, in however late a turn they ended', () => {
    const late = { ...blank, consents: [{ ...ended.consents![1]!, turn: 9 }] }
    const anew = say(ended, 'given', 'c')
    expect(allows(arrives(anew, arrives(ended, late)), 'search')).toBe(true)
  })

  it('with all that was said at one kiosk ends as it ended there', () => {
    const late = { ...blank, consents: [{ ...ended.consents![1]!, turn: 9 }] }
    const there = say(say(ended, 'given', 'c'), 'withdrawn', 'd')
    expect(allows(arrives(there, late), 'search')).toBe(false)
    expect(allows(arrives(say(there, 'given', 'e'), late), 'search')).toBe(true)
  })

  it('is heard in the order of its turns, in whatever order it names its words', () => {
    const words = say(say(ended, 'given', 'c'), 'withdrawn', 'd').consents!
    for (const first of words)
      for (const second of words.filter((word) => word !== first)) {
        const rest = words.filter((word) => word !== first && word !== second)
        for (const last of [rest, rest.toReversed()]) {
          const consents = [first, second, ...last]
          expect(allows(arrives({ ...blank, consents }, blank), 'search')).toBe(false)
          const open = consents.filter(({ id }) => id !== 'd')
          expect(allows(arrives({ ...blank, consents: open }, blank), 'search')).toBe(true)
        }
      }
    expect(heardAfter(given.consents!, {})).toEqual(given.consents)
  })

  it('again, from before, ends nothing that was said since', () => {
    const anew = say(ended, 'given', 'c')
    expect(allows(arrives(ended, anew), 'search')).toBe(true)
  })

  it('need not have heard of what was said of other purposes, nor of what another consent said', () => {
    const late = { ...ended.consents![1]!, turn: 9 }
    const anew = say(ended, 'given', 'c')
    const known = (id: string, purpose: ConsentPurpose, type: Consent['type']) => ({
      ...{ ...blank, consents: [given.consents![0]!, late, { ...late, id, purpose, type, turn: 5 }] },
    })
    expect(allows(arrives(anew, known('h', 'hosts', 'withdrawn')), 'search')).toBe(true)
    expect(allows(arrives(anew, known('x', 'search', 'given')), 'search')).toBe(true)
    expect(allows(arrives(anew, known('x', 'search', 'withdrawn')), 'search')).toBe(false)
  })

  it('a second time changes nothing, and other purposes are as they were', () => {
    const heard = arrives(blindWithdrawal, say(say(blank, 'given', 'h', 'hosts'), 'given', 'a'))
    expect(arrives(blindWithdrawal, heard)).toEqual(heard)
    expect(allows(heard, 'hosts')).toBe(true)
  })
})

describe('the word that counts', () => {
  const author = { deviceId: 'k', now: 9 }
  const asked = { purpose: 'search', textId: 'search-1', language: 'fr' } as const

  it('is noted with the sentence that was on the screen, and its language', () => {
    const given = withConsent(blank, { ...asked, id: 'a', allowed: true }, author)
    expect(lastWordOn(given, 'search')).toEqual({
      ...{ id: 'a', purpose: 'search', type: 'given', turn: 1, at: 9, by: 'k' },
      ...{ textId: 'search-1', language: 'fr' },
    })
    expect(given.consents).toHaveLength(1)
    expect(lastWordOn(given, 'hosts')).toBeUndefined()
    expect(lastWordOn(blank, 'hosts')).toBeUndefined()
    const both = withConsent(given, { ...asked, id: '0', purpose: 'hosts', allowed: true }, author)
    expect([lastWordOn(both, 'search')?.id, lastWordOn(both, 'hosts')?.id]).toEqual(['a', '0'])
  })

  it('opens the terms of work that its sentence names, and no others', () => {
    const opens = (textId: string) =>
      termsAllowed(withConsent(blank, { ...asked, textId, id: 'a', allowed: true }, author))
    expect(['search-1', 'search-2', 'search-3', 'search-9'].map(opens)).toEqual([
      ...['none', 'first', 'all', 'all'],
    ])
    const before = withConsent(blank, { ...asked, id: 'a', allowed: true }, author)
    const anew = withConsentAnew(before, { ...asked, ids: ['b', 'c'], textId: 'search-3' }, author)
    expect(termsAllowed(anew)).toBe('all')
    expect(termsAllowed(withConsent(anew, { ...asked, id: 'd', allowed: false }, author))).toBe('none')
    expect([blank, say(blank, 'given', 'a')].map(termsAllowed)).toEqual(['none', 'none'])
  })

  it('is none anew where the same was said before', () => {
    expect(withConsent(blank, { ...asked, id: 'a', allowed: false }, author)).toBe(blank)
    const given = withConsent(blank, { ...asked, id: 'a', allowed: true }, author)
    expect(withConsent(given, { ...asked, id: 'b', allowed: true }, author)).toBe(given)
    expect(lastWordOn(withConsent(given, { ...asked, id: 'b', allowed: false }, author), 'search')?.id).toBe(
      'b',
    )
  })

  it('ends all that anybody knows when everything is taken back without reading the page', () => {
    const known = say(say(say(blank, 'given', 'a'), 'withdrawn', 'b'), 'given', 'c')
    const ids = { hosts: 'h', search: 's', statistics: 't', kiosks: 'k' }
    const blind = withoutConsents(blank, { ids, language: 'fr' }, author)
    expect(blind.consents!.map(({ id }) => id).sort()).toEqual(['h', 'k', 's', 't'])
    const heard = { ...blind, consents: heardAfter(blind.consents!, known) }
    expect(allows(mergeProfiles(known, blind), 'search')).toBe(true)
    const after = mergeProfiles(known, heard)
    expect(allows(after, 'search')).toBe(false)
    expect(allows(withConsent(after, { ...asked, id: 'd', allowed: true }, author), 'search')).toBe(true)
  })
})

describe('a yes that is said again', () => {
  const author = { siteId: 'mende', deviceId: 'k', now: 9 }
  const again = (profile: CompetenceProfile) =>
    withConsentAnew(profile, { ids: ['end', 'new'], purpose: 'search', textId: 'search-1' }, author)

  it('is of that moment, and stands beside a copy that knows of the first alone', () => {
    const before = say(blank, 'given', 'a')
    const profile = again(before)
    expect(lastWordOn(profile, 'search')).toMatchObject({ id: 'new', type: 'given', turn: 2, at: 9 })
    expect(lastWordOn(mergeProfiles(before, profile), 'search')?.id).toBe('new')
  })

  it('ends with a withdrawal that did not hear of it', () => {
    const before = say(blank, 'given', 'a')
    const page = { consents: heardAfter(say(before, 'withdrawn', 'w').consents!, again(before)) }
    expect(allows(page, 'search')).toBe(false)
  })
})
