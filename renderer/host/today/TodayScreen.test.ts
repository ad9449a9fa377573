import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import { addDays, parisDay, parisInstant } from '../../../domain/time.ts'
import { visitId } from '../../../domain/visits/check-in.ts'
import type { Visit } from '../../../domain/visits/visit.ts'
import { until } from '../../data/testing/device.ts'
import { aBooking, aSession, aVisit } from '../../data/testing/records.ts'
import { passIdFrom } from '../../../domain/visits/pass-code.ts'
import { button, screen, type } from '../test-support/mount-host.ts'
import { signIn, useHostDesk } from '../test-support/open-desk.ts'

const today = parisDay(Date.now())
const yesterday = addDays(today, -1)
let hour = 19

/** The site closes at 18:00; the server's clock, which the desk follows, says which hour it is. */
const desk = useHostDesk(({ server }) => {
  server.now = () => parisInstant(today, hour)
  const session = (id: string, day: string, at: number) =>
    aSession({
      id,
      title: `Séance ${id}`,
      startsAt: parisInstant(day, at),
      endsAt: parisInstant(day, at + 2),
    })
  server.write('challengeSessions', session('soir', today, 16))
  server.write('challengeSessions', session('matin', today, 11))
  server.write('challengeSessions', session('demain', addDays(today, 1), 9))
  const events = [{ id: 'e1', type: 'confirmed' as const, at: 1, by: 'server' }]
  for (const [id, name] of Object.entries({ zoe: 'Zoé', awa: 'Awa' })) {
    server.write('bookings', aBooking({ id, sessionId: 'matin', visitorId: id, name, events }))
  }
  server.write(
    'bookings',
    aBooking({ id: 'line', sessionId: 'matin', visitorId: 'V3', name: 'Paul', events: [] }),
  )
  const omar = { name: 'Omar', visitorId: 'VO', arrivedAt: parisInstant(today, 9) }
  server.write('visits', aVisit(visitId('VO', today, 0), omar))
  server.write('visits', aVisit('v1', { name: 'Nadia', arrivedAt: parisInstant(today, 9) }))
  server.write('visits', aVisit('v0', { day: yesterday, arrivedAt: parisInstant(yesterday, 9) }))
})
const visit = (id: string) => desk.place.server.read('visits', id) as Visit | undefined

async function opened() {
  await until(() => desk.data.records('visits').findOne('v0').exec())
  await signIn()
  await until(() => screen().includes('Nadia'))
  if (hour < 18) await until(() => visit('v0')?.closing)
}

test('before the closing hour no visit of today is closed for people', async () => {
  hour = 17
  await opened()
  button('Fermer la journée').click()
  await until(() => screen().includes('Le lieu ferme à 18 h'))
  expect(visit('v1')).not.toHaveProperty('closing')
})

test('visits that an earlier day left open are closed as unknown in the morning', async () => {
  hour = 10
  await opened()
  expect(visit('v0')).toMatchObject({ closing: 'unknown' })
  expect(visit('v0')).not.toHaveProperty('leftAt')
})

test('closing the day says what it does, and invents no time of departure', async () => {
  hour = 19
  await opened()
  await until(() => screen().includes('Le lieu est fermé depuis 18 h et 2 visites restent ouvertes'))
  button('Fermer la journée').click()
  await until(() => screen().includes('2 visites n’ont pas de départ'))
  const confirm = [...document.querySelectorAll<HTMLElement>('[role="dialog"] button')].find((candidate) =>
    candidate.textContent.includes('Fermer la journée'),
  )
  confirm!.click()
  await until(() => visit('v1')?.closing === 'unknown')
  expect(visit('v1')).not.toHaveProperty('leftAt')
  await until(() => screen().includes('La journée est fermée'))
})

const press = (words: string) =>
  [...document.querySelectorAll('button')]
    .find((one) => one.getAttribute('aria-label')?.startsWith(words))!
    .click()

