import { sessionIn } from '../../domain/places/judge-reservation.ts'
import { reservationStatus } from '../../domain/places/reservation-status.ts'
import { byServer, revised } from '../../domain/record/write.ts'
import type { Follower } from '../follow-ups/follow-up.ts'
import type { ServerParts } from '../server-parts.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { withServerEvent } from '../sync/intakes/reservations.ts'

/** A published session has its room: who had booked it for themselves is told so, and what they had is free again. */
export function roomFollower({ clock, receipts }: Pick<ServerParts, 'clock' | 'receipts'>): Follower {
  return {
    works: {
      rooms: ({ siteId, subject }) =>
        Promise.resolve(async (tx) => {
          const now = clock.now()
          const session = await tx.record('challengeSessions', subject, siteId)
          const { things = [] } = (await tx.record('sites', siteId, siteId)) ?? {}
          if (!session) return
          for (const thing of things.filter(({ roomId }) => roomId === session.roomId)) {
            for (const one of await tx.records('reservations', { siteId, askedBy: thing.id })) {
              const isTheirs = reservationStatus(one, now) === 'granted'
              if (!isTheirs || !sessionIn(thing, one, [session])) continue
              const said = { type: 'withdrawn', withdrawn: 'session' } as const
              const told = withServerEvent(one, said, { receipts, now })
              await keepRecord(tx, 'reservations', revised(told, byServer(now)))
            }
          }
        }),
    },
    // Only a change of a session takes a room.
    look: () => Promise.resolve([]),
  }
}
