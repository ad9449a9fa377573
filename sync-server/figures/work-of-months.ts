import type { Attestation } from '../../domain/attestations/attestation.ts'
import { toldApplication, type ToldApplication } from '../../domain/figures/month-of-answers.ts'
import type { ToldAttestation } from '../../domain/figures/month-of-attestations.ts'
import { monthOfSession, type ToldSession } from '../../domain/figures/month-of-sessions.ts'
import { addMonths, firstDayOf, monthOf, type Month } from '../../domain/figures/month.ts'
import type { Period } from '../../domain/figures/period.ts'
import { labelGrades, type LabelCounts } from '../../domain/figures/period-report.ts'
import type { SiteId } from '../../domain/ids.ts'
import { lastMondayAtSix, siteDay, siteInstant, type Instant, type TimeZone } from '../../domain/time.ts'
import { cardsOf } from '../../domain/sessions/challenge-session.ts'
import { othersTurn } from '../others-turn.ts'
import type { Store } from '../store/store.ts'
import { eachRecord } from './each-record.ts'

/** A period as moments of the site: from its first to before its last. */
interface Moments {
  start: Instant
  end: Instant
}

export function momentsOf({ from, to }: Period, zone: TimeZone | undefined): Moments {
  return {
    start: siteInstant(firstDayOf(from), 0, 0, zone),
    end: siteInstant(firstDayOf(addMonths(to, 1)), 0, 0, zone),
  }
}

/** The sessions of each month of the period, with who had a seat. */
export async function sessionsByMonth(
  store: Store,
  siteId: SiteId,
  { start, end }: Moments,
  zone: TimeZone | undefined,
): Promise<Map<Month, ToldSession[]>> {
  const all = await store.read((view) => view.records('challengeSessions', { siteId, endsAfter: start }))
  const sessions = all.filter(({ startsAt }) => startsAt >= start && startsAt < end)
  const families = new Map<string, string | undefined>()
  const told: ToldSession[] = []
  for (const session of sessions) {
    const [challengeId = ''] = cardsOf(session)
    const bookings = await store.read(async (view) => {
      if (!families.has(challengeId))
        families.set(challengeId, (await view.record('challenges', challengeId))?.card.family)
      return view.records('bookings', { siteId, sessionId: session.id })
    })
    const family = families.get(challengeId)
    told.push({ session, bookings, ...(family === undefined ? {} : { family }) })
    await othersTurn()
  }
  return Map.groupBy(told, ({ session }) => monthOfSession(session, zone))
}

/** What was signed in each month and not taken back; somebody who was erased had it all the same. */
export async function attestationsByMonth(
  store: Store,
  siteId: SiteId,
  { start, end }: Moments,
  zone: TimeZone | undefined,
): Promise<Map<Month, ToldAttestation[]>> {
  const rows = await store.read((view) => {
    const all = view.tables.selectFrom('attestations').select(['issuedAt', 'body', 'revokedBecause'])
    const theirs = all.where('siteId', '=', siteId).where('issuedAt', '>=', start)
    return view.all(theirs.where('issuedAt', '<', end))
  })
  const standing = rows.filter(({ revokedBecause }) => revokedBecause === null || revokedBecause === 'erased')
  const byMonth = Map.groupBy(standing, ({ issuedAt }) => monthOf(siteDay(issuedAt, zone)))
  return new Map([...byMonth].map(([month, some]) => [month, some.map(({ body }) => toldAttestation(body))]))
}

function toldAttestation(body: string | null): ToldAttestation {
  if (body === null) return { abilities: [] }
  const { abilities } = JSON.parse(body) as Attestation
  return { abilities: abilities.map(({ code }) => code) }
}

/** What happened to every application of the site. */
export async function toldApplications(
  store: Store,
  siteId: SiteId,
  now: Instant,
  zone: TimeZone | undefined,
): Promise<ToldApplication[]> {
  const told: ToldApplication[] = []
  for await (const application of eachRecord(store, 'applications', siteId)) {
    const one = toldApplication(application, now, zone)
    if (one) told.push(one)
  }
  return told
}

/** How many employers are read before others have their turn. */
const EMPLOYERS_AT_ONCE = 100

/**
 * The grades that stood published at this moment, of the employers that are at the site today: where an employer was then is
 * not kept. `undefined`: nothing is kept of that week.
 */
export async function labelsAt(store: Store, siteId: SiteId, at: Instant): Promise<LabelCounts | undefined> {
  const published = await store.read((view) => {
    const all = view.tables.selectFrom('publications').select(['employerId', 'grade'])
    return view.all(all.where('monday', '=', lastMondayAtSix(at)))
  })
  const counts = Object.fromEntries(labelGrades.map((grade) => [grade, 0])) as LabelCounts
  let isAny = false
  for (let from = 0; from < published.length; from += EMPLOYERS_AT_ONCE) {
    const some = published.slice(from, from + EMPLOYERS_AT_ONCE)
    await store.read(async (view) => {
      for (const { employerId, grade } of some) {
        const employer = await view.record('employers', employerId)
        if (!employer?.siteIds?.includes(siteId)) continue
        isAny = true
        counts[grade ?? 'none']++
      }
    })
    await othersTurn()
  }
  return isAny ? counts : undefined
}
