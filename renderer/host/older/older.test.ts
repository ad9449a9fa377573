import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { DAY, parisDay } from '../../../domain/time.ts'
import { until, wholeDisk } from '../../data/testing/device.ts'
import { anApplication, anEmployer, anOffer, aVisit } from '../../data/testing/records.ts'
import { button, screen, type } from '../test-support/mount-host.ts'
import { goTo, signIn, useHostDesk } from '../test-support/open-desk.ts'

const longAgo = Date.now() - 200 * DAY
const desk = useHostDesk(({ server }) => {
  const visit = aVisit('LXIC.old', { day: parisDay(longAgo), arrivedAt: longAgo, visitorId: 'LXIC' })
  server.answers.set('host/older', { visits: [visit], applications: [] })
})
const line = 'Plus ancien : demander au serveur'
const asksFor = (day: string) => type('Carte sans nom : un jour où elle est venue', day)

test('a day that this desk holds is not asked of the server; of one that it does not, nothing is said before', async () => {
  await signIn()
  await goTo('Cartes')
  asksFor(parisDay(Date.now() - 30 * DAY))
  await until(() => screen().includes('Aucune carte sans nom ce jour-là.'))
  expect(screen()).not.toContain(line)
  asksFor(parisDay(longAgo))
  await until(() => screen().includes(line))
  expect(screen()).not.toContain('Aucune carte sans nom ce jour-là.')
})

test('offline it says why, and is asked again; what was told is on the screen and not on the disk', async () => {
  await signIn()
  await goTo('Cartes')
  asksFor(parisDay(longAgo))
  await until(() => screen().includes(line))
  desk.place.server.troubles.set('host/older', ['no-answer'])
  button(line).click()
  await until(() => screen().includes('le reste se lit au serveur, dès que le réseau revient'))
  button(line).click()
  await until(() => screen().includes('Arrivée à'))
  expect(screen()).toContain('Lu au serveur, sans être gardé sur ce poste.')
  expect(screen()).not.toContain(line)
  expect(await wholeDisk()).not.toContain('LXIC.old')
  button('Verrouiller').click()
  await until(() => !screen().includes('Arrivée à'))
  await signIn()
  expect(screen()).not.toContain('Arrivée à')
})

test('older applications to an offer are read, and have no answer to be given', async () => {
  const { server } = desk.place
  server.write('employers', anEmployer({ mandates: [] }))
  server.write('jobOffers', anOffer({ publishedAt: longAgo }))
  const application = { ...anApplication(), id: 'a-old' }
  server.answers.set('host/older', { visits: [], applications: [application] })
  await signIn()
  await until(() => desk.data.records('jobOffers').findOne(anOffer().id).exec())
  await desk.go(`/offres/${anOffer().id}/candidatures`)
  await until(() => screen().includes(line))
  button(line).click()
  await until(() => screen().includes('Candidatures plus anciennes'))
  expect(document.querySelectorAll('details textarea, details button')).toHaveLength(0)
  expect(await wholeDisk()).not.toContain('a-old')
})
