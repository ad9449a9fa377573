import { newRecord, byServer } from '../../domain/record/write.ts'
import { ok } from '../../domain/result.ts'
import { changeCapacity } from '../../domain/seats/seat-requests.ts'
import { withFormerPlan } from '../../domain/seats/promised-fields.ts'
import { checkEvent, checkEventChange, weekly, type EventPlan } from '../../domain/session-desk/plan-event.ts'
import { isEvent, sessionStatus, type SessionOfEvent } from '../../domain/sessions/challenge-session.ts'
import type { SiteId } from '../../domain/ids.ts'
import { madeBefore, noteMade, type MakingRequest } from '../made-once.ts'
import { readable } from '../secrets.ts'
import { answerTableProposal } from '../tables/tables.ts'
import type { ServerParts } from '../server-parts.ts'
import { changeKept, keepPlan, planFacts, type Planned } from './plan-sessions.ts'

/** Nobody is too young for an event: whoever comes with a child says so to the hosts. */
const ANY_AGE = 10

/**
 * A new event, once or on several weeks: all of them or none, the first is answered. Visitors see it at once: nothing is
 * observed there, so nobody must be told a day before.
 */
export async function createEvent(
  parts: ServerParts,
  siteId: SiteId,
  plan: EventPlan,
  { weeks, proposalId }: { weeks: number; proposalId?: string | undefined },
  request?: MakingRequest,
): Promise<Planned> {
  const now = parts.clock.now()
  return parts.store.transaction(async (tx): Promise<Planned> => {
    const before = await madeBefore(tx, request)
    if (!before.ok) return { ok: false, reasons: 'request-reused' }
    const known = before.value && (await tx.record('challengeSessions', before.value, siteId))
    if (known) return ok(known)
    const facts = await planFacts(tx, siteId)
    const site = await tx.record('sites', siteId, siteId)
    const plans = weekly(plan, weeks, site?.timeZone)
    const faults = plans.flatMap((one) => checkEvent(one, facts, now))
    if (faults.length > 0) return { ok: false, reasons: [...new Set(faults)] }
    const events = plans.map((one): SessionOfEvent =>
      newRecord(
        { ...byServer(now), siteId },
        {
          ...one,
          event: withoutBlank(one.event),
          id: `e${readable(8).toLowerCase()}`,
          planRev: 0,
          offersPresented: [],
          deskReserve: 0,
          overcommits: [],
          minimumAge: ANY_AGE,
          observers: [],
          moments: [],
          publishedAt: now,
        },
      ),
    )
    const [first] = events
    if (!first) throw new Error('An event takes place at least once')
    await noteMade(tx, request, first.id)
    // Somebody may have said no meanwhile: the table stands all the same.
    if (proposalId !== undefined) await answerTableProposal(tx, siteId, proposalId, 'accepted', now)
    for (const event of events.slice(1)) await keepPlan(tx, event, now)
    return ok(await keepPlan(tx, first, now))
  })
}

function withoutBlank({ easyText, ...event }: EventPlan['event']): EventPlan['event'] {
  return easyText ? { ...event, easyText } : event
}

/** Changes an event that has not begun; who booked is asked whether a new day, hour or place suits them. */
export function changeEvent(
  parts: ServerParts,
  siteId: SiteId,
  id: string,
  changes: Partial<EventPlan>,
): Promise<Planned> {
  return changeKept(parts, { siteId }, id, isEvent, (session, facts, now) => {
    if (sessionStatus(session) !== 'open') return ['not-now']
    const { capacity = session.capacity, ...rest } = changes
    const kept = Object.entries({ ...session, ...rest }).filter(([, value]) => value !== '')
    const asTold = Object.fromEntries(kept) as SessionOfEvent
    const next = { ...asTold, event: withoutBlank(asTold.event) }
    const faults = checkEventChange(session, { ...next, capacity }, facts, now)
    if (faults.length > 0) return faults
    // Seats may be promised already: fewer are then reached as they come back.
    return changeCapacity(withFormerPlan(session, next, now), capacity)
  })
}
