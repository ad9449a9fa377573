import { describe, expect, it } from 'vitest'
import { LONGEST_TEXT, refusalOf } from './guard.ts'

describe('what is not looked up', () => {
  it.each([
    ['', 'nothing-typed'],
    ['   \n', 'nothing-typed'],
    ['🙂👩‍🍳', 'nothing-typed'],
    ['…?!', 'nothing-typed'],
    ['1234', 'nothing-typed'],
    ['a'.repeat(LONGEST_TEXT + 1), 'too-long'],
    ['j’ai gardé mes neveux '.repeat(100), 'too-long'],
    ['أعرف الطبخ', 'other-script'],
    ['Я готовлю', 'other-script'],
    ['我会做饭', 'other-script'],
    ['06 12 34 56 78', 'contact-details'],
    ['appelez-moi au +33 6.12.34.56.78', 'contact-details'],
    ['1 85 05 78 006 084 36', 'contact-details'],
    ['nadia@exemple.fr', 'contact-details'],
    ['je suis diabétique', 'health'],
    ["J'ai un cancer", 'health'],
    ['jai mal au dos', 'health'],
    ['je suis enceinte', 'health'],
    ['je suis en situation de handicap', 'health'],
    ['j’ai la RQTH', 'health'],
    ['mon psychiatre dit que je peux travailler', 'health'],
    ['connard', 'insult'],
    ['ta gueule', 'insult'],
    ['fdp', 'insult'],
    ['salope !!', 'insult'],
  ])('%j: %s', (text, reason) => {
    expect(refusalOf(text)).toBe(reason)
  })
})

describe('what is looked up all the same', () => {
  it.each([
    ["j'ai gardé mes neveux"],
    ["j'ai aidé des personnes malades"],
    ['infirmier en cancérologie'],
    ['je suis aide-soignante auprès de personnes handicapées'],
    ['conducteur d’engins'],
    ['CACES R489 catégorie 3'],
    ['permis C depuis 2015'],
    ['développeur C++ / C#'],
    ['a'.repeat(LONGEST_TEXT)],
    ['dératiseur'],
    ['j’ai géré une équipe de 12 personnes en 2021 et 2022'],
  ])('%j', (text) => {
    expect(refusalOf(text)).toBeNull()
  })
})
