import { computed, ref, shallowRef, type ComputedRef, type Ref } from 'vue'
import { isConfirmed } from '../../../domain/seats/booking-status.ts'
import type { Booking } from '../../../domain/seats/booking.ts'
import type { ChallengeSession } from '../../../domain/sessions/challenge-session.ts'
import type { Instant } from '../../../domain/time.ts'
import { matchExpected, type Expected, type ExpectedMatch } from '../../../domain/visits/expected.ts'
import type { VisitReason } from '../../../domain/visits/visit.ts'
import { listExpected, type ExpectedLine } from '../../data/expected-api.ts'
import type { DeviceData } from '../../data/device-data.ts'
import { dayHere } from '../../words/site-zone.ts'
import type { HostSignIn } from '../sign-in/host-sign-in.ts'
import type { Presence } from '../today/use-presence.ts'
import { usePolling } from '../use-polling.ts'

/** One line of who is expected today. */
export interface ExpectedToday extends Expected {
  at: Instant
  /** Without it: some time today. */
  hasHour: boolean
  /** Why: the words of a reason, or the title of a session. */
  reason?: VisitReason
  session?: string
  /** Who noted it; of a note alone. */
  host?: string
  isNote: boolean
}

interface Facts {
  data: DeviceData
  session: HostSignIn
  presence: Presence
  sessions: Readonly<Ref<readonly ChallengeSession[]>>
  bookings: Readonly<Ref<readonly Booking[]>>
}

export interface ExpectedList {
  today: ComputedRef<ExpectedToday[]>
  later: ComputedRef<readonly ExpectedLine[]>
  matches: ComputedRef<ExpectedMatch<ExpectedToday>[]>
  /** The notes could not be read: what is shown may be old. */
  isOld: Readonly<Ref<boolean>>
  isAnother: (id: string, visitId: string) => void
  refresh(): Promise<void>
}

/** Who is expected today and has not come, of what hosts noted and of the seats of today's sessions. */
export function useExpected({ data, session, presence, sessions, bookings }: Facts): ExpectedList {
  const notes = shallowRef<readonly ExpectedLine[]>([])
  const isOld = ref(false)
  /** Said to be somebody else, by this desk: asked about once. */
  const others = shallowRef<ReadonlySet<string>>(new Set())
  const day = computed(() => dayHere(presence.now.value))

  async function refresh() {
    const reply = await session.ask((host) => listExpected(data, host))
    isOld.value = !reply.ok
    if (reply.ok) notes.value = reply.value.expected
  }
  usePolling(refresh)

  const came = computed(
    () =>
      new Set(
        presence.visits.value.flatMap(({ kind, visitorId }) =>
          kind === 'stay' && visitorId ? [presence.whoIs(visitorId)] : [],
        ),
      ),
  )
  const booked = computed((): ExpectedToday[] =>
    sessions.value
      .filter(({ startsAt, endsAt }) => dayHere(startsAt) === day.value && endsAt > presence.now.value)
      .flatMap((one) =>
        bookings.value
          .filter((booking) => booking.sessionId === one.id && isConfirmed(booking))
          .filter(({ visitorId, name }) => name !== undefined && !came.value.has(presence.whoIs(visitorId)))
          .map(({ id, visitorId, name }) => ({
            ...{ id, visitorId, name: name!, at: one.startsAt, hasHour: true, session: one.title },
            isNote: false,
          })),
      ),
  )
  const noted = computed((): ExpectedToday[] =>
    notes.value
      .filter((note) => note.day === day.value)
      .map(({ expectedId: id, name, at, clock, reason, host }) => ({
        ...{ id, name, at, host, hasHour: clock !== undefined, isNote: true },
        ...(reason ? { reason } : {}),
      })),
  )
  const today = computed(() =>
    [...noted.value, ...booked.value].sort((a, b) => a.at - b.at || a.name.localeCompare(b.name, 'fr')),
  )
  const keyOf = (id: string, visitId: string) => `${id} ${visitId}`
  return {
    today,
    later: computed(() => notes.value.filter((note) => note.day > day.value)),
    matches: computed(() =>
      matchExpected(
        today.value,
        presence.here.value.map((visit) => ({ visit, name: presence.nameOf(visit) })),
        (id, visitId) => others.value.has(keyOf(id, visitId)),
      ),
    ),
    isOld,
    isAnother: (id, visitId) => (others.value = new Set([...others.value, keyOf(id, visitId)])),
    refresh,
  }
}
