import { useI18n } from 'vue-i18n'
import { ageOn } from '../../../domain/seats/age-rule.ts'
import {
  bookingStanding,
  guardianSignature,
  isOpen,
  standingSign,
  type BookingStanding,
} from '../../../domain/seats/booking-standing.ts'
import { openOffer } from '../../../domain/seats/booking-status.ts'
import type { Booking } from '../../../domain/seats/booking.ts'
import type { ChallengeSession } from '../../../domain/sessions/challenge-session.ts'
import { waitingRank } from '../../../domain/seats/waiting-line.ts'
import { dayHere, siteZone } from '../../words/site-zone.ts'
import { useVisitorSession } from '../../stores/visitor-session.ts'
import type { PictogramName } from '../../ui/pictograms/pictograms.ts'
import type { SessionsHere } from '../challenges/open-sessions.ts'
import { useSessionWords } from '../challenges/session-words.ts'

const signs = {
  sure: 'check',
  act: 'hand',
  waits: 'clock',
  past: 'rest',
} as const satisfies Record<ReturnType<typeof standingSign>, PictogramName>

/** What a booking says on every screen: one rule and one set of words, so that no two screens differ. */
export function useBookingWords(here: SessionsHere) {
  const { t } = useI18n()
  const session = useVisitorSession()
  const { untilOf } = useSessionWords(here.now)

  const facts = (booking: Booking, at: ChallengeSession) => ({
    booking,
    session: at,
    zone: siteZone.value,
    ageBand: ageOn(session.age, dayHere(at.startsAt)),
  })

  function standingOf(booking: Booking, at: ChallengeSession): BookingStanding {
    return bookingStanding(facts(booking, at), here.now())
  }

  return {
    standingOf,
    signOf: (standing: BookingStanding): PictogramName => signs[standingSign(standing)],
    /** The title of a slip. */
    titleOf: (standing: BookingStanding): string =>
      t(`challenges.slip.title.${isOpen(standing) ? standingSign(standing) : 'past'}`),
    /** `others`: the bookings of the same session, for the place in the line. */
    lineOf(booking: Booking, at: ChallengeSession, others: readonly Booking[]): string {
      const standing = standingOf(booking, at)
      const { until } = openOffer(booking) ?? {}
      return t(`challenges.standing.${standing}`, {
        rank: waitingRank(booking, others) ?? 1,
        until: until === undefined ? '' : untilOf(until),
      })
    },
    /** What is still needed of a minor, when it is. */
    signatureOf(booking: Booking, at: ChallengeSession): 'awaited' | 'perhaps' | null {
      if (!isOpen(standingOf(booking, at))) return null
      const signature = guardianSignature(facts(booking, at))
      return signature === 'awaited' || signature === 'perhaps' ? signature : null
    },
  }
}
