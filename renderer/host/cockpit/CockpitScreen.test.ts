import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { bookingStatus, takenBackBecause } from '../../../domain/seats/booking-status.ts'
import type { Booking, BookingEvent } from '../../../domain/seats/booking.ts'
import type { ChallengeSession } from '../../../domain/sessions/challenge-session.ts'
import { withFormerPlan } from '../../../domain/seats/promised-fields.ts'
import { DAY, HOUR, parisDay } from '../../../domain/time.ts'
import { passIdFrom } from '../../../domain/visits/pass-code.ts'
import { writePassToken } from '../../../domain/visits/pass-token.ts'
import { plain } from '../../data/live.ts'
import { until } from '../../data/testing/device.ts'
import { aChallenge } from '../../data/testing/kit.ts'
import { aBooking, aSession } from '../../data/testing/records.ts'
import { button, field, link, screen, type } from '../test-support/mount-host.ts'
import { goTo, signIn, useHostDesk } from '../test-support/open-desk.ts'

const confirmed: BookingEvent = { id: 'e1', type: 'confirmed', at: 1, by: 'server' }
const number = passIdFrom(new Uint8Array(8).fill(7))
const card = { passId: number, visitorId: 'V9', keyId: 1, signature: new Uint8Array(64) }
const desk = useHostDesk(({ server }) => {
  server.answers.set('passes/resolve', { token: writePassToken(card) })
  server.write('challenges', aChallenge('A01'))
  const startsAt = Date.now() + HOUR / 2
  server.write(
    'challengeSessions',
    aSession({
      track: 'scout',
      startsAt,
      endsAt: startsAt + 2 * HOUR,
      observers: [{ id: 'o1', name: 'Claire', side: 'host' }],
    }),
  )
  server.write('bookings', aBooking({ id: 'awa', visitorId: 'V1', name: 'Awa', events: [confirmed] }))
  server.write(
    'bookings',
    aBooking({ id: 'leo', visitorId: 'P2', name: 'Léo', ageBand: '16-17', events: [confirmed] }),
  )
  server.write('challengeSessions', aSession({ id: 's2', title: 'Tailler' }))
  server.write('bookings', aBooking({ id: 'zoe', sessionId: 's2', visitorId: 'P3', name: 'Zoé' }))
  server.answers.set('host/sessions/s1/overcommit', {})
})

beforeEach(async () => {
  await signIn()
  await goTo('Séances')
  await desk.go('/agenda/seance/s1')
  await until(() => screen().includes('Awa') && screen().includes('Léo'))
})

const booking = async (id: string) => {
  const document = await desk.data.records('bookings').findOne(id).exec()
  return plain(document!) as Booking
}
const row = (name: string) =>
  [...document.querySelectorAll('li.row')].find((one) => one.textContent.includes(name))!
const line = (name: string) =>
  [...document.querySelectorAll('aside li')].find((one) => one.textContent.includes(name))!
/** The card of `number`, typed. */
function scan() {
  type('Scanner une carte, ou taper son numéro', number)
  button('Noter la venue').click()
}
/** The button of one person's row. */
const press = (of: string | Element, words: string) =>
  [...(typeof of === 'string' ? row(of) : of).querySelectorAll('button')]
    .find((one) => one.textContent.trim() === words || one.getAttribute('aria-label') === words)!
    .click()
async function theSession() {
  const [found] = await desk.data
    .records('challengeSessions')
    .find({ selector: { id: 's1' } })
    .exec()
  return plain(found!) as ChallengeSession
}
/** The session is for adults only since. */
async function makeAdult() {
  const session = { ...(await theSession()), rev: '000000003.000.server', minimumAge: 18 }
  desk.place.server.write('challengeSessions', session)
}
/** The session takes place a day later than was announced. */
async function moveToTomorrow() {
  const session = await theSession()
  const { startsAt, endsAt } = session
  const before = { ...session, startsAt: startsAt - DAY, endsAt: endsAt - DAY }
  const moved = { ...session, rev: '000000002.000.server', planRev: 2 }
  desk.place.server.write('challengeSessions', withFormerPlan(before, moved, startsAt - HOUR))
}
const dialog = () => document.querySelector('[role="dialog"]')

