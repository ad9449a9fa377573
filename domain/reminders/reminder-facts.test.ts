import { expect, it } from 'vitest'
import type { Application, ApplicationEvent } from '../hiring/application.ts'
import type { JobOffer } from '../hiring/job-offer.ts'
import { SECOND_THOUGHTS } from '../hiring/event-time.ts'
import { DENIAL_WINDOW } from '../hiring/told-elsewhere.ts'
import { closedOffersOf, reminderFileOf } from './reminder-facts.ts'

const hours = { timeZone: 'Europe/Paris', area: 'mainland' } as const
const eventOf = (type: ApplicationEvent['type'], at: number, told: Partial<ApplicationEvent> = {}) =>
  ({ id: `${type}${at}`, type, at, by: 'desk', receivedAt: at, ...told }) as ApplicationEvent
const read = (...events: ApplicationEvent[]) =>
  reminderFileOf(
    { id: 'a1', jobOfferId: 'o1', sent: { email: 'nina@example.fr' }, events } as Application,
    hours,
  )
const submitted = eventOf('submitted', 10)

it('knows nothing of what the server has not received', () => {
  const { receivedAt: _none, ...unseen } = submitted
  expect(read(unseen)).toBeNull()
})

it('reads when it was received, opened, answered and concluded, each by its first event', () => {
  const file = { id: 'a1', offerId: 'o1', receivedAt: 10, reachable: true, hours }
  expect(read(submitted)).toEqual(file)
  expect(read(submitted, eventOf('viewed', 20), eventOf('info-requested', 30))).toEqual({
    ...file,
    openedAt: 20,
  })
  const accepted = { ...file, openedAt: 40, answeredAt: 40, answerReadableAt: 40 + SECOND_THOUGHTS }
  expect(read(submitted, eventOf('pursued', 40))).toEqual({ ...accepted, toConclude: true })
  expect(read(submitted, eventOf('pursued', 40), eventOf('hired', 50), eventOf('refused', 60))).toEqual(
    accepted,
  )
  expect(read(submitted, eventOf('withdrawn', 20))).toEqual({ ...file, withdrawnAt: 20 })
})

it('was received when its first copy was, and not when something else was told of it', () => {
  expect(read(eventOf('submitted', 30), submitted, eventOf('viewed', 5))).toMatchObject({ receivedAt: 10 })
})

it.each(['refused', 'hired', 'candidate-declined'] as const)(
  'is opened, answered and ended by %s alone',
  (type) => {
    const file = read(submitted, eventOf(type, 40))
    expect([file?.openedAt, file?.answeredAt, file?.toConclude]).toEqual([40, 40, undefined])
  },
)

it('is opened by a question alone, and not answered', () => {
  const file = read(submitted, eventOf('info-requested', 40))
  expect([file?.openedAt, file?.answeredAt]).toEqual([40, undefined])
})

it('knows when each offer was closed, and nothing of those that are open', () => {
  const offers = [{ id: 'open' }, { id: 'closed', closedAt: 7 }] as JobOffer[]
  expect(closedOffersOf(offers)).toEqual([{ id: 'closed', closedAt: 7 }])
})

it('an answer that was taken back in time is none', () => {
  const taken = eventOf('answer-withdrawn', 45, { about: 'refused40' })
  expect(read(submitted, eventOf('refused', 40), taken)).not.toHaveProperty('answeredAt')
})

it('an answer that was told elsewhere is asked about until its person says something, and is nothing to read here', () => {
  const told = { channel: 'telephone', on: '2026-06-01' } as const
  const declared = eventOf('refused', 40, { told })
  const asked = { from: 40 + SECOND_THOUGHTS, until: 40 + DENIAL_WINDOW }
  expect(read(submitted, declared)?.tellingAsked).toEqual(asked)
  expect(read(submitted, declared)).not.toHaveProperty('answerReadableAt')
  for (const type of ['telling-confirmed', 'telling-denied'] as const) {
    const said = eventOf(type, 50, { about: declared.id })
    expect(read(submitted, declared, said)).not.toHaveProperty('tellingAsked')
  }
  const here = read(
    submitted,
    declared,
    eventOf('telling-denied', 50, { about: declared.id }),
    eventOf('refused', 60),
  )
  expect(here).toMatchObject({ answeredAt: 60, answerReadableAt: 60 + SECOND_THOUGHTS })
})

it('that somebody declined, and what the server has not received, leaves them nothing to read', () => {
  expect(read(submitted, eventOf('candidate-declined', 40))).not.toHaveProperty('answerReadableAt')
  const { receivedAt: _none, ...unseen } = eventOf('refused', 40)
  expect(read(submitted, unseen)).not.toHaveProperty('answerReadableAt')
})
