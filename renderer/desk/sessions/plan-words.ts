import type { Challenge } from '../../../domain/kit/challenge.ts'
import type { JobOffer } from '../../../domain/hiring/job-offer.ts'
import type { Room } from '../../../domain/sites/site.ts'
import type { SessionForm } from './session-form.ts'

type Field = keyof SessionForm

/** What the ids in a plan stand for. */
export interface KnownInPlan {
  challenges: readonly Challenge[]
  rooms: readonly Room[]
  offers: readonly JobOffer[]
  employers: readonly { id: string; name: string }[]
}

const labels: Record<Field, string> = {
  challengeId: 'sessions.steps.card',
  title: 'sessions.title',
  on: 'sessions.on',
  from: 'sessions.from',
  minutes: 'sessions.minutes',
  place: 'sessions.placeLabel',
  roomId: 'sessions.roomLabel',
  where: 'sessions.where',
  capacity: 'sessions.capacity',
  deskReserve: 'sessions.deskReserve',
  minimumAge: 'sessions.minimumAge',
  access: 'sessions.access',
  employerId: 'sessions.employer',
  offersPresented: 'sessions.offers',
  hostObserver: 'sessions.hostObserver',
  employerObserver: 'sessions.employerObserver',
  information: 'sessions.information',
  materialNote: 'sessions.material',
  conventionRef: 'sessions.conventionRef',
  conventionEndsOn: 'sessions.conventionEndsOn',
}

/** How a field of a plan is called, and what it says, as its form shows them. */
export function planWords(
  t: (key: string) => string,
  known: () => KnownInPlan,
): { label: (field: Field) => string; words: (field: Field, value: SessionForm[Field]) => string } {
  return {
    label: (field) => t(labels[field]),
    words(field, value) {
      const { challenges, rooms, offers, employers } = known()
      const found: Partial<Record<Field, string | undefined>> = {
        challengeId: challenges.find(({ id }) => id === value)?.card.title.fr,
        roomId: rooms.find(({ id }) => id === value)?.name,
        employerId: employers.find(({ id }) => id === value)?.name,
      }
      if (field === 'place') return t(`sessions.place.${value as string}`)
      if (field === 'access')
        return (value as string[]).map((need) => t(`sessions.accessNeed.${need}`)).join(', ')
      if (field === 'offersPresented')
        return (value as string[])
          .map((id) => offers.find((offer) => offer.id === id)?.title ?? id)
          .join(', ')
      return found[field] ?? String(value)
    },
  }
}
