import { describe, expect, it } from 'vitest'
import { fairNeed } from './fair-need.ts'

const grounds = (text: string) => fairNeed(text).leftOut.map(({ ground }) => ground)

describe('what a search is not made of', () => {
  it.each([
    ['accueil et caisse, moins de 30 ans', 'age'],
    ['quelqu’un de jeune et dynamique', 'age'],
    ['une femme pour accueillir les clients', 'sex'],
    ['habiter à côté', 'residence'],
    ['habitante du quartier', 'residence'],
    ['diplôme de cuisine', 'diploma'],
    ['CAP exigé', 'diploma'],
    ['bac +2', 'diploma'],
    ['nationalité française', 'origin'],
    ['un nom de famille connu', 'name'],
    ['pas enceinte', 'pregnancy'],
    ['pas de handicap', 'health'],
  ])('%s: %s', (text, ground) => {
    expect(grounds(text)).toContain(ground)
  })

  it('what is left is looked up, each ground told once', () => {
    expect(fairNeed('Accueillir les clients, moins de 30 ans, pas trop vieux, tenir la caisse')).toEqual({
      words: 'Accueillir les clients, , pas , tenir la caisse',
      leftOut: [{ ground: 'age', passage: 'moins de 30 ans' }],
    })
  })
})

describe('what a search is made of', () => {
  it.each([
    ['accueil, anglais de base'],
    ['garder des enfants'],
    ['aide à domicile pour des personnes handicapées'],
    ['lire un plan, capable de porter, tenir la caisse'],
    ['permis B'],
    ['femme de ménage'],
  ])('%s', (text) => {
    expect(fairNeed(text)).toEqual({ words: text, leftOut: [] })
  })
})
