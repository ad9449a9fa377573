import type { Router } from 'express'
import { z } from 'zod'
import { challengeSessionSchema, overcommitReasons } from '../../domain/sessions/challenge-session.ts'
import { declareLost, refillLease, returnLease } from '../../domain/seats/seat-requests.ts'
import { maxLengthOf } from '../../domain/record/record-limits.ts'
import type { DeviceRegister } from '../devices/device-register.ts'
import { freshId } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import { accountOf } from '../accounts/accounts.ts'
import { keepDecision, seatFactsOf } from '../seats/session-seats.ts'
import { address } from './addresses.ts'
import { bodyAs, idIn, readJson, requireRole, requireSession, scopeOf, subjectIn } from './guards.ts'
import { RequestError } from './request-error.ts'
import { lines } from './words.ts'

const refillBody = z.strictObject({ sessionId: z.string().max(64), want: z.int().min(1).max(50) })
const returnBody = z.strictObject({
  sessionId: z.string().max(64),
  leaseId: z.string().max(60),
  soldSlots: z.array(z.int().min(0).max(499)).max(500),
})
const overcommitBody = z.strictObject({
  seats: z.int().min(1).max(50),
  reason: z.enum(overcommitReasons),
  note: lines(maxLengthOf(challengeSessionSchema, 'overcommits.note')).optional(),
})
const lostBody = z.strictObject({ deviceId: z.string().max(40) })

/** Seats between the server and its kiosks, and what a host decides about them by name. */
export function addSeatRoutes(router: Router, parts: ServerParts, register: DeviceRegister): void {
  const { store, clock } = parts
  const kiosk = requireRole('kiosk')
  const host = [requireRole('host'), requireSession(parts, 'account')]

  address(router, '/seats/refill', {
    post: [
      kiosk,
      ...readJson,
      async (request, response) => {
        const { sessionId, want } = bodyAs(refillBody, request)
        const { siteId, deviceId } = scopeOf(response)
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
        response.json({ granted })
      },
    ],
  })

  address(router, '/seats/return', {
    post: [
      kiosk,
      ...readJson,
      async (request, response) => {
        const { sessionId, leaseId, soldSlots } = bodyAs(returnBody, request)
        const { siteId, deviceId } = scopeOf(response)
        const outcome = await store.transaction(async (tx) => {
          const facts = await seatFactsOf(tx, siteId, sessionId)
          const isOwn = facts?.leases.some((lease) => lease.id === leaseId && lease.deviceId === deviceId)
          if (!facts || !isOwn) return 'unknown-lease'
          const decided = returnLease(facts, leaseId, soldSlots)
          if (!decided.ok) return decided.reason
          await keepDecision(tx, decided.value, clock.now())
          return 'settled'
        })
        if (outcome === 'unknown-lease') throw new RequestError('not-found')
        response.json({ missing: outcome === 'bookings-missing' })
      },
    ],
  })

  address(router, '/host/sessions/:id/overcommit', {
    post: [
      ...host,
      ...readJson,
      async (request, response) => {
        const { seats, reason, note } = bodyAs(overcommitBody, request)
        const { siteId } = scopeOf(response)
        const account = await accountOf(parts, subjectIn(response))
        const now = clock.now()
        const id = freshId()
        const found = await store.transaction(async (tx) => {
          const facts = await seatFactsOf(tx, siteId, idIn(request))
          if (!facts) return false
          const { session } = facts
          const named = {
            id,
            seats,
            reason,
            ...(note ? { note } : {}),
            decidedBy: account?.name ?? '',
            at: now,
          }
          const overcommits = [...session.overcommits, named]
          await keepDecision(tx, { session: { ...session, overcommits }, leases: [], bookings: [] }, now)
          return true
        })
        if (!found) throw new RequestError('not-found')
        response.status(204).end()
      },
    ],
  })

  address(router, '/host/sessions/:id/declare-lost', {
    post: [
      ...host,
      ...readJson,
      async (request, response) => {
        const { deviceId } = bodyAs(lostBody, request)
        const { siteId } = scopeOf(response)
        const found = await store.transaction(async (tx) => {
          const facts = await seatFactsOf(tx, siteId, idIn(request))
          if (facts) await keepDecision(tx, declareLost(facts, deviceId), clock.now())
          return facts !== null
        })
        if (!found) throw new RequestError('not-found')
        // What it holds of other sessions it will not tell either.
        const isOurs = (await register.kiosksOf(siteId)).some((kiosk) => kiosk.deviceId === deviceId)
        if (isOurs) await register.heardOut(deviceId, store.epoch)
        response.status(204).end()
      },
    ],
  })

  address(router, '/host/devices/:id/declare-lost', {
    post: [
      ...host,
      async (request, response) => {
        const { siteId } = scopeOf(response)
        const deviceId = idIn(request)
        const kiosks = await register.kiosksOf(siteId)
        if (!kiosks.some((kiosk) => kiosk.deviceId === deviceId)) throw new RequestError('not-found')
        const leases = await store.read((view) => view.records('seatLeases', { siteId }))
        const sessionIds = leases.flatMap((lease) => (lease.deviceId === deviceId ? lease.sessionId : []))
        await store.transaction(async (tx) => {
          for (const sessionId of new Set(sessionIds)) {
            const facts = await seatFactsOf(tx, siteId, sessionId)
            if (facts) await keepDecision(tx, declareLost(facts, deviceId), clock.now())
          }
        })
        await register.heardOut(deviceId, store.epoch)
        response.status(204).end()
      },
    ],
  })
}
