import { describe, expect, it } from 'vitest'
import { baker, MONDAY } from '../../tests/support/application-builder.ts'
import { tiedStrength, withTiedCriterion } from './tied-reason.ts'

const givenAt = MONDAY
const offer = { criteria: baker.criteria, at: givenAt }
const missing = { code: 'skill_missing', note: 'Deux pâtes sur trois.' } as const

describe('a reason loses its criterion', () => {
  it.each([
    ['that the offer never had', 'elsewhere'],
    ['of another kind than the reason speaks of', 'cap'],
  ])('%s', (_why, criterionId) => {
    expect(withTiedCriterion({ ...missing, criterionId, criterion: 'Un mot' }, offer, givenAt)).toEqual(
      missing,
    )
  })

  it('where it speaks of none', () => {
    const filled = { code: 'position_filled' } as const
    expect(withTiedCriterion({ ...filled, criterionId: 'dough' }, offer, givenAt)).toEqual(filled)
  })

  it('also the words of one that it does not name', () => {
    expect(withTiedCriterion({ ...missing, criterion: 'Un mot' }, offer, givenAt)).toEqual(missing)
  })
})

describe('a reason keeps its criterion', () => {
  const tied = { ...missing, criterionId: 'dough' }

  it('as it was worded when the answer was given, and as the offer words it for who did not say', () => {
    expect(withTiedCriterion(tied, offer, givenAt)).toEqual({ ...tied, criterion: 'Façonner le pain' })
    const worded = { ...tied, criterion: 'Pétrir' }
    expect(withTiedCriterion(worded, offer, givenAt)).toEqual(worded)
  })

  it('which the offer lost when it was edited since', () => {
    const gone = { ...tied, criterionId: 'former', criterion: 'Pétrir à la main' }
    expect(withTiedCriterion(gone, { ...offer, at: givenAt + 1 }, givenAt)).toEqual(gone)
    expect(withTiedCriterion(gone, offer, givenAt)).toEqual(missing)
  })
})

describe('what was liked', () => {
  it('goes where the offer does not ask for it, unless it was edited since', () => {
    const strength = { criterionId: 'former', criterion: 'Pétrir à la main' }
    expect(tiedStrength(strength, offer, givenAt)).toEqual({})
    expect(tiedStrength(strength, { ...offer, at: givenAt + 1 }, givenAt)).toEqual({ strength })
    const known = { criterionId: 'dough', criterion: 'Pétrir' }
    expect(tiedStrength(known, offer, givenAt)).toEqual({ strength: known })
  })
})
