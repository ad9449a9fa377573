import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { isMeetingAhead, type Meeting } from '../../../domain/hiring/meeting.ts'
import { useDeviceData } from '../../data/device-data.ts'
import { useLanguages } from '../../strings/languages.ts'
import { clockWords } from '../../../domain/text/clock-words.ts'
import { siteZone } from '../../words/site-zone.ts'
import { useDates } from '../dates.ts'

/** What a proposed meeting says, on screen and on paper. */
export interface MeetingWords {
  what: string
  moment: string
  where: string
  contact: string
  /** What the candidate said of it. */
  said: string
  /** Whether its day is still to come at this site. */
  isAhead: boolean
}

export function useMeetingWords(of: () => Meeting): ComputedRef<MeetingWords> {
  const { t } = useI18n()
  const { spoken } = useLanguages()
  const data = useDeviceData()
  const { showLongDay } = useDates()

  function momentOf({ on, time }: Meeting['nextStep']): string {
    if (on === undefined) return t('jobs.meeting.noDay')
    const day = showLongDay(on)
    if (time === undefined) return day
    return t('jobs.meeting.at', { day, time: clockWords(time, spoken.value) })
  }
  return computed(() => {
    const meeting = of()
    const { nextStep: step, answer, wishes } = meeting
    const isAhead = isMeetingAhead(meeting, data.now(), siteZone.value)
    const asked = wishes.map((wish) => t(`jobs.meeting.wish.${wish}`)).join(', ')
    return {
      what: step.kind === undefined ? step.what : t(`jobs.meeting.kind.${step.kind}`),
      moment: momentOf(step),
      where: step.where ?? '',
      contact: step.contact ?? '',
      said: `${t(`jobs.meeting.said.${isAhead ? answer : 'over'}`)} ${asked}`.trim(),
      isAhead,
    }
  })
}
