import { applicationStatus, type ApplicationStatusKind } from '../../../domain/hiring/application-status.ts'
import { receivedAt } from '../../../domain/hiring/application.ts'
import type { VisitorId } from '../../../domain/ids.ts'
import { bookingStatus, type BookingStatus } from '../../../domain/seats/booking-status.ts'
import type { Instant } from '../../../domain/time.ts'
import type { HeldOfPeople } from '../../../domain/visits/merge-preview.ts'
import { toldApart } from '../../../domain/visits/pairings.ts'
import type { Visit } from '../../../domain/visits/visit.ts'
import type { Pairing, Visitor } from '../../../domain/visits/visitor.ts'
import type { VisitorFile } from '../../data/visitor-files-api.ts'

/** Something that happened with a person, as a host may see it. */
export type TimelineLine = { key: string; at: Instant } & (
  | { kind: 'visit'; visit: Visit }
  | { kind: 'booking'; sessionId: string; status: BookingStatus }
  | { kind: 'application'; jobOfferId: string; status: ApplicationStatusKind }
  | { kind: 'attestation'; title: string; revokedAt?: Instant }
  | { kind: 'card' | 'card-ended' }
  | { kind: 'said'; type: Pairing['type']; ofId: VisitorId; withId: VisitorId; host: string; stands: boolean }
)

export interface TimelineFacts {
  held: HeldOfPeople
  /** Too old for this desk, as asked of the server. */
  older: readonly Visit[]
  file: VisitorFile | null
  /** All entries of the person. */
  entries: readonly Visitor[]
  now: Instant
}

/** Facts, the latest first; what hosts wrote of the person is no part of it. */
export function timelineOf({ held, older, file, entries, now }: TimelineFacts): TimelineLine[] {
  const visits = new Map([...older, ...held.visits].map((visit) => [visit.id, visit]))
  const lines: TimelineLine[] = [
    ...[...visits.values()].map((visit) => ({
      ...{ key: visit.id, at: visit.arrivedAt, kind: 'visit' as const, visit },
    })),
    ...held.bookings.map((booking) => ({
      ...{ key: booking.id, at: booking.events[0]?.at ?? booking.at, kind: 'booking' as const },
      ...{ sessionId: booking.sessionId, status: bookingStatus(booking) },
    })),
    ...held.applications.map((application) => ({
      ...{ key: application.id, at: receivedAt(application), kind: 'application' as const },
      ...{ jobOfferId: application.jobOfferId, status: applicationStatus(application, now).kind },
    })),
    ...(file?.attestations ?? []).map(({ serial, issuedAt, ...told }) => ({
      ...{ key: serial, at: issuedAt, kind: 'attestation' as const, ...told },
    })),
    ...cardLines(file?.cards ?? []),
    ...entries.flatMap(saidLines),
  ]
  return lines.sort((a, b) => b.at - a.at || (a.key < b.key ? -1 : 1))
}

/** `stands`: two people, by the word that was said last of the pair. */
function saidLines({ id, pairings = [] }: Visitor): TimelineLine[] {
  const last = new Map(toldApart({ pairings }).map((withId) => [withId, lastOf(pairings, withId)]))
  return pairings.map(({ id: said, at, type, withId, host }) => ({
    ...{ key: `${id}.${said}`, at, kind: 'said' as const, type, ofId: id, withId, host },
    stands: last.get(withId) === said,
  }))
}

function lastOf(pairings: readonly Pairing[], withId: VisitorId): string | undefined {
  return pairings.findLast((one) => one.type === 'apart' && one.withId === withId)?.id
}

/**
 * When cards ended, and when another was given in their place. A kiosk holds first cards for days before somebody gets
 * one, so of those nothing is told.
 */
function cardLines(cards: VisitorFile['cards']): TimelineLine[] {
  const ended = cards.flatMap(({ revokedAt }) => revokedAt ?? [])
  return cards.flatMap(({ issuedAt, revokedAt }, index) => [
    ...(ended.some((at) => at <= issuedAt)
      ? [{ key: `card.${index}`, at: issuedAt, kind: 'card' as const }]
      : []),
    ...(revokedAt === undefined
      ? []
      : [{ key: `card-ended.${index}`, at: revokedAt, kind: 'card-ended' as const }]),
  ])
}
