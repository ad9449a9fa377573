import { computed, type ComputedRef } from 'vue'
import { openSessions, type FoundSession } from '../../../domain/challenges/find-sessions.ts'
import type { Instant } from '../../../domain/time.ts'
import { watchChallenges } from '../../data/challenges.ts'
import { watchSessions } from '../../data/challenge-sessions.ts'
import { useDeviceData } from '../../data/device-data.ts'
import { useNow } from '../../ui/desk/use-now.ts'

export interface SessionsHere {
  /** Those that one may book, the soonest first. */
  open: ComputedRef<FoundSession[]>
  /** Any session of this kiosk, booked ones of the past included. */
  find(sessionId: string): FoundSession | undefined
  now: () => Instant
}

/** The sessions of this site with their cards, live. */
export function useSessionsHere(): SessionsHere {
  const data = useDeviceData()
  const sessions = watchSessions(data)
  const challenges = watchChallenges(data)
  const now = useNow(data)
  const cards = computed(() => new Map(challenges.value.map(({ id, card }) => [id, card])))
  return {
    open: computed(() => openSessions(sessions.value, challenges.value, now.value)),
    find: (sessionId) => {
      const session = sessions.value.find(({ id }) => id === sessionId)
      return session && { session, cards: session.challengeIds.flatMap((id) => cards.value.get(id) ?? []) }
    },
    now: () => now.value,
  }
}
