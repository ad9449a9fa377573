import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import type { Span } from '../../../domain/places/free-times.ts'
import { addDays, siteDay } from '../../../domain/time.ts'
import { until } from '../../data/testing/device.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'
import { aReservation, tomorrowsSlots, withThings } from '../test-support/scenes-of-places.ts'
import { siteTime } from '../../words/site-words.ts'

vi.mock('../touch/seen-first.ts', () => ({ actOnlyOnWhatWasSeen: () => () => undefined }))

const kiosk = useKiosk()
/** As a button's name is read. */
const clock = ({ startsAt }: Span) => siteTime(startsAt).replaceAll(/\s/g, ' ')

test('a room is asked for in three taps, and is said to be not confirmed yet', async () => {
  await withThings(kiosk)
  await kiosk.open('thing', { thingId: 'room' })
  await kiosk.tap(kiosk.say('places.day.second'))
  const [slot] = tomorrowsSlots()
  await kiosk.tap(clock(slot!))
  await kiosk.tap(kiosk.say('places.ask'))
  await until(() => kiosk.screen() === 'my-reservations')
  await until(() => kiosk.text().includes(kiosk.say('places.status.asked')))
  const [asked] = await kiosk.data.records('reservations').find().exec()
  expect(asked).toMatchObject({ thingId: 'room', visitorId: 'V1', startsAt: slot!.startsAt, events: [] })
})

test('what another has is not offered, and what could not be had comes with what is free', async () => {
  const [slot, next] = tomorrowsSlots()
  const others = aReservation('theirs', [{ type: 'granted' }], { visitorId: 'V9' })
  await withThings(kiosk, others, aReservation('mine', [{ type: 'refused', refused: 'taken' }]))
  await kiosk.open('thing', { thingId: 'room' })
  await kiosk.tap(kiosk.say('places.day.second'))
  expect(() => kiosk.button(clock(slot!))).toThrow()
  kiosk.button(clock(next!))
  await kiosk.open('my-reservations')
  await until(() => kiosk.text().includes(kiosk.say('places.refused.taken')))
  expect(kiosk.text()).toMatch(/Libre aussi/)
})

test('what is no longer needed is given up, and what is out is not', async () => {
  await withThings(kiosk, aReservation('mine', [{ type: 'granted' }]))
  await kiosk.open('my-reservations')
  await until(() => kiosk.text().includes(kiosk.say('places.status.granted')))
  await kiosk.tap(kiosk.say('places.cancel'))
  await kiosk.tap(kiosk.say('places.cancelNo'))
  const [held] = await kiosk.data.records('reservations').find().exec()
  expect(held!.events.map(({ type }) => type)).toEqual(['granted'])
  await kiosk.tap(kiosk.say('places.cancel'))
  await kiosk.tap(kiosk.say('places.cancelYes'))
  await until(() => kiosk.text().includes(kiosk.say('places.status.cancelled')))
  expect(() => kiosk.button(kiosk.say('places.cancel'))).toThrow()
})

test('on a day on which the place is closed nothing is offered, and a loan that ends then moves, told so', async () => {
  const tomorrow = addDays(siteDay(Date.now()), 1)
  await withThings(kiosk)
  const [site] = await kiosk.data.records('sites').find().exec()
  await site!.incrementalPatch({ closures: [{ from: tomorrow, until: tomorrow, sentence: 'Inventaire' }] })
  await kiosk.open('thing', { thingId: 'room' })
  await kiosk.tap(kiosk.say('places.day.second'))
  await until(() => kiosk.text().includes(kiosk.say('places.closedDay')))
  await kiosk.open('thing', { thingId: 'drill' })
  await kiosk.tap(kiosk.say('places.day.first'))
  await kiosk.tap('1 jour')
  // Lent until tomorrow, when it is closed.
  await until(() => kiosk.text().includes('Le lieu est fermé à la fin du prêt'))
})

test('a slot that a closure took since says so', async () => {
  await withThings(
    kiosk,
    aReservation('mine', [{ type: 'granted' }, { type: 'withdrawn', withdrawn: 'closed' }]),
  )
  await kiosk.open('my-reservations')
  await until(() => kiosk.text().includes(kiosk.say('places.withdrawn.closed')))
})
