import type { MyApplication } from '../../domain/contract/visitors.ts'
import type { Application } from '../../domain/hiring/application.ts'
import { contestState, MOST_CONTESTED, type Contest } from '../../domain/hiring/contest.ts'
import { isContestFact } from '../../domain/hiring/contest-facts.ts'
import { isDeclared, isDenied } from '../../domain/hiring/told-elsewhere.ts'
import type { SiteId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'

export type ContestRow = Tables['contests']

/** What was said of one application, oldest first. */
export async function contestsOf(
  view: StoreReader,
  siteId: SiteId,
  applicationId: string,
): Promise<(Contest & { about: string })[]> {
  const rows = await view.all(
    view.tables
      .selectFrom('contests')
      .selectAll()
      .where('siteId', '=', siteId)
      .where('applicationId', '=', applicationId),
  )
  // Few, and sorted here: to have them in order the database would look through all of the site.
  return rows.sort((a, b) => a.at - b.at).map((row) => ({ about: row.about, ...contestIn(row) }))
}

/** What its candidate reads of it. */
export function contestTold(contest: Contest): NonNullable<MyApplication['contests']>[number] {
  return { kind: contest.kind, at: contest.at, state: contestState(contest) }
}

/** Keeps that an employer asked for these withdrawals, for hosts to decide; until then they are as any other. */
export async function noteAskedWithdrawals(
  tx: StoreTransaction,
  application: Application,
  eventIds: readonly string[],
  now: Instant,
): Promise<void> {
  const standing = application.events.find(({ id, type }) => type === 'withdrawn' && eventIds.includes(id))
  if (!standing) return
  const known = await contestsOf(tx, application.siteId, application.id)
  if (known.some(({ kind }) => kind === 'withdrawal-asked') || known.length >= MOST_CONTESTED) return
  await openContest(tx, application, standing.id, 'withdrawal-asked', now)
}

/**
 * What its person said of an answer that the employer declares: a no is for hosts to look at, also one that a desk
 * brings back after a restore, unless they decided of it; and a yes that comes now leaves them nothing to decide.
 */
export async function noteTellings(
  tx: StoreTransaction,
  application: Application,
  now: Instant,
): Promise<void> {
  const { siteId, id, events } = application
  const isSaidNow = (about: string) =>
    events.some(
      (event) =>
        event.about === about &&
        event.receivedAt === now &&
        (event.type === 'telling-denied' || event.type === 'telling-confirmed'),
    )
  /** Hosts decided of it, or the employer took it back. */
  const isOver = (about: string) =>
    events.some(
      (event) => event.about === about && (isContestFact(event) || event.type === 'answer-withdrawn'),
    )
  for (const answer of events) {
    const isNo = isDenied(events, answer) && !isOver(answer.id)
    if (!isDeclared(answer) || !(isNo || isSaidNow(answer.id))) continue
    const known = await contestsOf(tx, siteId, id)
    const same = known.find(({ about }) => about === answer.id)
    if (!isNo) {
      if (same?.kind === 'not-told' && contestState(same) === 'waits')
        await tx.run(
          tx.tables
            .deleteFrom('contests')
            .where('siteId', '=', siteId)
            .where('applicationId', '=', id)
            .where('about', '=', answer.id),
        )
    } else if (!same && known.length < MOST_CONTESTED) {
      await openContest(tx, application, answer.id, 'not-told', now)
    }
  }
}

/** Something of an application is for hosts to decide from now on. */
export async function openContest(
  tx: StoreTransaction,
  { siteId, id, employerId, visitorId }: Application,
  about: string,
  kind: ContestRow['kind'],
  at: Instant,
): Promise<void> {
  const undecided = { decidedAt: null, upheld: null, appealedAt: null, appealWords: null }
  const row = { ...undecided, appealDecidedAt: null, confirmed: null, kind, at }
  await tx.run(
    tx.tables
      .insertInto('contests')
      .values({ siteId, applicationId: id, about, employerId, visitorId, ...row }),
  )
}

export function contestIn({
  kind,
  at,
  decidedAt,
  appealedAt,
  appealWords,
  appealDecidedAt,
  ...row
}: ContestRow): Contest {
  const dated = { kind, at, decidedAt, appealedAt, appealWords, appealDecidedAt }
  return { ...dated, upheld: flag(row.upheld), confirmed: flag(row.confirmed) }
}

function flag(kept: number | null): boolean | null {
  return kept === null ? null : kept === 1
}
