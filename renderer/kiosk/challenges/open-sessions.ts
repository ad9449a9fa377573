import { cardsOf, type SessionOfEvent } from '../../../domain/sessions/challenge-session.ts'
import { computed, inject, provide, type ComputedRef, type InjectionKey } from 'vue'
import {
  eventsToCome,
  openSessions,
  tablesToCome,
  type FoundChallenge,
  type FoundSession,
} from '../../../domain/sessions/find-sessions.ts'
import type { Instant } from '../../../domain/time.ts'
import { watchChallenges } from '../../data/challenges.ts'
import { watchSessions } from '../../data/challenge-sessions.ts'
import type { DeviceData } from '../../data/device-data.ts'
import { siteZone } from '../../words/site-zone.ts'
import { useNow } from '../../page/use-now.ts'

export interface SessionsHere {
  /** The challenges that one may book, the soonest first. */
  open: ComputedRef<FoundChallenge[]>
  /** The events to come and those that go on, the soonest first. */
  events: ComputedRef<SessionOfEvent[]>
  /** The small tables of today and tomorrow, the soonest first. */
  tables: ComputedRef<SessionOfEvent[]>
  /** Any session of this kiosk, booked ones of the past included. */
  find(sessionId: string): FoundSession | undefined
  now: () => Instant
}

const key: InjectionKey<SessionsHere> = Symbol('sessions here')

/** Follows the sessions and their cards for every screen: a screen that opens finds them there. */
export function provideSessionsHere(data: DeviceData): void {
  const sessions = watchSessions(data)
  const challenges = watchChallenges(data)
  const now = useNow(data)
  const cards = computed(() => new Map(challenges.value.map(({ id, card }) => [id, card])))
  provide(key, {
    open: computed(() => openSessions(sessions.value, challenges.value, now.value)),
    events: computed(() => eventsToCome(sessions.value, now.value)),
    tables: computed(() => tablesToCome(sessions.value, now.value, siteZone.value)),
    find: (sessionId) => {
      const session = sessions.value.find(({ id }) => id === sessionId)
      return session && { session, cards: cardsOf(session).flatMap((id) => cards.value.get(id) ?? []) }
    },
    now: () => now.value,
  })
}

/** The sessions of this site with their cards, live. */
export function useSessionsHere(): SessionsHere {
  const here = inject(key)
  if (!here) throw new Error('No sessions were provided')
  return here
}