test('the one thing to do now is the only loud button of the page', () => {
  expect(document.querySelector('[aria-labelledby="now"]')!.textContent).toContain('Maintenant')
  const loud = [...document.querySelectorAll('main .ui-button.primary')].map((one) => one.textContent.trim())
  expect(loud).toEqual(['Commencer'])
  expect(screen()).not.toMatch(/·\s*$/m)
  expect(document.querySelector('header p')!.textContent.trim()).not.toMatch(/·$/)
})

test('going from one session to another leaves nobody of the first on screen', async () => {
  await desk.go('/agenda/seance/s2')
  await until(() => document.querySelector('h1')?.textContent === 'Tailler' && screen().includes('Zoé'))
  expect(screen()).not.toContain('Awa')
})

test('a presence or an absence said by mistake goes back to nothing said', async () => {
  press('Awa', 'Présent·e')
  await until(async () => bookingStatus(await booking('awa')) === 'attended')
  await until(() => row('Awa').textContent.includes('Rien n’est noté'))
  press('Awa', 'Rien n’est noté')
  await until(async () => bookingStatus(await booking('awa')) === 'confirmed')
  await until(() => row('Awa').textContent.includes('Place confirmée'))
  expect(row('Awa').textContent).not.toContain('Rien n’est noté')

  press('Awa', 'Absent·e')
  await until(async () => bookingStatus(await booking('awa')) === 'absent')
  await until(() => row('Awa').textContent.includes('Rien n’est noté'))
  press('Awa', 'Rien n’est noté')
  await until(async () => bookingStatus(await booking('awa')) === 'confirmed')
})

test('what was said of a person is not said any longer once something else is', async () => {
  press('Awa', 'Présent·e')
  await until(() => screen().includes('Awa est présent·e.'))
  await until(() => row('Awa').textContent.includes('Rien n’est noté'))
  press('Awa', 'Rien n’est noté')
  await until(() => !screen().includes('Awa est présent·e.'))
})

test('a refusal goes once what it spoke of is another', async () => {
  button('Commencer').click()
  await until(() => screen().includes('Notez d’abord qu’une personne qui observe est arrivée.'))
  // Another desk notes it.
  const [found] = await desk.data
    .records('challengeSessions')
    .find({ selector: { id: 's1' } })
    .exec()
  const session = plain(found!) as ChallengeSession
  const arrived = { id: 'm1', type: 'observer-arrived' as const, at: 2, by: 'host2', observerId: 'o1' }
  const changed: ChallengeSession = { ...session, rev: '000000002.000.server', moments: [arrived] }
  desk.place.server.write('challengeSessions', changed)
  await until(() => !screen().includes('Notez d’abord qu’une personne qui observe est arrivée.'))
})

test('a card that is scanned while a signature is being noted asks before it takes the words away', async () => {
  press('Léo', 'Présent·e')
  await until(() => dialog()?.textContent.includes('Accord du représentant'))
  type('Nom de la personne qui a signé', 'Madame Roux')
  type('Scanner une carte, ou taper son numéro', number)
  document.querySelector('main form')!.dispatchEvent(new Event('submit', { cancelable: true }))
  await until(() => screen().includes('Vos mots ne sont pas enregistrés'))
  button('Rester et continuer').click()
  await until(() => !screen().includes('Vos mots ne sont pas enregistrés'))
  expect(field('Nom de la personne qui a signé').value).toBe('Madame Roux')
})

test('a printer that fails is told', async () => {
  Object.assign(window, { shell: { print: async () => 'failed' } })
  button('Imprimer la liste').click()
  await until(() => screen().includes('L’impression n’a pas marché'))
  Reflect.deleteProperty(window, 'shell')
})

test('who let us know frees the seat', async () => {
  press('Awa', 'A prévenu')
  await until(async () => bookingStatus(await booking('awa')) === 'excused')
  await until(async () => (await booking('awa')).events.some(({ type }) => type === 'cancelled'))
  await until(() => screen().includes('1 / 8'))
  expect(row('Awa').textContent).not.toContain('Rien n’est noté')
})

test('one booking is taken back for a reason that the person reads, and only with one', async () => {
  press('Awa', 'Annuler la réservation de Awa')
  await until(() => dialog())
  button('Garder la réservation').click()
  await until(() => !dialog())
  expect(bookingStatus(await booking('awa'))).toBe('confirmed')

  press('Awa', 'Annuler la réservation de Awa')
  await until(() => dialog())
  button('Annuler cette réservation').click()
  await until(() => screen().includes('Choisissez une raison'))
  field('Raison').value = 'fewer-places'
  field('Raison').dispatchEvent(new Event('change'))
  button('Annuler cette réservation').click()
  await until(() => screen().includes('La réservation de Awa est annulée.'))
  expect(takenBackBecause(await booking('awa'))).toBe('fewer-places')
  await until(() => screen().includes('1 / 8'))
})

