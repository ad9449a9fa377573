import { computed, onMounted, shallowRef, type ComputedRef, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Application } from '../../../domain/hiring/application.ts'
import { receivesReferrals, refusedReferral } from '../../../domain/hiring/referral.ts'
import { bookableChallenges, type BookableChallenge } from '../../data/referrals-api.ts'
import type { StepSources } from '../../desk/hiring/answer/steps-forward.ts'
import { momentInWords } from '../../desk/hiring/words/french-dates.ts'
import { useEmployerSignIn } from '../sign-in/employer-sign-in.ts'
import { useEmployerData } from '../use-employer-data.ts'

/**
 * To whom the person may be recommended, and which challenges they can book here: these are asked of the server, and
 * without network there are none to choose.
 */
export function useStepLists(application: () => Application): {
  lists: ComputedRef<NonNullable<StepSources['lists']>>
  bookable: Readonly<Ref<readonly BookableChallenge[]>>
} {
  const { t } = useI18n()
  const { data, now, employers } = useEmployerData()
  const session = useEmployerSignIn()
  const bookable = shallowRef<BookableChallenge[]>([])
  onMounted(async () => {
    const person = session.person.value
    const reply = person && (await bookableChallenges(data, person))
    if (reply?.ok) bookable.value = reply.value.challenges
  })
  const lists = computed(() => ({
    employer: employers.value
      .filter(
        (one) =>
          receivesReferrals(one, data.identity.siteId) &&
          refusedReferral(application(), one.id, now.value) === null,
      )
      .sort((a, b) => a.name.localeCompare(b.name, 'fr'))
      .map(({ id, name, activity }) => ({ id, label: activity ? `${name} · ${activity}` : name })),
    challenge: bookable.value.map(({ cardId, title, startsAt }) => ({
      id: cardId,
      label: `${title}, ${momentInWords(startsAt, now.value)}`,
      words: t('hiring.stepWords.challenge', { title }),
    })),
  }))
  return { lists, bookable }
}
