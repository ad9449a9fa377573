import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byServer, newRecord } from '../record/write.ts'
import type { Employer, ReciprokScore } from './employer.ts'
import { gradeOf, withShownGrade } from './reciprok-label.ts'
import {
  sirenStanding,
  withKeyedNumber,
  withNumberDoubted,
  withNumberSeen,
  withOwnNumber,
  type SirenWitness,
} from './siren-standing.ts'

const [ours, others] = ['732829320', '552100554']
const lea: SirenWitness = { at: 5, host: { accountId: 'a1', name: 'Léa' } }
const tom: SirenWitness = { at: 9, host: { accountId: 'a2', name: 'Tom' } }
const card = (fields: Partial<Employer> = {}): Employer => ({
  ...newRecord({ ...byServer(1), siteId: '*' }, { id: 'bakery', name: 'Fournil', siteIds: ['brest'] }),
  ...fields,
})
const score = (fields: Partial<ReciprokScore> = {}): ReciprokScore => ({
  ...{ points: 7272, score: 72, counted: 6, answered: 6, people: 6, asOf: 1, formula: 1 },
  ...fields,
})
const seen = { siren: ours, document: 'kbis' } as const
const doubted = { siren: ours, reason: 'other-company' } as const
const value = <T>(outcome: { ok: true; value: T } | { ok: false }): T => {
  if (!outcome.ok) throw new Error('refused')
  return outcome.value
}

describe('a host’s word on a number', () => {
  it('is refused where there is none, or one that does not check', () => {
    for (const employer of [card(), card({ siren: '123456789' })]) {
      expect(withNumberSeen(employer, seen, lea)).toMatchObject({ reason: 'no-siren' })
      expect(withNumberDoubted(employer, doubted, lea)).toMatchObject({ reason: 'no-siren' })
    }
  })

  it('is refused when the card shows another number than the host read', () => {
    const employer = withOwnNumber(card(), others, 2)
    expect(withNumberSeen(employer, seen, lea)).toMatchObject({ reason: 'another-siren' })
    expect(withNumberDoubted(card({ siren: others }), doubted, lea)).toMatchObject({
      reason: 'another-siren',
    })
  })

  it('cannot take back what nobody said', () => {
    expect(withNumberDoubted(withOwnNumber(card(), ours, 2), doubted, lea)).toMatchObject({
      reason: 'nothing-seen',
    })
  })

  it('says which paper, who and when; said again, the first one stays', () => {
    const once = value(withNumberSeen(withOwnNumber(card(), ours, 2), seen, lea))
    expect(once).toMatchObject({
      sirenWord: { type: 'seen', document: 'kbis', at: 5 },
      sirenWordBy: { accountId: 'a1', name: 'Léa' },
    })
    expect(once).not.toHaveProperty('sirenToConfirm')
    expect(value(withNumberSeen(once, { ...seen, document: 'sirene-notice' }, tom))).toBe(once)
  })

  it('is taken back with its reason, by whomever; the number stays, and may be seen again', () => {
    const once = value(withNumberSeen(withOwnNumber(card(), ours, 2), seen, lea))
    const back = value(withNumberDoubted(once, doubted, tom))
    expect(back).toMatchObject({
      siren: ours,
      sirenToConfirm: 9,
      sirenWord: { type: 'taken-back', reason: 'other-company', at: 9 },
      sirenWordBy: { name: 'Tom' },
    })
    expect(back.sirenWord).not.toHaveProperty('document')
    expect(value(withNumberDoubted(back, { ...doubted, reason: 'struck-off' }, lea))).toBe(back)
    expect(sirenStanding(value(withNumberSeen(back, seen, lea)))).toBe('seen')
  })
})

