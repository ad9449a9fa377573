import { describe, expect, it } from 'vitest'
import { fieldOfMissing, missingForCandidates, missingReasons, missingToPublish } from './publication.ts'

const whole = {
  title: 'Boulanger de nuit',
  romeCode: 'D1102',
  town: 'Brest',
  hours: '35 h, de 2 h à 9 h',
  pay: '1 830 € brut par mois',
  criteria: [{ label: 'Pétrir et façonner' }],
}
const missing = (told: Partial<typeof whole>) => missingForCandidates({ ...whole, ...told })

describe('what a candidate must read', () => {
  it('lacks nothing where all of it is said, and everything in an empty form', () => {
    expect(missing({})).toEqual([])
    expect(missingForCandidates({ title: '', criteria: [] })).toEqual(missingReasons)
    expect(
      missing({ title: 'RH', romeCode: '', town: ' ', hours: '', pay: '', criteria: [{ label: ' ' }] }),
    ).toEqual(missingReasons)
  })

  it.each(['ADV', 'H/F', '1234', '  DJ  ', 'É.A.'])('a title is more than %j', (title) => {
    expect(missing({ title })).toEqual(['title-too-short'])
  })
  it.each(['Chef', 'Aide à domicile', 'Élu·e', 'كهربائي'])('a title may be %j', (title) => {
    expect(missing({ title })).toEqual([])
  })

  it.each([
    '1 830 €',
    'De 1 800 à 2 000 € brut',
    'SMIC',
    'Au Smic horaire',
    'Selon la convention collective',
    'grille de la fonction publique',
    'Barème légal des apprentis',
    'Deux mille euros',
    'Mission bénévole',
  ])('%j says the pay', (pay) => {
    expect(missing({ pay })).toEqual([])
  })
  it.each(['Selon profil', 'À négocier', 'n.c.', 'Attractif', 'Salaire motivant', '€', '—', 'à définir'])(
    '%j does not',
    (pay) => {
      expect(missing({ pay })).toEqual(['no-pay'])
    },
  )

  it.each(['À définir', 'À – définir', 'nc', '?', '…', 'à voir'])(
    '%j says neither hours nor a place',
    (words) => {
      expect(missing({ hours: words, town: words })).toEqual(['no-place', 'no-hours'])
    },
  )
  it.each(['Temps partiel', 'De nuit', 'Le week-end'])('%j says the hours', (hours) => {
    expect(missing({ hours })).toEqual([])
  })

  it('each reason leads to a part of its own', () => {
    expect(new Set(Object.values(fieldOfMissing)).size).toBe(missingReasons.length)
  })
})

describe('a publication', () => {
  const bare = { title: 'Boulanger de nuit', criteria: [] }
  const open = { publishedAt: 1 }
  const closed = { publishedAt: 1, closedAt: 2 }

  it('is of an offer that can be understood; a draft and a closed offer may say anything', () => {
    const all = ['no-trade', 'no-place', 'no-hours', 'no-pay', 'no-criterion']
    expect(missingToPublish({ ...bare, ...open })).toEqual(all)
    expect(missingToPublish({ ...bare, ...open }, bare)).toEqual(all)
    expect(missingToPublish(bare)).toEqual([])
    expect(missingToPublish({ ...bare, ...closed })).toEqual([])
    expect(missingToPublish({ ...whole, ...open }, bare)).toEqual([])
  })

  it('asks everything of a closed offer that is published again', () => {
    expect(missingToPublish({ ...whole, pay: '', ...open }, { ...whole, pay: '', ...closed })).toEqual([
      'no-pay',
    ])
  })

  it('keeps what is open already, and what that says', () => {
    const before = { ...whole, pay: '', ...open }
    expect(missingToPublish({ ...before, title: 'Boulangère de nuit' }, before)).toEqual([])
    expect(missingToPublish({ ...before, town: '' }, before)).toEqual(['no-place'])
  })
})
