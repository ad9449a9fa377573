import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Visitor } from '../../../domain/visits/visitor.ts'
import { until } from '../../data/testing/device.ts'
import { button, link, screen } from '../test-support/mount-host.ts'
import { signIn, useHostDesk } from '../test-support/open-desk.ts'

const known: Visitor = {
  ...{ id: 'V1', name: 'Élodie Le Gall', siteId: 'mende', rev: '000000001.000.server', at: 1, by: 'server' },
  ...{ stamps: {}, firstSeenOn: '2026-11-02', lastSeenOn: '2026-11-20' },
}
const desk = useHostDesk(({ server }) => server.write('visitors', known))
beforeEach(async () => {
  await signIn()
  await desk.go('/visiteurs')
  await until(() => screen().includes('Importer une liste'))
  link('Importer une liste').click()
  await until(() => document.querySelector('input[type=file]'))
})
function choose(text: string) {
  const input = document.querySelector<HTMLInputElement>('input[type=file]')!
  Object.defineProperty(input, 'files', { value: [new File([text], 'gens.csv')], configurable: true })
  input.dispatchEvent(new Event('change'))
}
const entries = async () =>
  (await desk.data.records('visitors').find().exec()).map((one) => one.toJSON() as Visitor)
const text =
  'Prénom et nom;Dernière visite;Note\nAwa Diop;02/11/2026;=1+1\nelodie LE GALL;;\nYann;hier;\nZoé;;;;\n'

test('what a list does is shown first, its broken lines told by number, and the rest is taken in', async () => {
  choose(text)
  await until(() => screen().includes('1 nouvelle personne'))
  expect(screen()).toContain('1 personne déjà connue')
  expect(screen()).toContain('Ligne 4 : la case « dernière visite » n’est pas un jour')
  expect(screen()).toContain('Ligne 5 : le nombre de cases n’est pas celui des titres')
  expect(await entries()).toHaveLength(1)
  button('Ajouter au répertoire').click()
  await until(() => screen().includes('1 personne est ajoutée.'))
  const made = (await entries()).find(({ name }) => name === 'Awa Diop')
  expect(made).toMatchObject({ firstSeenOn: '2026-11-02', lastSeenOn: '2026-11-02', note: '=1+1' })
})

test('the same list again adds nobody', async () => {
  choose(text)
  await until(() => screen().includes('1 nouvelle personne'))
  button('Ajouter au répertoire').click()
  await until(() => screen().includes('1 personne est ajoutée.'))
  link('Importer une liste').click()
  await until(() => document.querySelector('input[type=file]'))
  choose(text)
  await until(() => screen().includes('2 personnes déjà connues'))
  expect(screen()).not.toContain('Ajouter au répertoire')
})

test('first name and name in two columns are one name, and first names alone are a list', async () => {
  choose('Nom;Prénom\nDiop;Awa\nDiop;Moussa\nLE GALL;Elodie\n')
  await until(() => screen().includes('2 nouvelles personnes'))
  expect(screen()).toContain('1 personne déjà connue')
  choose('prénom\nNora\n')
  await until(() => screen().includes('1 nouvelle personne'))
  button('Ajouter au répertoire').click()
  await until(async () => (await entries()).some(({ name }) => name === 'Nora'))
})

test('a file that names nobody says which column it lacks', async () => {
  choose('couleur;taille\nvert;2')
  await until(() => screen().includes('Il manque : nom'))
})

test('a disk that refuses keeps the list in sight', async () => {
  vi.stubGlobal('reportError', vi.fn())
  choose(text)
  await until(() => screen().includes('1 nouvelle personne'))
  vi.spyOn(desk.data, 'save').mockRejectedValueOnce(new Error('disk'))
  button('Ajouter au répertoire').click()
  await until(() => document.querySelector('[role=alert]'))
  expect(screen()).toContain('1 nouvelle personne')
})
