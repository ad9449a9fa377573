import { expect, it } from 'vitest'
import { syntheticOffer } from '../../tests/support/france-travail/synthetic-offers.ts'
import { START } from '../testing/start.ts'
import { readOffer } from './read-offer.ts'

const OWN = 'https://candidat.francetravail.fr/offres/recherche/detail/48ABC'
const least = { id: '48ABC', intitule: 'Vendeur', dateCreation: '2026-06-02T08:00:00.123Z' }
const read = (fields: object = {}) => readOffer({ ...least, ...fields })

it.each([
  [null],
  ['an offer'],
  [{}],
  [{ ...least, id: undefined }],
  [{ ...least, id: '../elsewhere' }],
  [{ ...least, intitule: '   ' }],
  [{ ...least, intitule: 12 }],
  [{ ...least, dateCreation: 'yesterday' }],
  [{ ...least, dateCreation: '1960-01-01T00:00:00Z' }],
])('is no offer: %j', (row) => {
  expect(readOffer(row)).toBeNull()
})

it('reads the least that an offer has, and nothing that it does not say', () => {
  expect(read()).toEqual({
    source: 'france-travail',
    number: '48ABC',
    title: 'Vendeur',
    criteria: [],
    url: OWN,
    listedAt: Date.parse('2026-06-02T08:00:00.123Z'),
  })
})

it('takes a field of another type for one that says nothing', () => {
  const odd = { description: 5, lieuTravail: 'Mende', permis: {}, formations: ['CAP'], alternance: 'non' }
  expect(read({ ...odd, salaire: null, origineOffre: [], competences: [null, 4] })).toEqual(read())
})

it('shows how to reach nobody, and words as people read them', () => {
  const offer = readOffer(syntheticOffer(0, '48', START))!
  expect(offer).toMatchObject({
    town: 'Mende',
    contract: 'apprenticeship',
    hours: 'Temps plein, 35 h par semaine',
  })
  expect(offer.description).toContain('Vous rejoignez une équipe de 3 personnes & vous apprenez')
  expect(offer.description).toContain('Contactez Mme … au … ou ….')
  expect(offer.description).not.toContain('🌱')
  expect(JSON.stringify(offer)).not.toMatch(/Durand|DURAND|01 99|rh@/)
})

it.each([
  ['CDI', 'permanent'],
  ['CDD', 'fixed-term'],
  ['SAI', 'fixed-term'],
  ['MIS', 'temporary'],
  ['LIB', undefined],
])('the contract %s is %s', (typeContrat, contract) => {
  expect(read({ typeContrat })?.contract).toBe(contract)
})

it.each([
  ['Mensuel de 1923.00 Euros sur 12 mois', '1 923 € brut par mois'],
  ['Mensuel de 1823.03 Euros à 2100.00 Euros sur 12 mois', '1 823,03 à 2 100 € brut par mois'],
  ['Horaire de 12.02 Euros', '12,02 € brut de l’heure'],
  ['Annuel de 24000,00 Euros sur 12 mois', '24 000 € brut par an'],
  ['Mensuel de 1900.00 Euros sur 13 mois', 'Mensuel de 1900.00 Euros sur 13 mois'],
  ['A débattre', 'A débattre'],
])('pay: %s', (libelle, pay) => {
  expect(read({ salaire: { libelle } })?.pay).toBe(pay)
})

it.each([
  ['Temps partiel', '24H30/semaine', 'Temps partiel, 24 h 30 par semaine'],
  ['Temps plein', '35H Horaires normaux', 'Temps plein, 35 h Horaires normaux'],
  ['Temps plein', 'Temps plein', 'Temps plein'],
  [undefined, '20H/semaine', '20 h par semaine'],
  ['Temps partiel', undefined, 'Temps partiel'],
])('hours: %s, %s', (dureeTravailLibelleConverti, dureeTravailLibelle, hours) => {
  expect(read({ dureeTravailLibelleConverti, dureeTravailLibelle })?.hours).toBe(hours)
})

it.each([
  ['48 - MENDE', 'Mende'],
  ['48 - SAINT-CHELY-D’APCHER', 'Saint-Chely-d’Apcher'],
  ['2A - AJACCIO', 'Ajaccio'],
  ['974 - ST PIERRE', 'St Pierre'],
  ['13 - L’ISLE SUR LA SORGUE', 'L’Isle sur la Sorgue'],
  ['Lozère', 'Lozère'],
  ['', undefined],
])('town: %s', (libelle, town) => {
  expect(read({ lieuTravail: { libelle } })?.town).toBe(town)
})

it('asks for what is required, not for what is wished for', () => {
  const offer = read({
    formations: [
      { niveauLibelle: 'CAP, BEP', domaineLibelle: 'Vente', exigence: 'E' },
      { niveauLibelle: 'Bac', exigence: 'S' },
    ],
    permis: [{ libelle: 'B', exigence: 'E' }],
    experienceExige: 'E',
    experienceLibelle: '1 An(s)',
    competences: [
      { code: null, libelle: 'Tenir une caisse', exigence: 'E' },
      { libelle: 'Étiqueter', exigence: 'S' },
    ],
    langues: [{ libelle: 'Anglais', exigence: 'S' }],
  })
  expect(offer?.criteria).toEqual([
    { kind: 'title', label: 'CAP, BEP : Vente' },
    { kind: 'title', label: 'B' },
    { kind: 'experience', label: 'Expérience de 1 an' },
    { kind: 'competence', label: 'Tenir une caisse' },
  ])
})

it('cuts what is longer than its limit, where a character ends', () => {
  const offer = read({ intitule: '𝕏'.repeat(200), permis: Array(30).fill({ libelle: 'B', exigence: 'E' }) })
  expect([...offer!.title]).toHaveLength(120)
  expect(offer!.title.endsWith('𝕏…')).toBe(true)
  expect(offer!.criteria).toHaveLength(12)
})

it('names the partner only where it leads there, by its address when it says no name', () => {
  const partenaires = [{ nom: 'Job Board' }]
  const urlOrigine = 'https://job.exemple.fr/1'
  const partnerOf = (origine: object) => read({ origineOffre: { origine: '2', ...origine } })?.partner
  expect(partnerOf({ urlOrigine, partenaires })).toBe('Job Board')
  expect(partnerOf({ urlOrigine })).toBe('job.exemple.fr')
  expect(partnerOf({ urlOrigine: 'http://job.exemple.fr/1', partenaires })).toBeUndefined()
})

it('leaves the name of a firm as it is', () => {
  expect(read({ entreprise: { nom: 'Mr Bricolage' } })?.company).toBe('Mr Bricolage')
})

it.each([
  [{ origine: '2', urlOrigine: 'https://job.exemple.fr/1' }, 'https://job.exemple.fr/1'],
  [{ origine: '1', urlOrigine: 'https://job.exemple.fr/1' }, OWN],
  [{ origine: '2', urlOrigine: 'http://job.exemple.fr/1' }, OWN],
  [{ origine: '2', urlOrigine: 'javascript:alert(1)' }, OWN],
  [{ origine: '2', urlOrigine: 'https://user@job.exemple.fr' }, OWN],
  [{ origine: '2', urlOrigine: `https://job.exemple.fr/${'a'.repeat(600)}` }, OWN],
  [{ origine: '2' }, OWN],
  [
    { origine: '2', urlOrigine: 'https://candidat.pole-emploi.fr/offres/1' },
    'https://candidat.francetravail.fr/offres/1',
  ],
])('leads to where one applies: %j', (origineOffre, url) => {
  expect(read({ origineOffre })?.url).toBe(url)
})
