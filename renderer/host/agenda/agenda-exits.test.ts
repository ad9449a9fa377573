import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { until } from '../../data/testing/device.ts'
import { aSession } from '../../data/testing/records.ts'
import { button, field, screen, type } from '../test-support/mount-host.ts'
import { goTo, signIn, useHostDesk } from '../test-support/open-desk.ts'

const desk = useHostDesk()
const nothing = 'Il n’y a encore aucune séance publiée à exporter.'

beforeEach(async () => {
  await signIn()
  await goTo('Séances')
})

test('a calendar without a session is not offered, and the reason stands in its place', async () => {
  desk.place.server.write('challengeSessions', aSession({ publishedAt: undefined }))
  await until(() => screen().includes(nothing))
  expect(() => button('Exporter (.ics)')).toThrow()
  desk.place.server.write('challengeSessions', aSession({ id: 's2' }))
  await until(() => !screen().includes(nothing))
  expect(button('Exporter (.ics)').disabled).toBe(false)
})

test('a calendar emptied meanwhile says so instead of giving a file that nothing opens', async () => {
  desk.place.server.write('challengeSessions', aSession())
  await until(() => !screen().includes(nothing))
  desk.place.server.troubles.set('host/calendar', [
    { status: 409, error: 'not-possible', reasons: ['nothing-published'] },
  ])
  button('Exporter (.ics)').click()
  await until(() => screen().includes(nothing))
})

test('the agenda is left as it was looked at, and a window opened anew has not looked anywhere', async () => {
  const back = () =>
    [...document.querySelectorAll('a')].find((one) => one.textContent.includes('Retour aux séances'))
  await desk.go('/agenda?vue=mois&jour=2027-01-05')
  await desk.go('/agenda/nouvelle')
  await until(back)
  expect(back()!.getAttribute('href')).toContain('/agenda?vue=mois&jour=2027-01-05')
  await desk.startAgain()
  await signIn()
  await desk.go('/agenda/nouvelle')
  await until(back)
  expect(back()!.getAttribute('href')).toMatch(/\/agenda$/)
})

test('rooms that were typed and not saved are asked for before the sheet closes', async () => {
  button('Salles').click()
  await until(() => screen().includes('Ajouter une salle'))
  button('Ajouter une salle').click()
  await until(() => screen().includes('Nom'))
  type('Nom', 'Atelier')
  button('Fermer').click()
  await until(() => screen().includes('Vos mots ne sont pas enregistrés'))
  button('Rester et continuer').click()
  await until(() => !screen().includes('Vos mots ne sont pas enregistrés'))
  expect(field('Nom').value).toBe('Atelier')
})

test('a room without a name, or for nobody, is told at its field, and no longer once it is mended', async () => {
  button('Salles').click()
  await until(() => screen().includes('Ajouter une salle'))
  button('Ajouter une salle').click()
  await until(() => screen().includes('Nom'))
  type('Personnes', 'abc')
  button('Enregistrer').click()
  await until(() => screen().includes('Donnez un nom, ou retirez la ligne'))
  expect(screen()).toContain('de 1 à 500')
  type('Nom', 'Atelier')
  await until(() => !screen().includes('Donnez un nom, ou retirez la ligne'))
  type('Personnes', '12')
  await until(() => !screen().includes('de 1 à 500'))
})
