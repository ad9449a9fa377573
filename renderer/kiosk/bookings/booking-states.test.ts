import 'fake-indexeddb/auto'
import { describe, expect, test, vi } from 'vitest'
import type { Booking, BookingEvent } from '../../../domain/seats/booking.ts'
import type { ChallengeSession } from '../../../domain/sessions/challenge-session.ts'
import { DAY, HOUR, MINUTE } from '../../../domain/time.ts'
import { until } from '../../data/testing/device.ts'
import { aBooking, aLease, aSession } from '../../data/testing/records.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

const kiosk = useKiosk()
const sold = { leaseId: aLease().id, slot: 0 }

type Told = Partial<BookingEvent> & Pick<BookingEvent, 'type'>
/** Events an hour apart, the last an hour ago. */
const told = (...events: Told[]): Booking['events'] =>
  events.map((event, index) => ({
    id: `e${index}`,
    at: Date.now() - (events.length - index) * HOUR,
    by: 'server',
    ...event,
  }))
const offered = (until: number): Told => ({ type: 'offered', id: 'o', until })

interface Row {
  name: string
  booking: Partial<Booking>
  session?: Partial<ChallengeSession>
  isMinor?: true
  /** On the card of the challenge, the slip and *Mes réservations* alike. */
  says: RegExp
  /** What no screen may say. */
  never: RegExp
  slip: string | null
  /** The buttons of *Mes réservations*. */
  may: string[]
}
const GIVE_BACK = 'Je ne peux pas venir'
const SLIP = 'Revoir ma fiche'
const hasSeat = /Place confirmée|Elle est à vous|Votre place est réservée/

const table: Row[] = [
  {
    name: 'asked, nobody answered',
    booking: {},
    says: /À confirmer : revenez avec votre carte/,
    never: hasSeat,
    slip: 'Votre demande est notée',
    may: [SLIP, GIVE_BACK],
  },
  {
    name: 'on the waiting list',
    booking: { events: told({ type: 'waitlisted' }) },
    says: /Vous êtes sur la liste d’attente, numéro 1/,
    never: hasSeat,
    slip: 'Votre demande est notée',
    may: [SLIP, GIVE_BACK],
  },
  {
    name: 'a seat is offered',
    booking: { events: told(offered(Date.now() + 50 * HOUR)) },
    says: /Une place est gardée pour vous jusqu’à/,
    never: hasSeat,
    slip: 'Une place vous attend',
    may: ['Je prends la place', 'Non merci', SLIP],
  },
  {
    name: 'an offer that ran out, while the server said nothing',
    booking: { events: told(offered(Date.now() - MINUTE)) },
    says: /La place était gardée jusqu’à .* Vous restez sur la liste/,
    never: /Je prends la place|est gardée pour vous/,
    slip: 'Votre demande est notée',
    may: [SLIP, GIVE_BACK],
  },
  {
    name: 'yes was said to the offer',
    booking: {
      events: told(offered(Date.now() + 50 * HOUR), { type: 'offer-accepted', offerId: 'o' }),
    },
    says: /Vous avez dit oui\. La place vous est confirmée dès que possible/,
    never: /libérée|est gardée pour vous jusqu/,
    slip: 'Votre demande est notée',
    may: [SLIP, GIVE_BACK],
  },
  {
    name: 'the yes was heard',
    booking: {
      events: told(
        offered(Date.now() + 50 * HOUR),
        { type: 'offer-accepted', offerId: 'o' },
        { type: 'confirmed', offerId: 'o' },
      ),
    },
    says: /Place confirmée\. Elle est à vous/,
    never: /libérée|gardée pour vous|À confirmer/,
    slip: 'Votre place est réservée',
    may: [SLIP, GIVE_BACK],
  },
  {
    name: 'a seat of this kiosk',
    booking: sold,
    says: /Place confirmée\. Elle est à vous/,
    never: /À confirmer|signature/,
    slip: 'Votre place est réservée',
    may: [SLIP, GIVE_BACK],
  },
  {
    name: 'a minor whose representative has not signed',
    booking: sold,
    session: { track: 'scout' },
    isMinor: true,
    says: /Place gardée pour vous\. Il reste une signature/,
    never: hasSeat,
    slip: 'Une place vous attend',
    may: [SLIP, GIVE_BACK],
  },
  {
    name: 'a minor whose representative signed',
    booking: { ...sold, events: told({ type: 'guardian-agreed' }) },
    session: { track: 'scout' },
    isMinor: true,
    says: /Place confirmée\. Elle est à vous/,
    never: /signature/,
    slip: 'Votre place est réservée',
    may: [SLIP, GIVE_BACK],
  },
  {
    name: 'given back',
    booking: { ...sold, events: told({ type: 'cancelled' }) },
    says: /Réservation annulée/,
    never: hasSeat,
    slip: null,
    may: [],
  },
  {
    name: 'declined',
    booking: { events: told({ type: 'declined', declined: 'double' }) },
    says: /Cette demande n’a pas pu être prise.*deux inscriptions/,
    never: hasSeat,
    slip: null,
    may: [],
  },
  {
    name: 'taken back by a host',
    booking: { ...sold, events: told({ type: 'cancelled', takenBack: 'mistake' }) },
    says: /Réservation annulée.*une erreur de notre part.*À la place/,
    never: hasSeat,
    slip: null,
    may: [],
  },
  {
    name: 'called off',
    booking: { ...sold, events: told({ type: 'cancelled-by-site' }) },
    session: { cancelledAt: Date.now() - HOUR, cancelReason: 'weather' },
    says: /La séance n’a pas lieu.*Le temps ne le permet pas/,
    never: hasSeat,
    slip: null,
    may: [],
  },
  {
    name: 'called off, before its bookings were told',
    booking: sold,
    session: { cancelledAt: Date.now() - HOUR, cancelReason: 'room' },
    says: /La séance n’a pas lieu.*La salle n’est pas disponible/,
    never: hasSeat,
    slip: null,
    may: [],
  },
  {
    name: 'a request that the session overtook',
    booking: {},
    session: { startsAt: Date.now() - DAY, endsAt: Date.now() - DAY + HOUR },
    says: /Il n’y a pas eu de place cette fois/,
    never: /À confirmer|numéro/,
    slip: null,
    may: [],
  },
  {
    name: 'a seat at a session that is over',
    booking: sold,
    session: { startsAt: Date.now() - DAY, endsAt: Date.now() - DAY + HOUR },
    says: /La séance est passée/,
    never: hasSeat,
    slip: null,
    may: [],
  },
  {
    name: 'was there',
    booking: { ...sold, events: told({ type: 'attended' }) },
    session: { startsAt: Date.now() - DAY, endsAt: Date.now() - DAY + HOUR },
    says: /Vous y étiez/,
    never: hasSeat,
    slip: null,
    may: [],
  },
  {
    name: 'could not come',
    booking: { ...sold, events: told({ type: 'absent' }) },
    session: { startsAt: Date.now() - DAY, endsAt: Date.now() - DAY + HOUR },
    says: /Vous n’avez pas pu venir/,
    never: hasSeat,
    slip: null,
    may: [],
  },
]

