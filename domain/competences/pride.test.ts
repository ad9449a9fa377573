import { describe, expect, it } from 'vitest'
import { blankProfile } from './life-answers.ts'
import { longestPride, readPride, withPride } from './pride.ts'

const author = { siteId: 'mende', deviceId: 'k1', now: 1000 }

describe('what one is proud of', () => {
  it('is refused when it is longer than the page takes', () => {
    expect(readPride('é'.repeat(longestPride + 1))).toEqual({ ok: false, reason: 'long' })
    expect(readPride('é'.repeat(longestPride)).ok).toBe(true)
  })

  it.each([
    ['Appelez-moi au 06 39 98 12 34 !', 'contact', '06 39 98 12 34'],
    ['Mon numéro : +33 6 39 98 12 34', 'contact', '+33 6 39 98 12 34'],
    ['Écrivez à nadia@exemple.fr', 'contact', 'nadia@exemple.fr'],
    ['Mes gâteaux sont sur www.exemple.fr', 'contact', 'www.exemple.fr'],
    ['Je chante, voir @nadia_chante', 'contact', '@nadia_chante'],
    ['J’ai repris le sport malgré mon handicap.', 'who-one-is', 'handicap'],
    ['J’ai aidé à la mosquée du quartier.', 'who-one-is', 'mosquée'],
  ])('%s is told to the person before it is kept', (typed, kind, passage) => {
    expect(readPride(typed)).toEqual({ ok: true, value: { text: typed, warning: { kind, passage } } })
  })

  it.each([
    'J’ai cuisiné pour 120 personnes en 2019.',
    'J’ai vendu 1 200 gâteaux.',
    'J’ai gardé des enfants.',
  ])('%s is kept', (typed) => {
    expect(readPride(typed)).toEqual({ ok: true, value: { text: typed } })
  })

  it('is cleaned', () => {
    expect(readPride('  Mon\u200b jardin\u202e ')).toEqual({ ok: true, value: { text: 'Mon jardin' } })
  })

  it('stands on the page, and goes when it is taken back', () => {
    const blank = blankProfile('V1', author)
    expect(withPride(blank, '', author)).toBe(blank)
    const proud = withPride(blank, 'Mon jardin', author)
    expect(proud.pride).toEqual({ text: 'Mon jardin', saidAt: proud.rev })
    expect(withPride(proud, 'Mon jardin', author)).toBe(proud)
    const silent = withPride(proud, '', { ...author, now: 2000 })
    expect(silent.pride).toEqual({ saidAt: silent.rev })
  })
})