test('a signature that is missing stands under the place of a minor, and is asked before they take part', async () => {
  expect(row('Léo').textContent).toContain('Signature manquante')
  expect(row('Awa').textContent).not.toContain('Signature manquante')
  press('Léo', 'Présent·e')
  await until(() => dialog())
  button('Noter l’accord').click()
  await until(() => dialog()!.querySelector('[role="alert"]'))
  button('Fermer').click()
  await until(() => !dialog())
  expect(bookingStatus(await booking('leo'))).toBe('confirmed')
})

test('an age told for another day is asked again before they take part, and what follows is what the rule says', async () => {
  await moveToTomorrow()
  await until(() => row('Léo').textContent.includes('Âge à redemander'))
  expect(row('Awa').textContent).not.toContain('Âge à redemander')

  press('Léo', 'Présent·e')
  await until(() => dialog()?.textContent.includes('Quel âge a Léo ce jour-là'))
  button('Moins de 16 ans').click()
  await until(() => dialog()?.textContent.includes('Annuler la réservation de Léo'))
  button('Garder la réservation').click()
  await until(() => !dialog())
  press('Léo', 'Présent·e')
  await until(() => dialog()?.textContent.includes('Quel âge a Léo'))
  button('16 ou 17 ans').click()
  await until(() => dialog()?.textContent.includes('Accord du représentant'))
  button('Fermer').click()
  await until(() => !dialog())
  press('Léo', 'Présent·e')
  await until(() => dialog()?.textContent.includes('Quel âge a Léo'))
  button('18 ans ou plus').click()
  await until(async () => bookingStatus(await booking('leo')) === 'attended')
})

test('a minor whose session is for adults since is not noted as there, by a tap or by a card: the booking is taken back', async () => {
  await makeAdult()
  await until(() => row('Léo').textContent.includes('Trop jeune ce jour-là'))
  press('Léo', 'Présent·e')
  await until(() => dialog()?.textContent.includes('Annuler la réservation de Léo'))
  button('Garder la réservation').click()
  await until(() => !dialog())
  const card = { passId: number, visitorId: 'P2', keyId: 1, signature: new Uint8Array(64) }
  desk.place.server.answers.set('passes/resolve', { token: writePassToken(card) })
  scan()
  await until(() => dialog()?.textContent.includes('Annuler la réservation de Léo'))
  expect(bookingStatus(await booking('leo'))).toBe('confirmed')
  // Who is of age comes in as before.
  button('Garder la réservation').click()
  await until(() => !dialog())
  press('Awa', 'Présent·e')
  await until(async () => bookingStatus(await booking('awa')) === 'attended')
})

test.each([
  ['from the line', () => press(line('Ben'), 'Vient maintenant')],
  ['by the card', () => scan()],
])(
  'a minor who waits takes part %s with a slip only, and never in a session for adults',
  async (_, arrive) => {
    desk.place.server.write(
      'bookings',
      aBooking({ id: 'ben', visitorId: 'V9', name: 'Ben', ageBand: '16-17', events: [] }),
    )
    await until(() => screen().includes('Ben'))
    arrive()
    await until(() => dialog()?.textContent.includes('Nom de la personne qui a signé'))
    button('Ajouter').click()
    await until(() => dialog()!.querySelector('[role="alert"]'))
    type('Nom de la personne qui a signé', 'Madame Roux')
    button('Ajouter').click()
    await until(() => !dialog())
    const added = async () =>
      (
        await desk.data
          .records('bookings')
          .find({ selector: { visitorId: 'V9' } })
          .exec()
      )
        .map((one) => plain(one) as Booking)
        .find(({ id }) => id !== 'ben')
    await until(async () => (await added()) !== undefined)
    const chair = await added()
    expect(chair).toMatchObject({ ageBand: '16-17', guardianName: 'Madame Roux' })
    expect(chair!.events.map(({ type }) => type)).toEqual(['guardian-agreed', 'walked-in', 'attended'])
  },
)

