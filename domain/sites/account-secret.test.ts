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
