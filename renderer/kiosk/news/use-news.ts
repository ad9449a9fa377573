import { computed, watch, type ComputedRef } from 'vue'
import type { VisitorNews } from '../../../domain/contract/visitors.ts'
import { bookingNews, type BookingNews } from '../../../domain/seats/booking-news.ts'
import type { FoundSession } from '../../../domain/sessions/find-sessions.ts'
import type { Instant } from '../../../domain/time.ts'
import { useMyBookings } from '../bookings/my-bookings.ts'
import { useDeviceData } from '../../data/device-data.ts'
import { readNews } from '../../data/news.ts'
import { useVisitorSession, type VisitorSession } from '../../stores/visitor-session.ts'
import { useSessionsHere } from '../challenges/open-sessions.ts'
import { tokenOf } from '../unlock/open-with-pictures.ts'

/** In the order of what presses most. */
const ofApplications = ['meetings', 'questions', 'answers', 'attached', 'toCheck'] as const

const ofBoard = [
  'asked',
  'interested',
  'accepted',
  'published',
  'refused',
  'hidden',
  'ending',
  'unanswered',
  'thanked',
] as const

/** One thing that happened since the person was last here. */
export type News =
  | { about: 'applications'; kind: (typeof ofApplications)[number]; count: number }
  | { about: 'invitations'; invited: NonNullable<VisitorNews['invited']> }
  | { about: 'board'; kind: (typeof ofBoard)[number]; count: number }
  | { about: 'meeting'; place: string }
  | { about: 'consent'; endsAt: Instant }
  | { about: 'challenges'; news: BookingNews; found: FoundSession; bookingId: string }

export interface NewsHere {
  news: ComputedRef<News[]>
  /** There is no network: what the server knows is not known here. */
  isPartial: ComputedRef<boolean>
}

/**
 * What is new for the person at the screen: how many answers wait, from the server, and what became of their
 * bookings, from what this kiosk holds. Asked again when the network comes back.
 */
export function useNews(): NewsHere {
  const data = useDeviceData()
  const session = useVisitorSession()
  const here = useSessionsHere()
  const bookings = useMyBookings()

  async function ask() {
    if (!session.pass || session.isNewCard) return
    const token = await tokenOf(data, session)
    const { pass } = session
    const reply = token === null ? null : await readNews(data, token)
    // The person may have left while the answer was on its way, and another come.
    if (reply?.ok && session.pass === pass) session.news = reply.value
  }
  watch(
    () => data.sync.connected,
    (connected) => connected && void ask(),
    { immediate: true },
  )

  return {
    isPartial: computed(() => session.news === null && !session.isNewCard && !data.sync.connected),
    news: computed(() => [
      ...(session.news?.board?.meetAt === undefined
        ? []
        : [{ about: 'meeting' as const, place: session.news.board.meetAt }]),
      ...(session.news?.invited ? [{ about: 'invitations' as const, invited: session.news.invited }] : []),
      ...bookings.value.flatMap((booking): News[] => {
        const found = here.find(booking.sessionId)
        const news = found && bookingNews(booking, found.session, challengesReadUntil(session), here.now())
        return found && news ? [{ about: 'challenges', news, found, bookingId: booking.id }] : []
      }),
      ...ofApplications.flatMap((kind): News[] => {
        const count = session.news?.[kind] ?? 0
        return count > 0 ? [{ about: 'applications', kind, count }] : []
      }),
      ...ofBoard.flatMap((kind): News[] => {
        const count = session.news?.board?.[kind] ?? 0
        return count > 0 ? [{ about: 'board', kind, count }] : []
      }),
      ...(session.news?.searchConsentEnds === undefined
        ? []
        : [{ about: 'consent' as const, endsAt: session.news.searchConsentEnds }]),
    ]),
  }
}

/** The news of the person's challenges has been on screen: it goes, here and wherever they come back. */
export function useChallengesRead(): () => void {
  const data = useDeviceData()
  const session = useVisitorSession()
  return () => {
    session.challengesReadAt = data.now()
    const token = session.pass?.token
    // Without network it is news again another day, which harms nobody.
    if (token && data.sync.connected) void readNews(data, token, 'challenges')
  }
}

function challengesReadUntil({ news, challengesReadAt }: VisitorSession): number {
  return Math.max(news?.challengesReadUntil ?? 0, challengesReadAt)
}