test.each([
  ['from the line', () => press(line('Ben'), 'Vient maintenant')],
  ['by the card', () => scan()],
])('nobody is added %s to a session that is not for their age', async (_, arrive) => {
  desk.place.server.write(
    'bookings',
    aBooking({ id: 'ben', visitorId: 'V9', name: 'Ben', ageBand: '16-17', events: [] }),
  )
  await makeAdult()
  await until(() => screen().includes('Ben') && row('Léo').textContent.includes('Trop jeune'))
  arrive()
  await until(() => screen().includes('cette séance n’est pas ouverte à son âge.'))
  expect(dialog()).toBeNull()
})

test('the list on paper has a box and a line to sign for each person, and is gone from the page after', async () => {
  let onPaper = ''
  const print = vi.fn(() => {
    onPaper = document.querySelector('.roll-sheet')!.textContent
    expect(document.querySelectorAll('.roll-sheet tbody tr')).toHaveLength(2 + 4)
    expect(document.querySelectorAll('.roll-sheet .tick')).toHaveLength(2 + 4)
  })
  vi.stubGlobal('print', print)
  button('Imprimer la liste').click()
  await until(() => print.mock.calls.length === 1)
  expect(onPaper).toContain('Awa')
  expect(onPaper).toContain('Signature d’un parent ou tuteur manquante')
  await until(() => !document.querySelector('.roll-sheet'))
})

test('one tap adds one seat, also when it is two', async () => {
  button('Places').click()
  await until(() => screen().includes('Dépasser, en le disant'))
  expect(button('Ajouter une place').disabled).toBe(true)
  field('Raison').value = 'room-enlarged'
  field('Raison').dispatchEvent(new Event('change'))
  await until(() => !button('Ajouter une place').disabled)
  const add = button('Ajouter une place')
  add.click()
  add.click()
  await until(() => screen().includes('Une place est ajoutée, à votre nom.'))
  add.click()
  const asked = desk.place.server.asked.filter(({ path }) => path.endsWith('/overcommit'))
  expect(asked).toHaveLength(1)
})

test('why a seat more is given is counted, never cut, and a refusal is no success', async () => {
  button('Places').click()
  await until(() => screen().includes('Dépasser, en le disant'))
  field('Raison').value = 'room-enlarged'
  field('Raison').dispatchEvent(new Event('change'))
  type('Précision (facultatif)', 'a'.repeat(201))
  await until(() => screen().includes('1 caractère de trop'))
  button('Ajouter une place').click()
  await until(() => screen().includes('C’est trop long.'))
  const asked = () => desk.place.server.asked.filter(({ path }) => path.endsWith('/overcommit'))
  expect(asked()).toEqual([])
  type('Précision (facultatif)', 'Deux tables de plus')
  desk.place.server.troubles.set('host/sessions/s1/overcommit', ['answer-lost'])
  button('Ajouter une place').click()
  await until(() => document.querySelector('main [role="alert"]')?.textContent.includes('n’a pas répondu'))
  button('Ajouter une place').click()
  await until(() => asked().length === 2)
  expect(asked()[0]!.body).toMatchObject({ note: 'Deux tables de plus' })
  // Under the same id: it may have been added the first time.
  expect(asked()[1]!.body).toEqual(asked()[0]!.body)
})

test('where the seat was added the first time, and the reason changed since, one more is another', async () => {
  button('Places').click()
  await until(() => screen().includes('Dépasser, en le disant'))
  field('Raison').value = 'room-enlarged'
  field('Raison').dispatchEvent(new Event('change'))
  await until(() => !button('Ajouter une place').disabled)
  const { server } = desk.place
  const ids = () =>
    server.asked.flatMap(({ path, body }) =>
      path.endsWith('/overcommit') ? (body as { requestId: string }).requestId : [],
    )
  server.troubles.set('host/sessions/s1/overcommit', [
    'answer-lost',
    { status: 409, error: 'request-reused' },
  ])
  button('Ajouter une place').click()
  await until(() => screen().includes('n’a pas répondu'))
  button('Ajouter une place').click()
  await until(() => screen().includes('Une place a déjà été ajoutée au premier envoi'))
  button('Ajouter une place').click()
  await until(() => screen().includes('Une place est ajoutée, à votre nom.'))
  expect(ids()[1]).not.toBe(ids()[0])
})

