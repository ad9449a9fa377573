import type { Visitor } from '../../domain/visits/visitor.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import { changeFields } from '../../domain/sync/field-stamps.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import type { Instant } from '../../domain/time.ts'
import { readPassCode } from '../../domain/visits/pass-code.ts'
import type { StoreTransaction } from '../store/store.ts'
import { keepRecord } from './keep-record.ts'

/**
 * Keeps the directory up with a visit: first and last day seen, and the name when the directory has none
 * (a name that a host wrote there stays).
 */
export async function noteVisitor(tx: StoreTransaction, visit: Visit, now: Instant): Promise<void> {
  const { visitorId, siteId, day } = visit
  if (visitorId === undefined || readPassCode(visitorId) !== visitorId) return
  const known = await tx.record('visitors', visitorId, siteId)
  const next = known
    ? changeFields(known, daysWith(known, day, visit.name), { now, deviceId: 'server' })
    : newVisitor(visit, visitorId, now)
  const changed = !known || JSON.stringify(next.stamps) !== JSON.stringify(known.stamps)
  if (changed) await keepRecord(tx, 'visitors', next)
}

function daysWith(known: Visitor, day: string, name: string | undefined): Partial<Visitor> {
  return {
    firstSeenOn: day < known.firstSeenOn ? day : known.firstSeenOn,
    lastSeenOn: day > known.lastSeenOn ? day : known.lastSeenOn,
    ...(known.name === undefined && name !== undefined ? { name } : {}),
  }
}

function newVisitor(visit: Visit, id: string, now: Instant): Visitor {
  const rev = nextRevision(undefined, now, 'server')
  return {
    id,
    siteId: visit.siteId,
    rev,
    at: now,
    by: 'server',
    ...(visit.name === undefined ? {} : { name: visit.name }),
    firstSeenOn: visit.day,
    lastSeenOn: visit.day,
    stamps: { firstSeenOn: rev, lastSeenOn: rev, ...(visit.name === undefined ? {} : { name: rev }) },
  }
}
