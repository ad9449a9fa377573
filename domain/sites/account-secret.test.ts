import { expect, it } from 'vitest'
import { faultOfSecret } from './account-secret.ts'

const known = ['maelle', 'Maëlle Le Goff', 'Pépinière de Brest']

it.each([
  ['court1234AB', 'too-short'],
  ['a'.repeat(201), 'too-long'],
  ['121212121212', 'too-simple'],
  ['motdepasse2026', 'guessable'],
  ['Azertyuiop123', 'guessable'],
  ['Pépinière de Brest', 'guessable'],
  ['maelle-brest-26', 'guessable'],
  ['tracteur lampe nuage citron', null],
  ['Maëlle aime le vélo vert', null],
  ['n7#Kq2!vTz9$', null],
])('%s', (secret, fault) => {
  expect(faultOfSecret(secret, known)).toBe(fault)
})

it('twelve characters, six of them different, are enough, and two hundred still are read', () => {
  const six = 'zwvxkq'
  expect(faultOfSecret(six + six, known)).toBeNull()
  expect(faultOfSecret(`${six.slice(0, 5)}zwvxkzw`, known)).toBe('too-simple')
  expect(faultOfSecret(six.repeat(33) + 'zw', known)).toBeNull()
  expect(faultOfSecret(six.repeat(33) + 'zwv', known)).toBe('too-long')
})

it('a beginning that everybody tries is none where twelve signs more follow it', () => {
  expect(faultOfSecret('motdepasse-tracteur-lampe', known)).toBeNull()
  expect(faultOfSecret('motdepasse-tracteurlamp', known)).toBeNull()
  expect(faultOfSecret('motdepasse-tracteurlam', known)).toBe('guessable')
})

it('words of four letters and more that all know are taken away, the longest first', () => {
  // What is left has fewer than six signs, or six.
  expect(faultOfSecret('brest-brest-vwxyz', known)).toBe('guessable')
  expect(faultOfSecret('brest-brest-vwxyzq', known)).toBeNull()
  expect(faultOfSecret('zoé-zoé-zoé-zoé-vw', ['Zoé'])).toBeNull()
  expect(faultOfSecret('lune-lune-lune-vw', ['Lune'])).toBe('guessable')
  expect(faultOfSecret('jardinier-jardinier', ['jardin jardinier'])).toBe('guessable')
  expect(faultOfSecret('jardinierxyzw', ['jardin', 'jardinier'])).toBe('guessable')
  expect(faultOfSecret('jardinierxyzw', ['jardin'])).toBeNull()
  // Signs alone hold nothing that anybody knows.
  expect(faultOfSecret('!?#*%&!?#*%&', known)).toBeNull()
  expect(faultOfSecret('brest  brest vwx', ['Ville  Brest'])).toBe('guessable')
})
