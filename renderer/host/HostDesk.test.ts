import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { until } from '../data/testing/device.ts'
import { aVisit } from '../data/testing/records.ts'
import { button, field, screen, type } from './test-support/mount-host.ts'
import { signIn, useHostDesk } from './test-support/open-desk.ts'

const desk = useHostDesk(({ server }) =>
  server.write('visits', aVisit('v1', { name: 'Nadia', arrivedAt: Date.now() })),
)
const visitIsHere = () => until(() => desk.data.records('visits').findOne('v1').exec())

test('nobody reads who is here before signing in', async () => {
  await visitIsHere()
  expect(screen()).not.toContain('Nadia')
})

test('the keyboard is ready for the login at once', () => {
  expect(document.activeElement).toBe(field('Identifiant'))
})

test('a wrong sign-in is told in one sentence, and the login stays typed', async () => {
  desk.place.server.troubles.set('sign-in', [{ status: 403, error: 'wrong-credentials' }])
  type('Identifiant', 'claire')
  type('Mot de passe', 'non')
  button('Se connecter').click()
  await until(() => screen().includes('Identifiant ou mot de passe incorrect'))
  expect(field('Identifiant').value).toBe('claire')
  expect(field('Mot de passe').value).toBe('')
  expect(document.activeElement).toBe(field('Mot de passe'))
})

test('the host of the day opens the desk again without the server, and nobody else does', async () => {
  await signIn()
  desk.place.server.stop()
  button('Verrouiller').click()
  await until(() => screen().includes('Poste d’accueil'))
  type('Identifiant', 'paul')
  type('Mot de passe', 'jardin bleu')
  button('Se connecter').click()
  await until(() => screen().includes('Identifiant ou mot de passe incorrect'))
  await signIn()
})

test('too many tries are told to wait', async () => {
  desk.place.server.troubles.set('sign-in', [{ status: 429, error: 'too-many-requests', retryAfter: 60 }])
  type('Identifiant', 'claire')
  type('Mot de passe', 'non')
  button('Se connecter').click()
  await until(() => screen().includes('attendez 1 minute, puis réessayez'))
})

test('without the server nobody signs in first, and the evacuation list is still there', async () => {
  await visitIsHere()
  desk.place.server.stop()
  type('Identifiant', 'claire')
  type('Mot de passe', 'jardin bleu')
  button('Se connecter').click()
  await until(() => screen().includes('La première connexion de la journée a besoin de lui'))
  button('Liste d’évacuation').click()
  await until(() => screen().includes('Nadia'))
  expect(screen()).toContain('Imprimer la liste')
})

test('a desk that was away for long shows nobody before its server was heard, then what it showed before', async () => {
  await signIn()
  await until(() => screen().includes('Nadia'))
  desk.data.sync.awaitsErasures = true
  await until(() => screen().includes('Ce poste est resté longtemps sans nouvelles du serveur'))
  expect(screen()).not.toContain('Nadia')
  // A fire waits for no server.
  button('Liste d’évacuation').click()
  await until(() => screen().includes('Nadia'))
  expect(screen()).toContain('Imprimer la liste')
  button('Revenir').click()
  await until(() => !screen().includes('Nadia'))
  desk.data.sync.awaitsErasures = false
  await until(() => screen().includes('Nadia'))
})

test('an arrival appears without reload, and a departure is one gesture', async () => {
  await signIn()
  desk.place.server.write('visits', aVisit('v2', { name: 'Élie', arrivedAt: Date.now() }))
  await until(() => screen().includes('Élie'))
  const leave = [...document.querySelectorAll('button')].find((candidate) =>
    candidate.getAttribute('aria-label')?.startsWith('Départ de Élie'),
  )
  leave?.click()
  await until(() => desk.place.server.pushed.some((row) => row.id === 'v2'))
  expect(screen()).toContain('Départ noté')
  button('Annuler').click()
  await until(() => screen().includes('Élie est toujours ici'))
  await until(
    () =>
      desk.place.server.pushed.filter(
        (row) => 'document' in row && 'name' in row.document && row.document.name === 'Élie',
      ).length === 2,
  )
})

test('locking takes everything out of the page, and gives back what was being typed', async () => {
  await signIn()
  button('Enregistrer une arrivée').click()
  await until(() => screen().includes('Prénom ou nom choisi'))
  type('Prénom ou nom choisi (facultatif)', 'Marqueur')
  button('Verrouiller').click()
  await until(() => screen().includes('Poste d’accueil'))
  expect(screen()).not.toMatch(/Nadia|Prénom ou nom choisi/)
  await signIn()
  await until(() => field('Prénom ou nom choisi (facultatif)').value === 'Marqueur')
})

test('a session that the server ended locks the desk and says why', async () => {
  await signIn()
  desk.place.server.troubles.set('host/devices', [{ status: 401, error: 'sign-in-needed' }])
  document.dispatchEvent(new Event('visibilitychange'))
  await until(() => screen().includes('Votre session a pris fin'))
  expect(screen()).not.toContain('Nadia')
})

test('someone without a name is written without one', async () => {
  await signIn()
  button('Enregistrer une arrivée').click()
  await until(() => screen().includes('Prénom ou nom choisi'))
  type('Numéro de carte (facultatif)', 'K7QF')
  button('Enregistrer l’arrivée').click()
  await until(() => screen().includes('Ce numéro ne peut pas exister'))
  expect(field('Numéro de carte (facultatif)').value).toBe('K7QF')
  type('Numéro de carte (facultatif)', '')
  button('Enregistrer l’arrivée').click()
  await until(() => screen().includes('Arrivée notée'))
  await until(() => desk.place.server.pushed.length > 0)
  expect(desk.place.server.pushed[0]).toMatchObject({ document: { arrivedBy: 'host', reasons: [] } })
  expect(desk.place.server.pushed[0]).not.toHaveProperty('document.name')
})
