import * as calls from '../../domain/contract/seats.ts'
import { maxLengthOf } from '../../domain/record/record-limits.ts'
import { declareLost, refillLease, returnLease } from '../../domain/seats/seat-requests.ts'
import { challengeSessionSchema } from '../../domain/sessions/challenge-session.ts'
import { accountOf } from '../accounts/accounts.ts'
import type { DeviceRegister } from '../devices/device-register.ts'
import { keepDecision, seatFactsOf } from '../seats/session-seats.ts'
import { freshId } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import { madeBefore, noteMade } from '../made-once.ts'
import { makingRequest } from './making-request.ts'
import { notPossible, refusal, route, type Route } from './route.ts'

/** As many named surpluses as the record of a session holds. */
const MOST_OVERCOMMITS = challengeSessionSchema.properties.overcommits.maxItems
const LONGEST_NAME = maxLengthOf(challengeSessionSchema, 'overcommits.decidedBy')

/** Seats between the server and its kiosks, and what a host decides about them by name. */
export function seatRoutes(parts: ServerParts, register: DeviceRegister): Route[] {
  const { store, clock } = parts
  return [
    route(calls.refill, async ({ body: { sessionId, want }, scope: { siteId, deviceId } }) => {
      const kiosks = await register.kiosksOf(siteId)
      const granted = await store.transaction(async (tx) => {
        const facts = await seatFactsOf(tx, siteId, sessionId)
        if (facts?.session.publishedAt === undefined) return 0
        const now = clock.now()
        const decision = refillLease(facts, deviceId, want, kiosks, now)
        await keepDecision(tx, decision, now)
        const before = new Map(facts.leases.map((lease) => [lease.id, lease.seats]))
        const own = decision.leases.find((lease) => lease.deviceId === deviceId)
        return own ? own.seats - (before.get(own.id) ?? 0) : 0
      })
      return { granted }
    }),

    route(
      calls.giveBack,
      async ({ body: { sessionId, leaseId, soldSlots }, scope: { siteId, deviceId } }) => {
        const outcome = await store.transaction(async (tx) => {
          const facts = await seatFactsOf(tx, siteId, sessionId)
          const isOwn = facts?.leases.some((lease) => lease.id === leaseId && lease.deviceId === deviceId)
          if (!facts || !isOwn) return 'unknown-lease'
          const decided = returnLease(facts, leaseId, soldSlots)
          if (!decided.ok) return decided.reason
          await keepDecision(tx, decided.value, clock.now())
          return 'settled'
        })
        if (outcome === 'unknown-lease') return refusal('not-found')
        return { missing: outcome === 'bookings-missing' }
      },
    ),

    route(calls.overcommit, async (asked) => {
      const { form, request } = makingRequest(calls.overcommit, asked)
      const { seats, reason, note } = form
      const { params, scope, subject } = asked
      const account = await accountOf(parts, subject)
      const now = clock.now()
      const id = freshId()
      const refused = await store.transaction(async (tx) => {
        const facts = await seatFactsOf(tx, scope.siteId, params.id)
        if (!facts) return refusal('not-found')
        const before = await madeBefore(tx, request)
        if (!before.ok) return refusal(before.reason)
        if (before.value !== undefined) return null
        const { session } = facts
        if (session.overcommits.length >= MOST_OVERCOMMITS) return notPossible('too-many-overcommits')
        const named = {
          id,
          seats,
          reason,
          ...(note ? { note } : {}),
          decidedBy: shortened(account?.name ?? ''),
          at: now,
        }
        const overcommits = [...session.overcommits, named]
        await noteMade(tx, request, id)
        await keepDecision(tx, { session: { ...session, overcommits }, leases: [], bookings: [] }, now)
        return null
      })
      if (refused) return refused
    }),

    route(calls.declareKioskLost, async ({ body: { deviceId }, params, scope: { siteId } }) => {
      const found = await store.transaction(async (tx) => {
        const facts = await seatFactsOf(tx, siteId, params.id)
        if (facts) await keepDecision(tx, declareLost(facts, deviceId), clock.now())
        return facts !== null
      })
      if (!found) return refusal('not-found')
      // What it holds of other sessions it will not tell either.
      const isOurs = (await register.kiosksOf(siteId)).some((kiosk) => kiosk.deviceId === deviceId)
      if (isOurs) await register.heardOut(deviceId, store.epoch)
    }),

    route(calls.declareDeviceLost, async ({ params: { id: deviceId }, scope: { siteId } }) => {
      const kiosks = await register.kiosksOf(siteId)
      if (!kiosks.some((kiosk) => kiosk.deviceId === deviceId)) return refusal('not-found')
      await store.transaction(async (tx) => {
        const leases = await tx.records('seatLeases', { siteId })
        const sessionIds = leases.flatMap((lease) => (lease.deviceId === deviceId ? lease.sessionId : []))
        for (const sessionId of new Set(sessionIds)) {
          const facts = await seatFactsOf(tx, siteId, sessionId)
          if (facts) await keepDecision(tx, declareLost(facts, deviceId), clock.now())
        }
      })
      await register.heardOut(deviceId, store.epoch)
    }),
  ]
}

/** An account's name may be longer than what a session holds of it. */
function shortened(name: string): string {
  const characters = [...name]
  return characters.length <= LONGEST_NAME ? name : `${characters.slice(0, LONGEST_NAME - 1).join('')}…`
}
