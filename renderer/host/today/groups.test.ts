import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { checkIn } from '../../data/visits.ts'
import { until } from '../../data/testing/device.ts'
import { button, screen, type } from '../test-support/mount-host.ts'
import { signIn, useHostDesk } from '../test-support/open-desk.ts'

const desk = useHostDesk()
const partButton = () =>
  [...document.querySelectorAll('button')].find((one) =>
    one.getAttribute('aria-label')?.startsWith('Une partie part'),
  )

test('a group is counted, called at an evacuation as so many, leaves in part, and that is taken back', async () => {
  await checkIn(desk.data, { arrivedBy: 'host', people: 7, name: 'Foyer des Capucins' })
  await signIn()
  await until(() => screen().includes('7 personnes'))
  partButton()!.click()
  await until(() => screen().includes('7 personnes de ce groupe sont ici'))
  for (const wrong of ['', '0', '8', 'trois']) {
    type('Combien partent ?', wrong)
    button('Noter le départ').click()
    await until(() => screen().includes('de 1 à 7'))
  }
  type('Combien partent ?', '3')
  button('Noter le départ').click()
  await until(() => screen().includes('3 personnes de Foyer des Capucins'))
  await until(() => screen().includes('4 personnes'))
  await desk.go('/evacuation')
  await until(() => /Foyer des Capucins · 4 personnes/.test(screen()))
  button('Annuler').click()
  await until(() => /Foyer des Capucins · 7 personnes/.test(screen()))
})

test('a host checks a group in, which is nobody of the directory', async () => {
  await signIn()
  button('Enregistrer une arrivée').click()
  await until(() => screen().includes('Combien de personnes'))
  type('Combien de personnes ?', '31')
  button('Enregistrer l’arrivée').click()
  await until(() => screen().includes('de 1 à 30'))
  type('Combien de personnes ?', '12')
  button('Enregistrer l’arrivée').click()
  await until(() => screen().includes('groupe sans nom'))
  const [visit] = await desk.data.records('visits').find().exec()
  expect(visit?.toJSON()).toMatchObject({ people: 12 })
  expect(visit?.toJSON()).not.toHaveProperty('visitorId')
})
