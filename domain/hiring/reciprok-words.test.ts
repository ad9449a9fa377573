import { describe, expect, it } from 'vitest'
import { kioskLanguages, type KioskLanguage } from '../language.ts'
import { reciprokGrades, type ReciprokScore } from './employer.ts'
import { gradeOf, hasLabel } from './reciprok-label.ts'
import { reciprokWords } from './reciprok-words.ts'

const score: ReciprokScore = {
  points: 7288,
  score: 72,
  grade: 'B',
  counted: 40,
  answered: 34,
  people: 31,
  medianDays: 6,
  asOf: 0,
  formula: 1,
}

describe('a score in plain words', () => {
  it('is neutral while there is nothing to say', () => {
    expect(reciprokWords(undefined, 'fr')).toEqual({ word: 'Pas encore évalué' })
    const { grade: _, ...unrated } = score
    expect(reciprokWords(unrated, 'fr-x-falc')).toEqual({ word: 'On ne sait pas encore' })
  })

  it('says how many were answered, and in how many days', () => {
    expect(reciprokWords(score, 'fr').figures).toBe('a répondu à 34 candidatures sur 40, en 6 jours')
    expect(reciprokWords(score, 'fr-x-falc').figures).toBe(
      '34 réponses pour 40 candidatures. Réponse en 6 jours.',
    )
    expect(reciprokWords(score, 'en').figures).toBe('answered 34 of 40 applications, within 6 days')
  })

  it('says so in every language, of one and of several', () => {
    const figures = (language: KioskLanguage, answered: number, counted: number, medianDays: number) =>
      reciprokWords({ ...score, answered, counted, medianDays }, language).figures
    expect(figures('fr-x-falc', 1, 1, 1)).toBe('1 réponse pour 1 candidature. Réponse en 1 jour.')
    expect(figures('fr-x-falc', 2, 2, 0)).toBe('2 réponses pour 2 candidatures. Réponse le jour même.')
    expect(figures('en', 1, 5, 1)).toBe('answered 1 of 5 applications, within 1 day')
    expect([1, 2, 6, 11, 100].map((days) => figures('ar', 1, 5, days)?.split('، ')[1])).toEqual([
      'خلال يوم',
      'خلال يومين',
      'خلال 6 أيام',
      'خلال 11 يوما',
      'خلال 100 يوم',
    ])
    expect([1, 2, 6, 21].map((days) => figures('uk', 1, 5, days)?.split(', ')[1])).toEqual([
      ...['за 1 день', 'за 2 дні', 'за 6 днів', 'за 21 день'],
    ])
    expect(figures('en', 1, 5, 0)).toBe('answered 1 of 5 applications, the same day')
  })

  it('says one day and the same day as people do, and no days when nothing was answered', () => {
    expect(reciprokWords({ ...score, answered: 1, medianDays: 1 }, 'fr').figures).toBe(
      'a répondu à 1 candidature sur 40, en 1 jour',
    )
    expect(reciprokWords({ ...score, medianDays: 0 }, 'fr').figures).toMatch(/, le jour même$/)
    const { medianDays: _, ...silent } = { ...score, answered: 0 }
    expect(reciprokWords(silent, 'fr').figures).toBe('a répondu à 0 candidature sur 40')
  })

  it('has its own word for each grade in each language', () => {
    for (const language of kioskLanguages) {
      const words = reciprokGrades.map((grade) => reciprokWords({ ...score, grade }, language).word)
      expect(new Set(words).size, language).toBe(reciprokGrades.length)
    }
  })
})

describe('the grade', () => {
  it('waits for five counted applications of three people', () => {
    expect(gradeOf(100, 4, 4)).toBeUndefined()
    expect(gradeOf(100, 5, 2)).toBeUndefined()
    expect(gradeOf(100, 5, 3)).toBe('A')
  })

  it.each([
    [100, 'A'],
    [85, 'A'],
    [84, 'B'],
    [70, 'B'],
    [69, 'C'],
    [50, 'C'],
    [49, 'D'],
    [30, 'D'],
    [29, 'E'],
    [0, 'E'],
  ] as const)('of %i is %s', (points, grade) => {
    expect(gradeOf(points, 5, 3)).toBe(grade)
  })

  it('carries the label from C up', () => {
    expect(reciprokGrades.map(hasLabel)).toEqual([true, true, true, false, false])
    expect(hasLabel(undefined)).toBe(false)
  })
})
