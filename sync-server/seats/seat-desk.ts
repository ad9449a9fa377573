import { decideSeats } from '../../domain/seats/decide-seats.ts'
import { DAY } from '../../domain/time.ts'
import type { DeviceRegister } from '../devices/device-register.ts'
import type { Follower } from '../follow-ups/follow-up.ts'
import type { ServerParts } from '../server-parts.ts'
import { keepDecision, seatFactsOf } from './session-seats.ts'

/** A session this long over has no seats left to think of. */
const LOOKED_AT_AFTER_END = 2 * DAY

/**
 * When the seats of a session are decided anew; how is in the domain. Always in a transaction of its own,
 * after what was pushed is kept, and one session after the other, so that no seat is given twice.
 */
export function seatFollower({ store, clock }: ServerParts, register: DeviceRegister): Follower {
  return {
    works: {
      async seats({ siteId, subject }) {
        const kiosks = await register.kiosksOf(siteId)
        return async (tx) => {
          const facts = await seatFactsOf(tx, siteId, subject)
          if (facts?.session.publishedAt === undefined) return
          const now = clock.now()
          await keepDecision(tx, decideSeats(facts, kiosks, now), now)
        }
      },
    },

    /** Offers and leases run out, and kiosks come and go: every session that is not long over is looked at. */
    async look(now) {
      const recent = await store.read((view) =>
        view.records('challengeSessions', { endsAfter: now - LOOKED_AT_AFTER_END }),
      )
      return recent
        .filter(({ publishedAt }) => publishedAt !== undefined)
        .map(({ siteId, id }) => ({ kind: 'seats', siteId, subject: id }))
    },
  }
}
