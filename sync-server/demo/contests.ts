import type { Application, ApplicationEvent } from '../../domain/hiring/application.ts'
import {
  appeal,
  decideContest,
  factsOf,
  type Contest,
  type ContestKind,
} from '../../domain/hiring/contest.ts'
import { mayContest } from '../../domain/hiring/contest-answer.ts'
import { byServer, revised } from '../../domain/record/write.ts'
import type { Result } from '../../domain/result.ts'
import { DAY, type Instant } from '../../domain/time.ts'
import { withReceipts } from '../sync/intakes/applications.ts'
import type { Receipts } from '../sync/receipts.ts'
import type { Tables } from '../store/tables.ts'

/** How a contest of the demo went, one of each. `appealed`: what hosts decided on the employer's word. */
const ways: readonly { kind: ContestKind; upheld?: boolean; appealed?: 'confirmed' | 'lifted' | 'waits' }[] =
  [
    { kind: 'not-received', upheld: true, appealed: 'confirmed' },
    { kind: 'off-topic', upheld: true, appealed: 'lifted' },
    { kind: 'off-topic', upheld: false },
    { kind: 'withdrawal-asked', upheld: true },
    { kind: 'off-topic', upheld: true, appealed: 'waits' },
    { kind: 'not-received' },
  ]

/** How long ago it was told what is contested, in days: where hosts decided, and where they have yet to. */
const [OVER, OPEN] = [
  [20, 365],
  [7, 29],
] as const

export interface ContestsTold {
  rows: Tables['contests'][]
  /** The applications that keep what was found. */
  applications: Application[]
}

/** Candidates contest some answers, and hosts decide: each way it may go, by the rules of the desk. */
export function contestsOf(
  applications: readonly Application[],
  receipts: Receipts,
  { appeals }: { appeals: readonly string[] },
  today: Instant,
): ContestsTold {
  const told: ContestsTold = { rows: [], applications: [] }
  const used = new Set<string>()
  for (const [rank, way] of ways.entries()) {
    const between = isOpen(way) ? OPEN : OVER
    const found = applications.find(
      ({ id, events }) => !used.has(id) && contestable(way.kind, events, today, between),
    )
    if (!found) throw new Error(`The demo has nothing to contest: ${way.kind}`)
    used.add(found.id)
    const about = contestable(way.kind, found.events, today, between)!
    // What waits for hosts was said lately, within the days that they have.
    const at = isOpen(way) ? today - (way.appealed ? 7 : 1) * DAY : about.at + DAY
    if (way.kind !== 'withdrawal-asked') expectOk(mayContest(found, about.id, at))
    const contest = went(way, at, appeals[rank % appeals.length]!)
    told.rows.push(rowOf(found, about, contest))
    if (contest.upheld) told.applications.push(withFacts(found, about, contest, receipts))
  }
  return told
}

function isOpen({ upheld, appealed }: (typeof ways)[number]): boolean {
  return upheld === undefined || appealed === 'waits'
}

/** The last word of an application, where it may be contested and was told in between. */
function contestable(
  kind: ContestKind,
  events: readonly ApplicationEvent[],
  today: Instant,
  [least, most]: readonly [number, number],
): ApplicationEvent | undefined {
  const last = events.at(-1)!
  const isThen = last.at < today - least * DAY && last.at > today - most * DAY
  return isThen && last.type === (kind === 'withdrawal-asked' ? 'withdrawn' : 'refused') ? last : undefined
}

function went({ kind, upheld, appealed }: (typeof ways)[number], at: Instant, words: string): Contest {
  const none = { decidedAt: null, upheld: null, appealedAt: null, appealWords: null }
  const said: Contest = { kind, at, ...none, appealDecidedAt: null, confirmed: null }
  if (upheld === undefined) return said
  const decided = expectOk(decideContest(said, { stage: 'contest', upheld }, at + 2 * DAY)).contest
  if (!appealed) return decided
  const again = expectOk(appeal(decided, words, at + 5 * DAY)).contest
  if (appealed === 'waits') return again
  const verdict = { stage: 'appeal', upheld: appealed === 'confirmed' } as const
  return expectOk(decideContest(again, verdict, at + 7 * DAY)).contest
}

function rowOf(
  { siteId, id, employerId, visitorId }: Application,
  about: ApplicationEvent,
  contest: Contest,
) {
  const { upheld, confirmed } = contest
  const flags = { upheld: bit(upheld), confirmed: bit(confirmed) }
  return { ...contest, ...flags, siteId, applicationId: id, about: about.id, employerId, visitorId }
}

function withFacts(application: Application, about: ApplicationEvent, contest: Contest, receipts: Receipts) {
  return factsOf(contest).reduce((told, { type, at }) => {
    const author = byServer(at)
    const id = `${application.id}.f${told.events.length}`
    const event = { id, type, at, by: author.deviceId, about: about.id }
    return withReceipts(revised(told, author, { events: [...told.events, event] }), receipts, at)
  }, application)
}

function bit(told: boolean | null): number | null {
  return told === null ? null : Number(told)
}

function expectOk<T>(decided: Result<T, string>): T {
  if (!decided.ok) throw new Error(`The demo contests what cannot be: ${decided.reason}`)
  return decided.value
}
