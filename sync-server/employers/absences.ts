import { endAbsence, planAbsence, type AbsenceAsked, type AbsenceFault } from '../../domain/hiring/absence.ts'
import type { Employer } from '../../domain/hiring/employer.ts'
import type { EmployerId, SiteId } from '../../domain/ids.ts'
import { sameValue } from '../../domain/record/content.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import { siteDay, type Day, type Instant } from '../../domain/time.ts'
import { planAgain } from '../advice/advice-facts.ts'
import type { ServerParts } from '../server-parts.ts'
import { employerOf, keepEmployer } from './employers.ts'

type At = { employerId: EmployerId; siteId: SiteId }

/** The employer says when it is away: its own act, from its own desk. Its messages are planned anew. */
export function tellAbsence(
  parts: ServerParts,
  at: At,
  asked: AbsenceAsked,
): Promise<Result<undefined, AbsenceFault | 'unknown-employer'>> {
  return change(parts, at, (employer, moment) => planAbsence(employer, asked, moment))
}

/** `told`: when the absence that ends was told, as its author read it. */
export function tellReturn(
  parts: ServerParts,
  at: At,
  told: Instant,
): Promise<Result<undefined, 'replaced' | 'unknown-employer'>> {
  return change(parts, at, (employer, { today }) => endAbsence(employer, told, today))
}

async function change<Reason extends string>(
  { store, clock }: ServerParts,
  { employerId, siteId }: At,
  changed: (employer: Employer, at: { today: Day; now: Instant }) => Result<Employer, Reason>,
): Promise<Result<undefined, Reason | 'unknown-employer'>> {
  return store.transaction(async (tx) => {
    const employer = await employerOf(tx, employerId)
    const site = await tx.record('sites', siteId, siteId)
    if (!employer || !site) return refuse('unknown-employer')
    const now = clock.now()
    const next = changed(employer, { today: siteDay(now, site.timeZone), now })
    if (!next.ok) return next
    if (sameValue(next.value, employer)) return ok(undefined)
    await keepEmployer(tx, employer, next.value, now)
    planAgain(tx, employerId)
    return ok(undefined)
  })
}
