import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { BookingStanding } from '../../../domain/seats/booking-standing.ts'
import type { Booking } from '../../../domain/seats/booking.ts'
import { wasBookedOtherwise } from '../../../domain/seats/promised-fields.ts'
import type { FoundSession } from '../../../domain/sessions/find-sessions.ts'
import { useDeviceData } from '../../data/device-data.ts'
import { watchSite } from '../../data/site.ts'
import { useLanguages } from '../../strings/languages.ts'
import type { WordMarks } from '../../ui/word-marks.ts'
import type { SessionsHere } from '../challenges/open-sessions.ts'
import { usePlaceWords } from '../challenges/place-words.ts'
import { useSessionWords } from '../challenges/session-words.ts'
import { useBookingWords } from './booking-words.ts'

/** Everything a slip says, on screen and on paper. */
export interface SlipWords {
  site: string
  title: string
  when: string
  lasts: string
  /** The room or the way there, then the address of the site. */
  where: string[]
  bring: string[]
  /** In which language the title is. */
  marks: WordMarks
  line: string
  standing: BookingStanding
  signature: 'awaited' | 'perhaps' | null
  /** The session was another one when it was booked: an earlier slip says something else. */
  replaces: boolean
}

export function useSlipWords(
  here: SessionsHere,
  of: () => { booking: Booking; found: FoundSession; others: readonly Booking[] } | null,
): ComputedRef<SlipWords | null> {
  const { t } = useI18n()
  const { written } = useLanguages()
  const site = watchSite(useDeviceData())
  const { titleOf, marksOfTitle, dayOf, timeOf, lengthOf } = useSessionWords(here.now)
  const { placeOf, addressOf } = usePlaceWords()
  const { lineOf, signatureOf, standingOf } = useBookingWords(here)
  return computed(() => {
    const facts = of()
    if (!facts) return null
    const { booking, found, others } = facts
    const { session, cards } = found
    return {
      site: site.value?.name ?? '',
      title: titleOf(found),
      marks: marksOfTitle(found),
      // The day itself, never "tomorrow": a slip is read on another day.
      when: t('challenges.day.on', { day: dayOf(session.startsAt), time: timeOf(session.startsAt) }),
      lasts: t('challenges.slip.lasts', { length: lengthOf(session) }),
      where: [...placeOf(session), ...addressOf(session)],
      bring: cards.map((card) => card.whatToBring[written.value]),
      line: lineOf(booking, session, others),
      standing: standingOf(booking, session),
      signature: signatureOf(booking, session),
      replaces: wasBookedOtherwise(booking, session),
    }
  })
}
