import { expect, it } from 'vitest'
import { withoutContact } from './without-contact.ts'

it.each([
  ['Appelez le 06 12 34 56 78 le matin', 'Appelez le … le matin'],
  ['Tél. 01.99.00.12.34, demandez Mme Durand', 'Tél. …, demandez Mme …'],
  ['+33 (0)6 39 98 12 34', '…'],
  ['Outre-mer : +262 692 12 34 56 ou 0262123456', 'Outre-mer : … ou …'],
  ['Écrivez à rh.mende@exemple.fr ou rh(at)exemple.fr.', 'Écrivez à … ou ….'],
  ['Monsieur Le Goff vous recevra', 'Monsieur … vous recevra'],
  ['Demandez MME DUPONT ou M DUPONT', 'Demandez MME … ou M …'],
  ['Mme de Kersauson, MONSIEUR MARTIN', 'Mme …, MONSIEUR …'],
  ['Appel gratuit 0 800 123 456 ou 02 98 123 456', 'Appel gratuit … ou …'],
  ['0612345678.', '….'],
])('%s', (text, shown) => {
  expect(withoutContact(text)).toBe(shown)
})

it.each([
  'Salaire de 1823 à 2100 euros, 35 heures, 12 mois',
  'CDI à pourvoir au 01/12/2026, code postal 48000',
  'SIRET 000 000 000 00018',
  'Vous avez le permis B et 2 ans d’expérience à Mende',
  'Madame, Monsieur,',
  'Prise de poste le 01/12/2026, 35 heures',
  'Taille M ou L',
])('leaves what reaches nobody: %s', (text) => {
  expect(withoutContact(text)).toBe(text)
})
