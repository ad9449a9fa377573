import { describe, expect, it } from 'vitest'
import { folded, stemOf, wordsOf } from './words.ts'

const stems = (text: string) => wordsOf(text).map(({ stem }) => stem)

describe('words of a text', () => {
  it.each(['', '   ', '…!?', '🙂🙂', 'je le la les des', "j'ai d'un l'"])('%j has none', (text) => {
    expect(stems(text)).toEqual([])
  })

  it('keeps each as it was typed', () => {
    expect(wordsOf('Les Boulangères').map(({ typed }) => typed)).toEqual(['Boulangères'])
  })

  it.each([
    ['Conducteur / Conductrice d’engins agricoles', 'conducteur engin agricol'],
    ["Conducteur d'engins agricoles", 'conducteur engin agricol'],
    ['CONDUCTRICE D’ENGIN AGRICOLE', 'conducteur engin agricol'],
    ['Chef de projet / Cheffe de projet web', 'chef projet web'],
    ['Infirmier libéral / Infirmière libérale', 'infirmi liberal'],
    ['Agent / Agente de propreté', 'agent propret'],
    ['Vendeur-conseil / Vendeuse-conseil', 'vendeur conseil'],
  ])('%s is read without its second gender', (title, read) => {
    expect(stems(title).join(' ')).toBe(read)
  })

  it.each([
    ['jai gardé mes neveux', "j'ai gardé mes neveux"],
    ['g fait du bricolage', "j'ai fait du bricolage"],
    ['jm cuisiner pr bcp', "j'aime cuisiner pour beaucoup"],
    ['kom prof', 'comme professeur'],
    ['jai fé la cuisine', 'j’ai fait la cuisine'],
  ])('%s is read as %s', (message, sentence) => {
    expect(stems(message)).toEqual(stems(sentence))
  })
})

describe('one stem for', () => {
  it.each([
    ['boulangère', 'boulanger'],
    ['directrices', 'directeur'],
    ['vendeuses', 'vendeur'],
    ['infirmière', 'infirmiers'],
    ['technicienne', 'technicien'],
    ['bateaux', 'bateau'],
    ['animaux', 'animal'],
    ['sportive', 'sportif'],
    ['employée', 'employé'],
    ['patronne', 'patron'],
    ['cheffe', 'chef'],
    ['contremaîtresse', 'contremaître'],
    ['ambassadrice', 'ambassadeur'],
    ['gardé', 'garder'],
    ['gardais', 'garder'],
    ['gardées', 'garder'],
    ['géré', 'gérer'],
    ['nettoyait', 'nettoyer'],
  ])('%s and %s', (one, other) => {
    expect(stemOf(folded(one))).toBe(stemOf(folded(other)))
  })

  it.each([
    ['bois', 'bo'],
    ['gaz', 'ga'],
    ['menuisier', 'menuiserie'],
  ])('not %s and %s', (one, other) => {
    expect(stemOf(one)).not.toBe(stemOf(other))
  })
})
