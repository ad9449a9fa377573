import type { Application, ApplicationEvent } from '../../domain/hiring/application.ts'
import { canonicalJson } from '../../domain/record/content.ts'
import type { Posting, PostingEvent, PostingFact } from '../../domain/postings/posting.ts'
import type { Reservation, ReservationEvent } from '../../domain/places/reservation.ts'
import type { Instant } from '../../domain/time.ts'
import { sameText, seal } from '../secrets.ts'

/**
 * The server's seal on when it first saw an event. A device that brings the event back after a restore
 * brings the seal with it, and the day that counts stays what it was. It covers the whole event and what was
 * sent with the application, so that nobody can reuse it for other words.
 */
export interface Receipts {
  /** The same for what happened to a card on the board, and what was told of a project, by whomever. */
  onPosting(posting: Pick<Posting, 'id' | 'authorId'>, event: PostingEvent | PostingFact): string
  /** The same for what the server said of a reservation. */
  onReservation(reservation: Reservation, event: ReservationEvent): string
  stamp(application: Application, event: ApplicationEvent, receivedAt: Instant): ApplicationEvent
  isGenuine(application: Application, event: ApplicationEvent): boolean
  /** An application of which less is left: what the server heard is sealed on the rest, with the days as they were. */
  stampedAnew(application: Application): Application
}

export function createReceipts(secret: string): Receipts {
  const sealOf = (application: Application, event: ApplicationEvent, receivedAt: Instant) => {
    const { id, employerId, jobOfferId, visitorId, sent } = application
    const { receivedAt: _at, receipt: _receipt, ...told } = event
    const facts = canonicalJson({ id, employerId, jobOfferId, visitorId, sent, told })
    return seal(secret, `${id}|${event.id}|${receivedAt}|${facts}`)
  }
  const stamp: Receipts['stamp'] = (application, event, receivedAt) => ({
    ...event,
    receivedAt,
    receipt: sealOf(application, event, receivedAt),
  })
  const onPosting: Receipts['onPosting'] = ({ id, authorId }, { receipt: _receipt, ...told }) =>
    seal(secret, `posting|${id}|${canonicalJson({ authorId, told })}`)
  const onReservation: Receipts['onReservation'] = (reservation, { receipt: _receipt, ...told }) => {
    const { id, thingId, visitorId, startsAt, endsAt } = reservation
    return seal(secret, `reservation|${id}|${canonicalJson({ thingId, visitorId, startsAt, endsAt, told })}`)
  }
  return {
    onPosting,
    onReservation,
    stamp,
    stampedAnew: (application) => ({
      ...application,
      events: application.events.map((event) =>
        event.receivedAt === undefined ? event : stamp(application, event, event.receivedAt),
      ),
    }),
    isGenuine: (application, event) =>
      event.receivedAt !== undefined &&
      event.receipt !== undefined &&
      sameText(event.receipt, sealOf(application, event, event.receivedAt)),
  }
}
