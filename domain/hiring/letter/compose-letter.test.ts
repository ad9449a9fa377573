import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kioskLanguages, type KioskLanguage } from '../../language.ts'
import { blockingWords } from '../../wording/wording-guard.ts'
import { stepForwardKinds } from '../application.ts'
import { refusalCodes } from '../refusal-grid.ts'
import { composeLetter, isLetter, letterText, type Letter } from './compose-letter.ts'
import { letterTexts, letterTypes } from './letter-texts.ts'
import { tones } from './tones.ts'

/** As the product asks of a letter without the employer's own words: what a person reads while standing. */
const MOST_WORDS = 60
/** Of easy French, in one sentence. */
const MOST_IN_A_SENTENCE = 15

const facts = { name: 'Aïcha', offer: 'Boulanger de nuit', employer: 'Le Fournil' }
const criterion = { criterionId: 'c1', criterion: 'Servir des clients' }
const reads = (letter: Letter, language: KioskLanguage, who: object = facts) =>
  letterText(composeLetter(letter, { ...facts, ...who }, language))
const refused = (changes: Partial<Letter> = {}): Letter => ({
  ...{ type: 'refused', tone: 'plain', reasons: [{ code: 'position_filled' }] },
  ...changes,
})
/** Words of which nobody is helped, or that promise. */
const hurting =
  /malheureusement|hélas|désol|regret|navré|profil\b|échec|insuffisant|mauvais cand|unfortunately|sorry|fail|на жаль|للأسف|rappellerons|garderons|prochaine fois|we will call|will keep/iu

const aLetter = fc.record({
  type: fc.constantFrom(...letterTypes),
  tone: fc.constantFrom(...tones),
  language: fc.constantFrom(...kioskLanguages),
  codes: fc.uniqueArray(fc.constantFrom(...refusalCodes), { minLength: 1, maxLength: 3 }),
  isPointed: fc.boolean(),
  isLiked: fc.boolean(),
  step: fc.option(fc.constantFrom(...stepForwardKinds), { nil: undefined }),
  on: fc.option(fc.constantFrom('2026-12-08', '2027-01-01'), { nil: undefined }),
})

