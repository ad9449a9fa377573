import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import { HOUR } from '../../../domain/time.ts'
import { until } from '../../data/testing/device.ts'
import { aBooking, aLease } from '../../data/testing/records.ts'
import { aTable } from '../test-support/scenes-of-tables.ts'
import { knownCard, noNews, place, told } from '../test-support/scene.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

const kiosk = useKiosk()
const bookings = async () =>
  (
    await kiosk.data
      .records('bookings')
      .find({ selector: { sessionId: 'budget' } })
      .exec()
  ).map((one) => one.toMutableJSON())
const others = (...ids: string[]) =>
  kiosk.data
    .records('bookings')
    .bulkInsert(
      ids.map((id) =>
        aBooking({ id, sessionId: 'budget', visitorId: id, events: told({ type: 'confirmed' }) }),
      ),
    )
const table = (fields: Parameters<typeof aTable>[0] = {}) =>
  kiosk.data.records('challengeSessions').insert(aTable(fields))

beforeEach(async () => {
  await place(kiosk)
  knownCard(kiosk)
  await kiosk.data.records('seatLeases').bulkInsert([aLease({ sessionId: 'budget' })])
})

describe('a small table', () => {
  test('is explained to whoever is under 16, and taken once a parent agreed', async () => {
    await table()
    kiosk.session.ageBand = 'under-16'
    await kiosk.open('table', { sessionId: 'budget' })
    await until(() => kiosk.text().includes('Je viens'))
    await kiosk.tap('Je viens')
    await until(() => kiosk.screen() === 'minor')
    expect(kiosk.text()).toContain('Avant 16 ans, on s’y assoit si un parent est d’accord.')
    expect(await bookings()).toEqual([])
    await kiosk.tap('Retour')
    await until(() => kiosk.screen() === 'tables')
    await kiosk.tap('Proposer une table')
    await until(() => kiosk.screen() === 'minor')
    kiosk.session.ageBand = null
    kiosk.session.news = { ...noNews, minor: { band: 'under-16', agreed: ['meet'] } }
    await kiosk.open('table', { sessionId: 'budget' })
    await until(() => kiosk.text().includes('Je viens'))
    await kiosk.tap('Je viens')
    await until(() => kiosk.text().includes('Vous avez une chaise.'))
  })

  test('is found by its topic, apart from events, and a chair is taken without network in two taps', async () => {
    await table()
    await kiosk.open('events')
    await until(() => kiosk.text().includes('C’est gratuit'))
    expect(kiosk.text()).not.toContain('Table 2')
    await kiosk.open('tables')
    await until(() => kiosk.text().includes('Table 2'))
    expect(kiosk.text()).toContain('Faire un budget')
    await kiosk.tap('Faire un budget')
    await until(() => kiosk.text().includes('La table attend ses deux premières personnes.'))
    await until(() => kiosk.text().includes('Je viens'))
    await kiosk.tap('Je viens')
    await until(() => kiosk.text().includes('Vous avez une chaise.'))
    expect(kiosk.text()).toContain('Il manque une personne pour que la table se fasse.')
    await kiosk.tap('Je laisse ma chaise')
    await until(() => kiosk.text().includes('C’est noté, la chaise est libre.'))
    expect((await bookings()).flatMap(({ events }) => events.map(({ type }) => type))).toContain('cancelled')
  })

  test('says that it takes place once two come, and never who', async () => {
    await table()
    await others('ANNE', 'YANN')
    await kiosk.open('table', { sessionId: 'budget' })
    await until(() => kiosk.text().includes('La table se fait.'))
    expect(kiosk.text()).not.toMatch(/ANNE|YANN/)
    // As one sees it: two sit there, the other chairs are free.
    const free = document.querySelectorAll('[aria-hidden] > .border-dashed').length
    expect([free, kiosk.text().includes(`${free} chaises libres`)]).toEqual([2, true])
  })

  test('is kind to whoever came alone', async () => {
    await table({ startsAt: Date.now() - 60_000, endsAt: Date.now() + HOUR })
    await kiosk.data
      .records('bookings')
      .insert(aBooking({ id: 'mine', sessionId: 'budget', events: told({ type: 'confirmed' }) }))
    await kiosk.open('table', { sessionId: 'budget' })
    await until(() => kiosk.text().includes('Personne d’autre n’est venu cette fois.'))
    expect(kiosk.text()).not.toContain('Je viens')
  })

  test('is not told before tomorrow', async () => {
    await table({ startsAt: Date.now() + 49 * HOUR, endsAt: Date.now() + 50 * HOUR })
    await kiosk.open('tables')
    await until(() => kiosk.text().includes('Pas de table pour l’instant'))
  })
})

describe('whoever proposes a table', () => {
  test('writes a topic, is told what is missing, and keeps their words on the way back', async () => {
    await kiosk.open('tables')
    await kiosk.tap('Proposer une table')
    await kiosk.tap('Un autre sujet')
    await kiosk.tap('Suite')
    await until(() => kiosk.text().includes('Écrivez le sujet en quelques mots.'))
    const input = document.querySelector('input')!
    input.value = 'Les permis'
    input.dispatchEvent(new Event('input'))
    await kiosk.tap('Retour')
    await kiosk.tap('Un autre sujet')
    expect(document.querySelector('input')!.value).toBe('Les permis')
    await kiosk.tap('Suite')
    await until(() => kiosk.text().includes('Quand'))
    document.querySelector<HTMLButtonElement>('.hours button')!.click()
    await until(() => kiosk.text().includes('Proposer'))
    await kiosk.tap('Proposer')
    await until(() => kiosk.text().includes('C’est proposé'))
    expect(kiosk.session.begun.table).toBeUndefined()
  })
})
