import { computed, inject, provide, ref, type ComputedRef, type InjectionKey, type Ref } from 'vue'
import type { Application } from '../../domain/hiring/application.ts'
import type { Employer } from '../../domain/hiring/employer.ts'
import type { Challenge } from '../../domain/kit/challenge.ts'
import { jobOfferStatus, type JobOffer } from '../../domain/hiring/job-offer.ts'
import { scoredFileOf, type ScoredFile } from '../../domain/hiring/scored-file.ts'
import type { Instant } from '../../domain/time.ts'
import { challengesForTrade } from '../../domain/sessions/fitting-challenges.ts'
import { watchChallenges } from '../data/challenges.ts'
import { watchApplications } from '../data/applications.ts'
import type { DeviceData } from '../data/device-data.ts'
import { watchEmployers } from '../data/employers.ts'
import { watchOffers } from '../data/job-offers.ts'
import { useNow } from '../page/use-now.ts'
import type { StepSources } from '../desk/hiring/answer/steps-forward.ts'
import { orderInbox, type InboxEntry, type InboxFilter } from './inbox/inbox.ts'

/** What every screen of the employer desk reads, live: the employer's own records and nothing else. */
export interface EmployerData {
  data: DeviceData
  /** Never earlier than what the server received: an answer counts as soon as it is there. */
  now: Readonly<Ref<Instant>>
  employer: ComputedRef<Employer | undefined>
  /** Every employer that this desk knows, its own among them. */
  employers: Ref<Employer[]>
  offers: Ref<JobOffer[]>
  applications: Ref<Application[]>
  /** The kit of challenges, every edition. */
  challenges: Ref<Challenge[]>
  entries: ComputedRef<InboxEntry[]>
  /** The facts that the Reciprok score reads, as the server has stamped them. */
  scoredFiles: ComputedRef<ScoredFile[]>
  /** How the lists were left: coming back finds them so. */
  inboxFilter: Ref<InboxFilter>
  soughtOffer: Ref<string>
  /** What may be proposed to a candidate of this offer. */
  stepSources(offerId: string): StepSources
}

const key: InjectionKey<EmployerData> = Symbol('employer data')

/** Follows the employer's records for the screens below the calling component. */
export function provideEmployerData(data: DeviceData): EmployerData {
  const employers = watchEmployers(data)
  const offers = watchOffers(data)
  const applications = watchApplications(data)
  const clock = useNow(data)
  const now = computed(() => Math.max(clock.value, lastReception(applications.value)))
  const challenges = watchChallenges(data)
  const shared: EmployerData = {
    data,
    now,
    employers,
    employer: computed(() => employers.value.find(({ id }) => id === data.identity.employerId)),
    offers,
    applications,
    challenges,
    entries: computed(() => orderInbox(applications.value, offers.value, now.value)),
    scoredFiles: computed(() => applications.value.map(scoredFileOf).filter((file) => file !== null)),
    inboxFilter: ref({ group: 'to-answer', jobOfferId: 'all' }),
    soughtOffer: ref(''),
    stepSources: (offerId) => ({
      offers: offers.value.filter((offer) => offer.id !== offerId && jobOfferStatus(offer) === 'open'),
      challenges: challengesForTrade(
        challenges.value,
        offers.value.find(({ id }) => id === offerId)?.romeCode,
      ),
    }),
  }
  provide(key, shared)
  return shared
}

function lastReception(applications: readonly Application[]): Instant {
  const times = applications.flatMap(({ events }) => events.map(({ receivedAt = 0 }) => receivedAt))
  return times.reduce((last, time) => Math.max(last, time), 0)
}

export function useEmployerData(): EmployerData {
  const shared = inject(key)
  if (!shared) throw new Error('No employer data was provided')
  return shared
}
