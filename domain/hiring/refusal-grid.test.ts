import { describe, expect, it } from 'vitest'
import { baker } from '../../tests/support/application-builder.ts'
import { languages } from '../language.ts'
import {
  codesOf,
  criteriaFor,
  refusalCodes,
  refusalGrid,
  refusalGroupWords,
  refusalGroups,
  refusalLine,
} from './refusal-grid.ts'
import { stepForwardKinds } from './application.ts'

describe('the refusal grid', () => {
  it('has one line for each code, in one of its eight families', () => {
    expect(Object.keys(refusalGrid).sort()).toEqual([...refusalCodes].sort())
    expect(refusalGroups.flatMap(codesOf).sort()).toEqual([...refusalCodes].sort())
    for (const group of refusalGroups) {
      expect(codesOf(group), group).not.toEqual([])
      expect(refusalGroupWords[group]).toMatch(/^\p{Lu}/u)
    }
  })

  it.each(refusalCodes)('%s is said in every language, with a hint and a step forward', (code) => {
    const line = refusalLine(code)
    for (const language of languages) expect(line.words[language], language).toMatch(/^\p{Lu}.{10,}\.$/u)
    expect(line.hint).toMatch(/\.$/)
    expect(line.stepsForward.length).toBeGreaterThan(0)
    for (const kind of line.stepsForward) expect(stepForwardKinds).toContain(kind)
  })

  it.each(refusalCodes)('%s is easy to read: sentences of 15 words at most', (code) => {
    for (const sentence of refusalLine(code)
      .words['fr-x-falc'].split(/[.!?]\s*/)
      .filter(Boolean)) {
      expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(15)
    }
  })

  it('has no code for what the law protects', () => {
    const words = refusalCodes.join(' ')
    expect(words).not.toMatch(
      /age|sex|origin|residence|distance|health|family|religion|appearance|name|qualified/,
    )
  })

  it('asks for a criterion of the offer whenever it speaks of a competence, an experience or a title', () => {
    for (const code of ['skill_missing', 'skill_level', 'experience_required', 'regulated_title'] as const) {
      expect(refusalLine(code).needsCriterion, code).toBe(true)
    }
    for (const code of refusalCodes) {
      const { needsCriterion, criteria } = refusalLine(code)
      if (needsCriterion) expect(criteria.length, code).toBeGreaterThan(0)
    }
  })

  it('proposes only the criteria that fit the reason', () => {
    expect(criteriaFor('regulated_title', baker.criteria).map(({ id }) => id)).toEqual(['cap'])
    expect(criteriaFor('position_filled', baker.criteria)).toEqual([])
    expect(criteriaFor('other_profile_closer', baker.criteria)).toHaveLength(baker.criteria.length)
  })

  it('uses French spacing: a thin no-break space before : ; ! ? and inside « »', () => {
    const french = Object.values(refusalGrid).flatMap((line) => [
      line.words.fr,
      line.words['fr-x-falc'],
      line.hint,
    ])
    for (const text of french) expect(text).not.toMatch(/[^\u202F][:;!?»]|«[^\u202F]|'/)
  })
})