async function holds({ booking, session = {}, isMinor }: Row): Promise<void> {
  const at = aSession({ challengeIds: ['none'], ...session })
  await kiosk.data.records('challengeSessions').insert(at)
  await kiosk.data.records('bookings').insert(aBooking(booking))
  if (isMinor) {
    const on = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(at.startsAt)
    kiosk.session.age = { band: '16-17', on }
  }
}
const ofMine = [SLIP, GIVE_BACK, 'Je prends la place', 'Non merci']
const buttons = () =>
  [...document.querySelectorAll('button')]
    .map((button) => button.textContent.trim())
    .filter((words) => ofMine.includes(words))

describe('every state of a booking, on every screen', () => {
  test.each(table)('$name', async (row) => {
    await holds(row)
    await kiosk.open('my-challenges')
    await until(() => row.says.test(kiosk.text()))
    expect(kiosk.text()).not.toMatch(row.never)
    expect(buttons().sort()).toEqual([...row.may].sort())
    if (row.slip === null) return

    await kiosk.open('challenge', { sessionId: 's1' })
    await until(() => row.says.test(kiosk.text()))
    expect(kiosk.text()).not.toMatch(row.never)
    await kiosk.tap('Voir ma réservation')
    await until(() => document.querySelector('h1')?.textContent === row.slip)
    expect(kiosk.text()).toMatch(row.says)
    expect(kiosk.text()).not.toMatch(row.never)
    const paper = document.querySelector('.print-paper')!.textContent.replace(/\s+/gu, ' ')
    expect(paper).toMatch(row.says)
    await kiosk.tap('Mes réservations')
    await until(() => kiosk.screen() === 'my-challenges')
  })

  test('whoever may be a minor is told of the signature, and keeps a confirmed seat', async () => {
    await holds({ ...table[6]!, session: { track: 'scout' } })
    await kiosk.open('my-challenges')
    await until(() => kiosk.text().includes('Place confirmée. Elle est à vous.'))
    expect(kiosk.text()).toContain('Moins de 18 ans ? À faire signer avant la séance')
  })
})

describe('how many bookings are told at the welcome', () => {
  const hint = () => /(\d+) réservations?/.exec(kiosk.text())?.[1]

  test.each<[string, BookingEvent['type']]>([
    ['given back', 'cancelled'],
    ['called off', 'cancelled-by-site'],
    ['declined', 'declined'],
  ])('one that was %s counts no more', async (_, type) => {
    const bookings = kiosk.data.records('bookings')
    const past = { startsAt: Date.now() - DAY, endsAt: Date.now() - DAY + HOUR }
    for (const [id, at] of Object.entries({ coming: {}, second: {}, over: past }))
      await kiosk.data.records('challengeSessions').insert(aSession({ id, ...at }))
    const made = (id: string, fields: Partial<Booking> = {}) =>
      aBooking({ id, sessionId: id, events: told({ type: 'confirmed' }), ...fields })
    await bookings.bulkInsert([made('coming'), made('second'), made('over')])
    await kiosk.open('welcome')
    await until(() => hint() === '2')
    const second = await bookings.findOne('second').exec(true)
    await second.incrementalPatch({ events: told({ type: 'confirmed' }, { type }) })
    await until(() => hint() === '1')
    const last = await bookings.findOne('coming').exec(true)
    await last.incrementalPatch({ events: told({ type: 'confirmed' }, { type }) })
    await until(() => hint() === undefined)
    expect(kiosk.text()).toContain(kiosk.say('challenges.mineTile'))
  })
})