describe('a letter', () => {
  it('holds no blank, hurts and promises nothing, and says nothing that an employer may not, whatever it is made of', () => {
    fc.assert(
      fc.property(aLetter, ({ type, tone, language, codes, isPointed, isLiked, step, on }) => {
        const text = reads(
          {
            ...{ type, tone },
            ...(type === 'refused' || type === 'qualified'
              ? { reasons: codes.map((code) => ({ code, ...(isPointed ? criterion : {}) })) }
              : {}),
            ...(isLiked ? { strength: criterion } : {}),
            ...(step ? { stepForward: { kind: step } } : {}),
            ...(type === 'pursued'
              ? { nextStep: { what: 'Appel', kind: 'call', ...(on ? { on, time: '10:00' } : {}) } }
              : {}),
          },
          language,
        )
        expect(text).not.toMatch(/[{}]|undefined| {2}|\n{3}| \n/u)
        expect(text).not.toMatch(hurting)
        expect(blockingWords(text)).toEqual([])
        expect(text.endsWith('\n\nLe Fournil')).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  const everyRefusal = tones.flatMap((tone) =>
    kioskLanguages.flatMap((language) => refusalCodes.map((code) => ({ tone, language, code }))),
  )

  it('of a refusal is short, and ends with what it does not speak of', () => {
    const long = everyRefusal.flatMap(({ tone, language, code }) => {
      const letter = refused({ tone, reasons: [{ code, ...criterion }], strength: criterion })
      const words = stepForwardKinds.map((kind) => {
        const text = reads({ ...letter, stepForward: { kind } }, language)
        expect(text.split('\n\n').at(-2)).toBe(letterTexts[language].closing.refused[tone])
        return text
          .replace(/\n\nLe Fournil$/u, '')
          .split(/\s+/u)
          .filter((word) => /\p{L}/u.test(word)).length
      })
      const most = Math.max(...words)
      return most > MOST_WORDS ? [`${language} ${tone} ${code}: ${most}`] : []
    })
    expect(long).toEqual([])
  })

  it('greets, answers with its reasons, says what was liked and what may help, closes and signs, in this order', () => {
    const letter = refused({
      reasons: [{ code: 'position_filled' }, { code: 'recruitment_stopped' }],
      ...{ strength: criterion, stepForward: { kind: 'challenge' }, message: 'Bonne route.' },
    })
    const { strength, step, closing, reason } = letterTexts.fr
    const liked = strength.plain.replace('{criterion}', '«\u202fServir des clients\u202f»')
    expect(composeLetter(letter, facts, 'fr')).toEqual([
      { kind: 'said', words: 'Bonjour Aïcha,' },
      {
        kind: 'said',
        words: 'Merci pour votre candidature «\u202fBoulanger de nuit\u202f». Nous ne la poursuivons pas.',
      },
      { kind: 'said', words: reason.position_filled.plain },
      { kind: 'said', words: reason.recruitment_stopped.plain },
      { kind: 'said', words: `${liked} ${step.challenge}` },
      { kind: 'own', words: 'Bonne route.' },
      { kind: 'said', words: closing.refused.plain },
      { kind: 'name', words: 'Le Fournil' },
    ])
  })

  it('of easy French says one idea a sentence', () => {
    const everyPart = Object.values(letterTexts['fr-x-falc']).flatMap(leaves)
    const long = everyPart
      .flatMap((text) => text.replace('{offer}', '« Boulanger de nuit »').split(/[.!?:]\s*/u))
      .map((sentence) => sentence.replace('{criterion}', '« Servir des clients »').trim())
      .filter(
        (sentence) =>
          sentence.split(/\s+/u).filter((word) => /\p{L}/u.test(word)).length > MOST_IN_A_SENTENCE,
      )
    expect(long).toEqual([])
  })

  it('is written apart in each tone, with French spaces, and in the letters of its language', () => {
    for (const language of kioskLanguages) {
      const { reason, opening } = letterTexts[language]
      for (const [name, inTones] of [...Object.entries(reason), ...Object.entries(opening)]) {
        expect(new Set(Object.values(inTones)).size, `${language} ${name}`).toBe(3)
      }
      const all = Object.values(letterTexts[language])
        .flatMap(leaves)
        .filter((text) => text !== '')
      for (const text of all) {
        if (language.startsWith('fr')) expect(text).not.toMatch(/[^\u202F][:;!?»]|«[^\u202F]|'/u)
        const bare = text.replace(/\{\w+\}/gu, '')
        if (language === 'ar') expect(bare).not.toMatch(/\p{Script=Latin}/u)
        if (language === 'uk') expect(bare).not.toMatch(/\p{Script=Latin}/u)
      }
    }
  })

  it('says the point of the offer in its words, or that there is one where it is not known', () => {
    const pointing = refused({ reasons: [{ code: 'skill_missing', criterion: 'Rendre 5 $& {offer}' }] })
    expect(reads(pointing, 'fr')).toContain('L’annonce demande «\u202fRendre 5 $& {offer}\u202f».')
    expect(reads(refused({ reasons: [{ code: 'skill_missing' }] }), 'fr')).toContain(
      'demande un point précis.',
    )
  })

  it('gives each of several reasons its own lines, its words from the employer beside it', () => {
    const letter = refused({
      reasons: [
        { code: 'position_filled' },
        { code: 'skill_missing', ...criterion, note: 'Le rayon frais.' },
        { code: 'schedule_mismatch', note: 'Le soir.' },
      ],
    })
    for (const language of kioskLanguages) {
      const { opening, reason } = letterTexts[language]
      const parts = composeLetter(letter, facts, language)
      const begins = (text: string) => text.split('{')[0]!
      expect(parts[1]!.words.startsWith(begins(opening.refused.plain)), language).toBe(true)
      expect(parts[1]!.words, language).not.toContain(reason.position_filled.plain)
      expect(parts.slice(2, 7).map(({ kind }) => kind)).toEqual(['said', 'said', 'own', 'said', 'own'])
      expect(parts[2]!.words).toBe(reason.position_filled.plain)
      expect(parts[4]!.words).toBe('Le rayon frais.')
      expect(parts[5]!.words).toBe(reason.schedule_mismatch.plain)
    }
  })

  it('says a single reason with what opens it, but in easy French on a line of its own', () => {
    const { opening, reason } = letterTexts['fr-x-falc']
    const [, first, second] = composeLetter(refused(), facts, 'fr-x-falc')
    expect(first!.words).toBe(opening.refused.plain.replace('{offer}', '«\u202fBoulanger de nuit\u202f»'))
    expect(second!.words).toBe(reason.position_filled.plain)
    expect(composeLetter(refused(), facts, 'fr')[1]!.words).toContain(
      letterTexts.fr.reason.position_filled.plain,
    )
  })

  it('keeps apart what the employer wrote, and names nobody without a name', () => {
    const parts = composeLetter(
      refused({ reasons: [{ code: 'other', note: 'Le poste part.' }], message: 'Bonne route.' }),
      { ...facts, name: null },
      'en',
    )
    expect(parts[0]).toEqual({ kind: 'said', words: 'Hello,' })
    expect(parts.filter(({ kind }) => kind === 'own').map(({ words }) => words)).toEqual([
      'Le poste part.',
      'Bonne route.',
    ])
  })

  it('says when and how one meets, or in the employer’s words what it named itself', () => {
    const meets = (nextStep: Letter['nextStep'], language: KioskLanguage = 'fr') =>
      reads({ type: 'pursued', tone: 'plain', nextStep }, language).replace(/\s+/gu, ' ')
    const day = { on: '2026-12-08', time: '10:00' }
    expect(meets({ what: 'x', kind: 'meeting', ...day })).toContain('Un entretien : mardi 8 décembre à 10 h.')
    expect(meets({ what: 'x', kind: 'call' })).toContain('Un appel. Le jour reste à convenir.')
    // An hour alone is no moment.
    expect(meets({ what: 'x', kind: 'call', time: '10:00' })).toContain('Un appel. Le jour reste à convenir.')
    expect(meets({ what: 'Un café' })).toContain('Un café Le jour reste à convenir.')
    expect(meets({ what: 'Un café', on: '2026-12-08' })).toContain('Un café Mardi 8 décembre.')
    expect(meets({ what: 'x', kind: 'meeting', ...day }, 'en')).toContain('An interview: Tuesday')
  })

  it('of what comes next, added to a yes, explains no refusal, in any language', () => {
    const nextStep = { what: 'Premier jour', kind: 'first-day', on: '2026-12-08' } as const
    for (const language of kioskLanguages) {
      const { opening, closing } = letterTexts[language]
      for (const tone of tones) {
        const planned = reads({ type: 'qualified', tone, nextStep }, language)
        const begins = (text: string) => text.split('{')[0]!
        expect(planned).toContain(begins(opening.planned[tone]))
        expect(planned).not.toContain(closing.qualified[tone])
        const explained = reads({ type: 'qualified', tone, reasons: [{ code: 'position_filled' }] }, language)
        expect(explained).toContain(closing.qualified[tone])
      }
    }
  })

  it('says of an offer that is gone that there was one, in whole sentences', () => {
    for (const language of kioskLanguages) {
      const { opening, someOffer, quoted } = letterTexts[language]
      for (const tone of tones) {
        for (const type of letterTypes) {
          const [, first] = composeLetter({ type, tone }, { ...facts, offer: '' }, language)
          expect(opening[type][tone]).toContain('{offer}')
          expect(first!.words).toContain(someOffer)
          expect(first!.words).not.toContain(quoted.replace('{words}', ''))
        }
      }
    }
    const [, first] = composeLetter(refused(), { ...facts, offer: '' }, 'fr')
    expect(first!.words).toContain('Merci pour votre candidature «\u202foffre retirée\u202f».')
  })

  it('keeps the day of a meeting apart that only the employer’s own words name', () => {
    const nextStep = { what: 'Un café', on: '2026-12-08' }
    const kinds = composeLetter({ type: 'pursued', tone: 'plain', nextStep }, facts, 'fr').map(
      ({ kind }) => kind,
    )
    expect(kinds).toEqual(['said', 'said', 'own', 'moment', 'said', 'name'])
  })

  it('sets what is inserted apart where lines run from the right', () => {
    expect(reads(refused(), 'ar')).toContain('\u2068«Boulanger de nuit»\u2069')
    expect(reads(refused(), 'uk')).not.toContain('\u2068')
  })

  it('is no letter that was told without a tone, or that has none', () => {
    expect(isLetter({ type: 'refused' })).toBe(false)
    expect(isLetter({ type: 'candidate-declined', tone: 'plain' })).toBe(false)
    expect(isLetter({ type: 'refused', tone: 'plain' })).toBe(true)
  })
})

function leaves(part: unknown): string[] {
  if (typeof part === 'string') return [part]
  return Object.values(part as object).flatMap(leaves)
}
