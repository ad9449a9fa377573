import { isUnderMandate } from '../../domain/hiring/mandate.ts'
import { isVisible, mayPull, partitionOf, projectFor } from '../../domain/sync/access.ts'
import { keptAfter } from '../../domain/sync/collection-rule.ts'
import { heldCollections, ruleOf, type CollectionName } from '../../domain/sync/collections.ts'
import type { ChallengeSession } from '../../domain/sessions/challenge-session.ts'
import { scoreEmployer } from '../../domain/hiring/reciprok-score.ts'
import { scoredFileOf } from '../../domain/hiring/scored-file.ts'
import type { Application } from '../../domain/hiring/application.ts'
import type { Employer } from '../../domain/hiring/employer.ts'
import type { WireRecord } from '../../domain/sync/messages.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { DAY, parisDay, type Instant } from '../../domain/time.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import type { AccountPeople } from './account-people.ts'
import type { Device } from './device.ts'
import type { Fact, Find, Ledger } from './ledger.ts'
import type { Random } from './random.ts'
import { canonical, canonicalHash, type ServerRecords } from './server-records.ts'
import type { Violation } from './violation.ts'
import { heldByHosts } from './window-properties.ts'

export function finderIn(records: ServerRecords): Find {
  return (collection, id) => records.get(collection)?.get(id)
}

export function checkFacts(facts: readonly Fact[], records: ServerRecords): Violation[] {
  const find = finderIn(records)
  return facts
    .filter((fact) => !fact.isKnownTo(find))
    .map((fact) => ({
      property: fact.isEdit ? 'S10' : 'S1',
      detail: `${fact.what}, told at ${fact.deviceId}`,
    }))
}

export function checkConvergence(
  devices: readonly Device[],
  records: ServerRecords,
  now: Instant,
  asHeld: (scope: Scope, record: WireRecord) => WireRecord,
): Violation[] {
  const today = parisDay(now)
  const isMandated = (application: Application) =>
    isUnderMandate(records.get('employers')?.get(application.employerId) as Employer | undefined, application)
  /** Of a session that is over for so long that a kiosk may have put it away. */
  const isOver = ({ scope }: Device, name: CollectionName, { id, ...record }: WireRecord) => {
    if (ruleOf(name).access[scope.role].holds !== 'to-come') return false
    const sessionId =
      name === 'challengeSessions' ? id : String((record as Record<string, unknown>)['sessionId'])
    const session = records.get('challengeSessions')?.get(sessionId) as ChallengeSession | undefined
    return session !== undefined && session.endsAt < now - keptAfter.end
  }
  /** A host desk may still hold what has just become old: whether it holds anything older is looked at apart. */
  const isInWindow = ({ scope }: Device, name: CollectionName, record: WireRecord) =>
    scope.role !== 'host' || heldByHosts(name, record, now) === true
  const violations: Violation[] = []
  for (const device of devices) {
    for (const name of heldCollections[device.scope.role].filter((held) => mayPull(device.scope, held))) {
      const expected = [...(records.get(name)?.values() ?? [])]
        .filter((record) => record.siteId === partitionOf(name, device.scope))
        .filter((record) => isVisible(device.scope, name, record, today, { isMandated }))
        .filter((record) => !isOver(device, name, record) && isInWindow(device, name, record))
        .map((record) => asHeld(device.scope, projectFor(device.scope, name, record)))
      // What the server refused stays on screen as it was written, until somebody sets it aside.
      const isAgreed = ({ id }: WireRecord) => device.data.outbox.refusedRow(name, id) === undefined
      const held = device
        .records(name)
        .filter((record) => isOfToday(device, name, record, today) && !isOver(device, name, record))
        .filter((record) => isInWindow(device, name, record))
      if (canonicalHash(expected.filter(isAgreed)) !== canonicalHash(held.filter(isAgreed))) {
        violations.push({
          property: 'S2',
          detail: `${name} at ${device.id}: ${difference(expected.filter(isAgreed), held.filter(isAgreed))}`,
        })
      }
    }
  }
  return violations
}