describe('a session that became another one', () => {
  const before = Date.now() + 3 * DAY
  const changes = {
    planRev: 2,
    startsAt: before + 2 * DAY,
    endsAt: before + 2 * DAY + HOUR,
    where: 'Hangar, au fond de la cour',
    minimumAge: 16,
    formerPlans: [
      {
        planRev: 1,
        at: Date.now() - HOUR,
        challengeIds: ['none'],
        startsAt: before,
        endsAt: before + HOUR,
        place: 'site' as const,
        minimumAge: 16,
      },
    ],
  }
  const dayOf = (at: number) =>
    new Intl.DateTimeFormat('fr', { weekday: 'long', day: 'numeric', timeZone: 'Europe/Paris' }).format(at)

  test('is the news, says what is new and what it was, and is kept with one word', async () => {
    await holds({ ...table[6]!, booking: { ...sold, planRev: 1 }, session: changes })
    await kiosk.open('welcome')
    await kiosk.tap('La séance a changé')
    await until(() => kiosk.text().includes('Cette séance a changé'))
    expect(kiosk.text()).toContain(`Nouveau moment : ${dayOf(changes.startsAt)}`)
    expect(kiosk.text()).toContain(`Avant, c’était : ${dayOf(before)}`)
    expect(kiosk.text()).toContain('Nouveau lieu : Hangar, au fond de la cour')
    expect(kiosk.text()).not.toMatch(/Nouveau défi|maintenant avoir/)
    await kiosk.tap('Oui, je viens')
    await until(() => !kiosk.text().includes('Cette séance a changé'))
    const kept = await kiosk.data.records('bookings').findOne('b1').exec(true)
    expect(kept.events.at(-1)).toMatchObject({ type: 'change-kept', planRev: 2 })
    await kiosk.tap(SLIP)
    await until(() => document.querySelector('.print-paper'))
    const paper = document.querySelector('.print-paper')!.textContent
    expect(paper).toContain('Cette fiche remplace la précédente.')
    expect(paper).toContain('Hangar, au fond de la cour')
    await kiosk.open('welcome')
    await until(() => kiosk.text().includes('Essayer un défi'))
    expect(kiosk.text()).not.toContain('La séance a changé')
  })
  test('is given back instead', async () => {
    await holds({ ...table[6]!, booking: { ...sold, planRev: 1 }, session: changes })
    await kiosk.open('my-challenges')
    await kiosk.tap(GIVE_BACK)
    await kiosk.tap('Oui, je la rends')
    await until(() => kiosk.text().includes('Réservation annulée.'))
    expect(kiosk.text()).not.toContain('Cette séance a changé')
  })
  test('was already so for who booked it since', async () => {
    await holds({ ...table[6]!, booking: { ...sold, planRev: 2 }, session: changes })
    await kiosk.open('my-challenges')
    await until(() => kiosk.text().includes('Place confirmée'))
    expect(kiosk.text()).not.toMatch(/a changé/)
  })
})

describe('what is told too late', () => {
  test('an answer to an offer that has just gone gives a sentence', async () => {
    await holds(table[2]!)
    await kiosk.open('my-challenges')
    await until(() => kiosk.button('Je prends la place'))
    const booking = await kiosk.data.records('bookings').findOne('b1').exec(true)
    const events = [...booking.toMutableJSON().events, ...told({ type: 'cancelled-by-site' })]
    const take = kiosk.button('Je prends la place')
    await booking.incrementalPatch({ events })
    take.click()
    await until(() => /Trop tard pour changer cela ici|La séance n’a pas lieu/.test(kiosk.text()))
  })
  test('a seat is given back once, and the list says so', async () => {
    await holds(table[6]!)
    await kiosk.open('my-challenges')
    await kiosk.tap(GIVE_BACK)
    await kiosk.tap('Non, je la garde')
    await kiosk.tap(GIVE_BACK)
    await kiosk.tap('Oui, je la rends')
    await until(() => kiosk.text().includes('Réservation annulée.'))
  })
  test('a disk that refuses gives the buttons back, with a sentence', async () => {
    await holds(table[6]!)
    await kiosk.open('my-challenges')
    vi.stubGlobal('reportError', vi.fn())
    kiosk.data.save = () => Promise.reject(new DOMException('no space', 'QuotaExceededError'))
    await kiosk.tap(GIVE_BACK)
    await kiosk.tap('Oui, je la rends')
    await until(() => /Ce n’est pas enregistré/.test(kiosk.text()))
    expect(kiosk.button('Oui, je la rends').getAttribute('aria-busy')).toBeNull()
  })
})