test('a departure that cannot be taken back any more is not said to be corrected', async () => {
  hour = 10
  await opened()
  await until(() => screen().includes('Omar'))
  press('Départ de Omar')
  await until(() => screen().includes('Départ noté'))
  const again = { name: 'Omar', visitorId: 'VO', arrivedAt: parisInstant(today, 10) }
  desk.place.server.write('visits', aVisit(visitId('VO', today, 1), again))
  await until(() =>
    desk.data
      .records('visits')
      .findOne(visitId('VO', today, 1))
      .exec(),
  )
  button('Annuler').click()
  await until(() => screen().includes('Ce départ ne peut plus être annulé'))
  expect(screen()).not.toContain('C’est corrigé')
})

test('a time that nobody had confirmed is not said to be missing the next time', async () => {
  hour = 19
  await opened()
  const close = () =>
    [...document.querySelectorAll<HTMLElement>('[role="dialog"] .ui-button')].at(-1)!.click()
  const confirmTime = vi.spyOn(desk.data, 'confirmTime').mockResolvedValue(null)
  button('Fermer la journée').click()
  await until(() => document.querySelector('[role="dialog"]'))
  close()
  await until(() => screen().includes('Le serveur n’a pas encore confirmé l’heure'))
  button('Annuler').click()
  await until(() => !document.querySelector('[role="dialog"]'))
  confirmTime.mockRestore()
  button('Fermer la journée').click()
  await until(() => document.querySelector('[role="dialog"]'))
  expect(screen()).not.toContain('Le serveur n’a pas encore confirmé l’heure')
})

test('what was wrong with a card is not said of another number', async () => {
  hour = 10
  await opened()
  desk.place.server.troubles.set('passes/resolve', [{ status: 403, error: 'wrong-credentials' }])
  button('Enregistrer une arrivée').click()
  await until(() => screen().includes('Prénom ou nom choisi'))
  type('Numéro de carte (facultatif)', passIdFrom(new Uint8Array(8).fill(7)))
  button('Enregistrer l’arrivée').click()
  await until(() => screen().includes('Cette carte n’est pas de ce lieu'))
  type('Numéro de carte (facultatif)', '')
  await until(() => !screen().includes('Cette carte n’est pas de ce lieu'))
})

test('a departure without a card lowers the count and closes nobody in particular', async () => {
  hour = 10
  await opened()
  button('Quelqu’un part sans carte').click()
  await until(() => screen().includes('1 départ dit sans carte'))
  expect(screen()).toContain('Nadia')
})

test('the day begins with its sessions, the next one first, and with who is expected there', async () => {
  hour = 10
  await opened()
  await until(() => screen().includes('Séance matin') && screen().includes('Awa, Zoé'))
  const lines = [...document.querySelectorAll('[aria-labelledby="today-sessions"] li')]
  const words = lines.map((line) => line.textContent.replace(/\s+/gu, ' '))
  expect(words).toHaveLength(2)
  expect(words[0]).toMatch(/11 h.*Séance matin.*2 personnes attendues.*1 en liste d’attente.*Awa, Zoé/u)
  expect(words[1]).toMatch(/16 h.*Séance soir/u)
  expect(document.querySelector('main h2')!.textContent).toBe(
    document.querySelector('#today-sessions')!.textContent,
  )
})

test('a visit whose record is damaged is named, and holds nobody else’s departure back', async () => {
  hour = 19
  await opened()
  const damaged = { name: 'D'.repeat(41), arrivedAt: parisInstant(today, 9) }
  await desk.data.records('visits').insert(aVisit('bad', damaged))
  await until(() => screen().includes('Une visite est abîmée'))
  expect(screen()).toContain(damaged.name)
  button('Fermer la journée').click()
  await until(() => screen().includes('Une visite est abîmée et restera ouverte'))
  ;[...document.querySelectorAll<HTMLElement>('[role="dialog"] .ui-button')].at(-1)!.click()
  await until(() => visit('v1')?.closing === 'unknown')
  await until(() => screen().includes('La journée est fermée'))
})