/** A kiosk also keeps its own earlier visits, for a server that may lose them; no screen shows them. */
function isOfToday(device: Device, name: CollectionName, record: WireRecord, today: string): boolean {
  return device.scope.role !== 'kiosk' || name !== 'visits' || (record as unknown as Visit).day === today
}

function difference(expected: readonly WireRecord[], held: readonly WireRecord[]): string {
  const [server, device] = [expected, held].map(
    (records) => new Map(records.map((record) => [record.id, record])),
  )
  const parts: string[] = []
  for (const [id, record] of server!) {
    const other = device!.get(id)
    if (!other) parts.push(`misses ${id}`)
    else if (canonical(other) !== canonical(record)) {
      parts.push(`differs on ${id}: ${canonical(other)} instead of ${canonical(record)}`)
    }
  }
  for (const id of device!.keys()) if (!server!.has(id)) parts.push(`still holds ${id}`)
  return parts.slice(0, 2).join('; ')
}

export function checkOnce(ledger: Ledger, accounts: AccountPeople, records: ServerRecords): Violation[] {
  const violations: Violation[] = []
  const counts = new Map<string, number>()
  for (const record of records.get('visits')?.values() ?? []) {
    const visit = record as unknown as Visit
    if (ledger.timesTried('visits', visit.id) === 0) {
      violations.push({ property: 'S3', detail: `visit ${visit.id} was never written by anybody` })
    }
    if (visit.visitorId === undefined || visit.kind !== 'stay') continue
    // The day as the device told it: the server puts right what a wrong clock said.
    const [, toldDay] = visit.id.split('.')
    const key = `${visit.visitorId} ${toldDay}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  for (const [key, count] of counts) {
    const [visitorId, day] = key.split(' ') as [string, string]
    const stays = ledger.staysOf(visitorId, day)
    if (count > stays)
      violations.push({ property: 'S3', detail: `${count} visits for ${stays} stays of ${key}` })
  }
  for (const record of records.get('applications')?.values() ?? []) {
    const application = record as unknown as Application
    const ids = application.events.map((event) => event.id)
    // An erasure withdraws what still waited for an answer.
    const byServer = accounts.isErased('applications', application.id) ? 1 : 0
    const tried = ledger.timesTried('applications', application.id) + byServer
    if (new Set(ids).size !== ids.length || ids.length > tried) {
      violations.push({
        property: 'S3',
        detail: `${ids.length} events for ${tried} acts on ${application.id}`,
      })
    }
  }
  return violations
}

/** The score a desk counts from its own copies and the server's, and the same in another order. */
export function checkReciprok(
  devices: readonly Device[],
  records: ServerRecords,
  now: Instant,
  random: Random,
): Violation[] {
  const asOf = now + 31 * DAY
  const figures = (applications: readonly Application[]) => {
    const files = applications.map((one) => scoredFileOf(one)).filter((file) => file !== null)
    return JSON.stringify(scoreEmployer(files, asOf).score)
  }
  const violations: Violation[] = []
  for (const device of devices) {
    const { role, employerId } = device.scope
    if (role !== 'employer') continue
    const kept = [...(records.get('applications')?.values() ?? [])] as unknown as Application[]
    const ofEmployer = kept.filter((application) => application.employerId === employerId)
    const atServer = figures(ofEmployer)
    const atDesk = figures(device.records('applications') as unknown as Application[])
    const shuffled = random
      .shuffled(ofEmployer)
      .map((one) => ({ ...one, events: random.shuffled(one.events) }))
    for (const [where, other] of [
      ['the desk', atDesk],
      ['another order', figures(shuffled)],
    ] as const) {
      if (other !== atServer) {
        violations.push({ property: 'S11', detail: `${employerId}: ${atServer}, but ${other} from ${where}` })
      }
    }
  }
  return violations
}
