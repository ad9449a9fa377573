import { describe, expect, it } from 'vitest'
import { asksAge, ageRule } from '../seats/age-rule.ts'
import { bookableCards } from '../seats/bookable-cards.ts'
import { evaluationStatus } from '../observation/evaluation-status.ts'
import { tellMoment } from '../session-desk/tell-moment.ts'
import { HOUR } from '../time.ts'
import { otherEvents } from './alternatives.ts'
import { cardsOf, matterOf, sessionStatus, takesBookings, type SessionMoment } from './challenge-session.ts'
import { eventsToCome, openSessions } from './find-sessions.ts'
import { aSession, anEvent, NOW } from './testing/a-session.ts'

const event = anEvent()
const told = (...types: SessionMoment[]) => types.map((type, at) => ({ id: `m${at}`, type, at, by: 'desk' }))

describe('an event', () => {
  it('is neither a challenge of a track nor does it show cards', () => {
    expect([matterOf(event), cardsOf(event)]).toEqual(['event', []])
    expect([matterOf(aSession()), cardsOf(aSession())]).toEqual(['adventurer', ['A01.1']])
  })

  it('is booked as a challenge is, and found apart from challenges', () => {
    const sessions = [event, aSession({ publishedAt: NOW })]
    expect(takesBookings(event, NOW)).toBe(true)
    expect(openSessions(sessions, [], NOW).map(({ session }) => session.id)).toEqual(['s1'])
    expect(eventsToCome(sessions, NOW).map(({ id }) => id)).toEqual(['e1'])
    expect(bookableCards([event], [], [], NOW)).toEqual([])
  })

  it('asks nobody for their age', () => {
    expect([asksAge(event), ageRule(event, 'under-16')]).toEqual([false, 'welcome'])
  })

  it('is told on its day without an observer, and closed without a debrief', () => {
    expect(evaluationStatus({ matter: 'event', voices: [] }, NOW)).toBe('not-required')
    const types = ['started', 'ended', 'closed'] as const
    const facts = { bookings: [], evaluationsAreFinal: true }
    const closed = types.reduce((session, type) => {
      const writer = { siteId: 'brest', deviceId: 'desk', now: event.startsAt }
      const next = tellMoment(session, { id: type, type }, facts, writer)
      if (!next.ok) throw new Error(next.reason)
      return next.value as typeof event
    }, event)
    expect(sessionStatus(closed)).toBe('closed')
  })
})

describe('the events to come', () => {
  it('are told until they end, though nobody can book them any more, and not once they are called off', () => {
    const running = anEvent({ moments: told('started') })
    expect(eventsToCome([running], event.endsAt - 1)).toEqual([running])
    expect(eventsToCome([running], event.endsAt)).toEqual([])
    expect(eventsToCome([anEvent({ cancelledAt: NOW })], NOW)).toEqual([])
    expect(eventsToCome([anEvent({ moments: told('started', 'ended') })], event.startsAt + HOUR)).toEqual([])
  })

  it('stand for one that is full: another day of the same first, each with a seat', () => {
    const week = anEvent({ id: 'e2', startsAt: event.startsAt + HOUR })
    const other = anEvent({ id: 'e3', title: 'Repas partagé' })
    const full = anEvent({ id: 'e4', title: 'Atelier CV' })
    expect(otherEvents(event, [event, other, week, full], (id) => id !== 'e4')).toEqual([
      { session: week, kind: 'other-date' },
      { session: other, kind: 'other-event' },
    ])
  })
})
