import type { AgeBand } from '../../domain/seats/booking.ts'
import type { Visitor } from '../../domain/visits/visitor.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import { changeFields, newStamped } from '../../domain/sync/field-stamps.ts'
import type { VisitorId } from '../../domain/ids.ts'
import { sameValue } from '../../domain/record/content.ts'
import { byServer, revised } from '../../domain/record/write.ts'
import type { Instant } from '../../domain/time.ts'
import { minorBands, type MinorBand } from '../../domain/visits/minor-rule.ts'
import { lastAge, saidOfMinor } from '../../domain/visits/minority.ts'
import { holdsPass } from '../passes/passes.ts'
import type { StoreTransaction } from '../store/store.ts'
import { entriesOfPerson } from '../passes/minor-of-person.ts'
import { misshapenField } from '../store/validate-record.ts'
import { keepRecord } from './keep-record.ts'

/**
 * Keeps the directory up with a visit: first and last day seen, and the name when the directory has none
 * (a name that a host wrote there stays). `isAlso`: the visitor as whom somebody new to the directory was
 * recognised; nobody whom the directory knows, or who holds a pass, becomes another by what a device tells.
 */
export async function noteVisitor(
  tx: StoreTransaction,
  visit: Visit,
  now: Instant,
  isAlso?: VisitorId,
): Promise<void> {
  const { visitorId, siteId, day } = visit
  if (visitorId === undefined) return
  const known = await tx.record('visitors', visitorId, siteId)
  const isNew = !known && isAlso !== undefined && isAlso !== visitorId
  const mergedInto = isNew && !(await holdsPass(tx, visitorId)) ? isAlso : undefined
  const next = known
    ? changeFields(known, daysWith(known, day, visit.name), byServer(now))
    : newVisitor(visit, visitorId, now, mergedInto)
  const changed = !known || !sameValue(next.stamps, known.stamps)
  // What a device sends as an id may be none: the visit is kept, and nobody enters the directory.
  if (!changed || misshapenField('visitors', next) !== null) return
  await keepRecord(tx, 'visitors', next)
  if (mergedInto !== undefined) await doubtApplicationsOf(tx, next, now)
}

/**
 * Whoever applied before anybody knew whose number it is showed no pictures of that card: a host looks at it, as at
 * any application made with other pictures than the card's.
 */
async function doubtApplicationsOf(
  tx: StoreTransaction,
  { id: visitorId, siteId }: Visitor,
  now: Instant,
): Promise<void> {
  for (const application of await tx.records('applications', { siteId, visitorId })) {
    if (application.unverified !== undefined) continue
    await keepRecord(tx, 'applications', revised(application, byServer(now), { unverified: true }))
  }
}

/**
 * Somebody said at a kiosk that they are under 18: the directory keeps it. Whoever said before that they are younger stays so:
 * that somebody is older, a host says.
 */
export async function noteAge(
  tx: StoreTransaction,
  { visitorId, siteId, day }: Visit,
  ageBand: MinorBand,
  now: Instant,
): Promise<void> {
  if (visitorId === undefined) return
  const entries = await entriesOfPerson(tx, siteId, visitorId)
  const [entry] = entries
  const known = lastAge(entries)
  if (!entry || (known !== undefined && isNotOlder(known, ageBand))) return
  const said = { type: 'age', band: ageBand, on: day } as const
  await keepRecord(tx, 'visitors', saidOfMinor(entry, said, byServer(now)))
}

function isNotOlder(known: AgeBand, than: MinorBand): boolean {
  return known !== 'adult' && minorBands.indexOf(known) <= minorBands.indexOf(than)
}

function daysWith(known: Visitor, day: string, name: string | undefined): Partial<Visitor> {
  return {
    firstSeenOn: day < known.firstSeenOn ? day : known.firstSeenOn,
    lastSeenOn: day > known.lastSeenOn ? day : known.lastSeenOn,
    ...(known.name === undefined && name !== undefined ? { name } : {}),
  }
}

function newVisitor(visit: Visit, id: VisitorId, now: Instant, mergedInto?: VisitorId): Visitor {
  const { siteId, day, name } = visit
  return newStamped(
    { ...byServer(now), siteId },
    {
      id,
      ...(name === undefined ? {} : { name }),
      firstSeenOn: day,
      lastSeenOn: day,
      ...(mergedInto === undefined ? {} : { mergedInto }),
    },
  )
}