describe('a number', () => {
  it('counts as seen by the host who keys it in, and by nobody once it is taken away', () => {
    const keyed = withKeyedNumber(card(), ours, lea)
    expect([sirenStanding(keyed), keyed.sirenWord, keyed.sirenWordBy]).toEqual([
      'seen',
      { type: 'keyed', at: 5 },
      lea.host,
    ])
    expect(withKeyedNumber(keyed, undefined, tom)).toEqual(card())
    expect(withKeyedNumber(card(), ours, { at: 5 })).not.toHaveProperty('sirenWordBy')
  })

  it('is not vouched for by a host who saves the card with the same one', () => {
    const own = withOwnNumber(card(), ours, 2)
    expect(withKeyedNumber(own, ours, lea)).toBe(own)
  })

  it('that was known before words were noted keeps its grade, and may be noted or doubted', () => {
    const before = card({ siren: ours, reciprok: score({ grade: 'B' }) })
    expect(sirenStanding(before)).toBe('seen')
    expect(withShownGrade(before)).toEqual(before)
    expect(value(withNumberSeen(before, seen, lea)).sirenWord).toMatchObject({ type: 'seen' })
    const after = withShownGrade(value(withNumberDoubted(before, doubted, lea)))
    expect([after.reciprok!.grade, after.reciprok!.held]).toEqual([undefined, 'siren'])
  })

  it('of an employer of whom too little is known is held back by nothing', () => {
    const few = score({ counted: 4 })
    expect(withShownGrade(withOwnNumber(card({ reciprok: few }), ours, 2)).reciprok).toEqual(few)
  })
})

type Step =
  | { act: 'own' | 'keyed' | 'seen' | 'doubted'; siren: string }
  | { act: 'none' }
  | { act: 'published'; score: ReciprokScore }

it('in any order of what is said and published, no grade stands under a number that nobody saw', () => {
  const siren = fc.constantFrom(ours, others)
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ act: fc.constantFrom('own', 'keyed', 'seen', 'doubted'), siren }),
    fc.constant({ act: 'none' } as const),
    fc.record({
      act: fc.constant('published' as const),
      score: fc
        .record({
          score: fc.nat(100),
          counted: fc.integer({ min: 4, max: 9 }),
          people: fc.integer({ min: 2, max: 5 }),
        })
        .map((figures) => score(figures)),
    }),
  )
  let shown = 0
  fc.assert(
    fc.property(fc.array(step, { maxLength: 14, size: 'max' }), (steps) => {
      let employer = card()
      /** The number on the card and whether somebody vouches for it, told apart from the rules. */
      let number: string | undefined
      let vouched = false
      steps.forEach((one, at) => {
        employer = withShownGrade(stepped(employer, one, at))
        if (one.act === 'own' && number === undefined) [number, vouched] = [one.siren, false]
        if (one.act === 'keyed' && one.siren !== number) [number, vouched] = [one.siren, true]
        if (one.act === 'none') [number, vouched] = [undefined, false]
        if (one.act === 'seen' && one.siren === number) vouched = true
        if (one.act === 'doubted' && one.siren === number) vouched = false
        expect(employer.siren).toBe(number)
        const { grade, held } = employer.reciprok ?? {}
        if (grade) shown += 1
        if (!vouched) expect(grade).toBeUndefined()
        if (grade !== undefined && held !== undefined) throw new Error('shown and held')
        if (one.act !== 'published') return
        const { score, counted, people } = one.score
        const reached = gradeOf(score, counted, people)
        expect([grade, held]).toEqual([
          vouched ? reached : undefined,
          number !== undefined && !vouched && reached ? 'siren' : undefined,
        ])
      })
    }),
    { numRuns: 3000 },
  )
  expect(shown).toBeGreaterThan(500)
})

/** What the server does with it, as its calls do. */
function stepped(employer: Employer, step: Step, at: number): Employer {
  const witness = { ...lea, at }
  switch (step.act) {
    case 'own':
      return employer.siren === undefined ? withOwnNumber(employer, step.siren, at) : employer
    case 'keyed':
      return withKeyedNumber(employer, step.siren, witness)
    case 'none':
      return withKeyedNumber(employer, undefined, witness)
    case 'seen': {
      const outcome = withNumberSeen(employer, { siren: step.siren, document: 'kbis' }, witness)
      return outcome.ok ? outcome.value : employer
    }
    case 'doubted': {
      const outcome = withNumberDoubted(employer, { siren: step.siren, reason: 'noted-by-mistake' }, witness)
      return outcome.ok ? outcome.value : employer
    }
    case 'published': {
      const { score, counted, people } = step.score
      const grade = gradeOf(score, counted, people)
      return { ...employer, reciprok: { ...step.score, ...(grade ? { grade } : {}) } }
    }
  }
}
