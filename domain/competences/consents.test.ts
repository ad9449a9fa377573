import { describe, expect, it } from 'vitest'
import { allows, turnOf, type ConsentPurpose } from './consents.ts'
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
    expect(merged.consents!.map(({ id }) => id).sort()).toEqual(all.slice(48).map((index) => `c${index}`))
    expect(mergeProfiles(late!, early!).consents).toEqual(merged.consents)
    expect(mergeProfiles(merged, early!).consents).toEqual(merged.consents)
    expect(allows(merged, 'search')).toBe(false)
    expect(allows(say(merged, 'given', 'last'), 'search')).toBe(true)
  })
})
