import type { Booking } from '../../domain/seats/booking.ts'
import type { ChallengeSession } from '../../domain/sessions/challenge-session.ts'
import { slotBookingId, type SeatLease } from '../../domain/seats/seat-lease.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import { DAY, HOUR, type Instant } from '../../domain/time.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { START } from './start.ts'
import type { TestServer } from './test-server.ts'

/** A published session of tomorrow with eight seats, but for what the test says otherwise. */
export function sampleSession(id: string, told: Partial<ChallengeSession> = {}): ChallengeSession {
  return {
    id,
    siteId: 'brest',
    rev: nextRevision(undefined, START, 'server'),
    at: START,
    by: 'server',
    planRev: 1,
    track: 'adventurer',
    challengeIds: ['A01.1'],
    title: 'Vingt clients, un comptoir',
    offersPresented: [],
    place: 'site',
    startsAt: START + DAY,
    endsAt: START + DAY + 2 * HOUR,
    capacity: 8,
    deskReserve: 0,
    overcommits: [],
    minimumAge: 16,
    access: [],
    observers: [],
    moments: [],
    publishedAt: START,
    ...told,
  }
}

/** Puts a session on the server and has its seats decided. */
export async function plan(server: TestServer, session: ChallengeSession): Promise<void> {
  await server.parts.store.transaction((tx) => keepRecord(tx, 'challengeSessions', session))
  await server.running.followUps.idle()
}

/** What a kiosk writes when somebody takes the slot of a lease. */
export function soldSlot(lease: SeatLease, slot: number, visitorId: string, at: Instant): Booking {
  return {
    ...asked(lease.deviceId, lease.sessionId, visitorId, at),
    id: slotBookingId(lease.id, slot),
    leaseId: lease.id,
    slot,
  }
}

/** What a kiosk writes when it has no seat of its own to give. */
export function asked(deviceId: string, sessionId: string, visitorId: string, at: Instant): Booking {
  return {
    id: `${deviceId}-${visitorId}`,
    siteId: 'brest',
    rev: nextRevision(undefined, at, deviceId),
    at,
    by: deviceId,
    sessionId,
    visitorId,
    askedAt: at,
    events: [],
  }
}