test('somebody without a booking is added for a reason, and taken off again when it was a mistake', async () => {
  type('Scanner une carte, ou taper son numéro', 'pas une carte')
  button('Noter la venue').click()
  await until(() => screen().includes('Ce n’est pas un numéro de carte.'))
  type('Scanner une carte, ou taper son numéro', 'K7QF')
  await until(() => !screen().includes('Ce n’est pas un numéro de carte.'))
  desk.place.server.troubles.set('passes/resolve', [{ status: 403, error: 'wrong-credentials' }, 'no-answer'])
  for (const words of ['Cette carte n’est pas de ce lieu', 'Sans réseau, un numéro tapé']) {
    type('Scanner une carte, ou taper son numéro', number)
    button('Noter la venue').click()
    await until(() => screen().includes(words))
    expect(dialog()).toBeNull()
  }
  type('Scanner une carte, ou taper son numéro', number)
  button('Noter la venue').click()
  await until(() => dialog())
  type('Prénom ou surnom', 'Mina')
  button('Ajouter').click()
  await until(() => row('Mina')?.textContent.includes('Sans inscription'))
  press('Mina', 'Ajout par erreur')
  await until(() => !screen().includes('Mina'))
})

test('whoever is under 16 gets a chair at a table once a parent agreed', async () => {
  const { track: _track, challengeIds: _ids, ...session } = aSession({ id: 'table', title: 'Le budget' })
  const event = { kind: 'table' as const, text: 'On en parle.' }
  desk.place.server.write('challengeSessions', { ...session, event } as ChallengeSession)
  const rev = '000000001.000.server'
  const age = { id: rev, type: 'age', band: 'under-16', at: 1, by: 'server', on: parisDay(Date.now()) }
  desk.place.server.write('visitors', {
    ...{ id: 'V9', siteId: 'mende', rev, at: 1, by: 'server', stamps: {}, minority: [age] },
    ...{ firstSeenOn: '2026-11-02', lastSeenOn: '2026-11-20' },
  } as never)
  await desk.go('/agenda/seance/table')
  await until(() => screen().includes('Le budget'))
  await until(async () => (await desk.data.records('visitors').findOne('V9').exec()) !== null)
  const { length } = await desk.data.records('bookings').find().exec()
  scan()
  await until(() =>
    screen().includes('notez d’abord, sur sa fiche, l’accord d’un parent pour les rencontres'),
  )
  expect(dialog()).toBeNull()
  expect(await desk.data.records('bookings').find().exec()).toHaveLength(length)
})

test('more people than seats, and seats that wait for a kiosk since a restore, are said with what to do', async () => {
  desk.place.server.answers.set('host/devices', {
    devices: [
      {
        deviceId: 'k1',
        name: 'Borne du fond',
        role: 'kiosk',
        enrolledAt: 0,
        waiting: 0,
        owesSince: Date.now(),
      },
    ],
  })
  const [found] = await desk.data
    .records('challengeSessions')
    .find({ selector: { id: 's1' } })
    .exec()
  const session = plain(found!) as ChallengeSession
  const shrunk: ChallengeSession = { ...session, rev: '000000002.000.server', planRev: 2, capacity: 1 }
  desk.place.server.write('challengeSessions', shrunk)
  button('Verrouiller').click()
  await until(() => screen().includes('Mot de passe'))
  await signIn()
  await desk.go('/agenda/seance/s1')
  await until(() => screen().includes('Awa'))
  button('Places').click()
  await until(() => screen().includes('Il manque 1 place pour ce qui est promis.'))
  await until(() => screen().includes('aucune place n’est donnée avant d’avoir entendu Borne du fond'))
  link('Voir les postes').click()
  await until(() => document.querySelector('h1')?.textContent === 'Postes')
})

test('who has not answered a change of the session is named, and an answer given by voice is noted', async () => {
  expect(screen()).not.toContain('au changement')
  await moveToTomorrow()
  await until(() => screen().includes('2 personnes n’ont pas encore répondu au changement'))
  expect(document.querySelector('[aria-labelledby="changed"]')!.textContent).toContain('Compte encore sur le')
  button('Awa est prévenu·e et vient').click()
  await until(() => screen().includes('1 personne n’a pas encore répondu au changement'))
  expect((await booking('awa')).events).toMatchObject([{}, { type: 'change-kept', planRev: 2 }])
  button('Léo ne peut pas venir').click()
  await until(() => dialog()?.textContent.includes('Annuler la réservation de Léo'))
  field('Raison').value = 'asked'
  field('Raison').dispatchEvent(new Event('change'))
  button('Annuler cette réservation').click()
  await until(() => !screen().includes('au changement'))
})
