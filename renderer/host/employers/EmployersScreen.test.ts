import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import type { ReciprokScore } from '../../../domain/hiring/employer.ts'
import { until } from '../../data/testing/device.ts'
import { anEmployer } from '../../data/testing/records.ts'
import { button, field, screen, type } from '../test-support/mount-host.ts'
import { goTo, signIn, useHostDesk } from '../test-support/open-desk.ts'

const score = (fields: Partial<ReciprokScore>): ReciprokScore => ({
  points: 7000,
  score: 70,
  grade: 'B',
  counted: 40,
  people: 30,
  answered: 34,
  medianDays: 6,
  asOf: 1,
  formula: 1,
  ...fields,
})
const desk = useHostDesk(({ server }) => {
  const published = score({})
  const preview = score({ points: 8500, score: 85, grade: 'A', answered: 40 })
  server.write('employers', anEmployer({ reciprok: published, reciprokPreview: preview }))
  server.answers.set('host/employers', anEmployer({ id: 'garage', name: 'Garage' }))
})

beforeEach(async () => {
  await signIn()
  await goTo('Employeurs')
  await until(() => screen().includes('Boulangerie Pagès'))
})

test('an employer without a name, or with a false SIREN, is told beside the fields', async () => {
  button('Ajouter un employeur').click()
  await until(() => screen().includes('Présentation lue à la borne'))
  type('SIREN, neuf chiffres (facultatif)', '12')
  button('Enregistrer').click()
  await until(() => screen().includes('Donnez le nom de l’employeur'))
  expect(screen()).toContain('Il faut neuf chiffres')
  expect(desk.place.server.requests).not.toContain('host/employers')
})

test('without the server nothing is lost of what was typed', async () => {
  button('Ajouter un employeur').click()
  await until(() => screen().includes('Présentation lue à la borne'))
  type('Nom', 'Garage des Terrils')
  desk.place.server.stop()
  button('Enregistrer').click()
  await until(() => screen().includes('rien n’a été changé'))
  expect(field('Nom').value).toBe('Garage des Terrils')
})

test('a new employer is written by the server', async () => {
  button('Ajouter un employeur').click()
  await until(() => screen().includes('Présentation lue à la borne'))
  type('Nom', 'Garage')
  button('Enregistrer').click()
  await until(() => screen().includes('Garage est enregistré'))
  expect(desk.place.server.requests).toContain('host/employers')
})

test('the label that candidates read stands beside the one Monday would publish', () => {
  expect(screen()).toContain('a répondu à 34 candidatures sur 40, en 6 jours')
  expect(screen()).toContain('a répondu à 40 candidatures sur 40')
})
