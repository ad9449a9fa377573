import type { AlertDecision, ScoreAlertLine } from '../../domain/contract/alerts.ts'
import type { alertRefusals } from '../../domain/hiring/alert-decision.ts'
import { checkAlertSaid } from '../../domain/hiring/alert-decision.ts'
import { isEmployerOf } from '../../domain/hiring/mandate.ts'
import type { ScoreAlert, SettledUntil } from '../../domain/hiring/score-alert.ts'
import type { EmployerId, SiteId } from '../../domain/ids.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import { employerOf } from '../employers/employers.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'

type AlertRow = Tables['scoreAlerts']
type DecisionRow = Tables['alertDecisions']
type Named = Pick<AlertRow, 'employerId' | 'siteId' | 'kind' | 'subject'>

/** Earlier words that are told with an alert which came back. */
const BEFORE_SHOWN = 3

/** Up to which files hosts found nothing wrong with an employer's figures. */
export async function settledUntil(view: StoreReader, employerId: EmployerId): Promise<SettledUntil> {
  const settled = await view.all(
    view.tables
      .selectFrom('alertDecisions')
      .select(['siteId', 'kind', 'subject', 'until'])
      .where('employerId', '=', employerId)
      .where('verdict', '=', 'nothing-wrong'),
  )
  return ({ siteId, kind, subject }) =>
    settled
      .filter((row) => row.siteId === siteId && row.kind === kind && row.subject === subject)
      .reduce<number | null>((latest, { until }) => Math.max(latest ?? until, until), null)
}

/** What the hosts of a site are asked to look at: what nobody looked at first, then what is kept an eye on. */
export async function alertsOf(
  { store }: Pick<ServerParts, 'store'>,
  siteId: SiteId,
  reader: string,
): Promise<ScoreAlertLine[]> {
  return store.read(async (view) => {
    const hosts = await hostsOf(view, siteId)
    const rows = await view.all(
      view.tables
        .selectFrom('scoreAlerts')
        .selectAll()
        .where('siteId', '=', siteId)
        .orderBy('raisedAt')
        .orderBy('employerId'),
    )
    const lines: ScoreAlertLine[] = []
    for (const row of rows) {
      const employer = await employerOf(view, row.employerId)
      // One that left the site today is its hosts' to look at no more, though its figures are read anew tomorrow.
      if (!employer || !isEmployerOf(employer, siteId)) continue
      lines.push(await lineOf(view, row, employer.name, hosts, reader))
    }
    const isFollowed = ({ followed }: ScoreAlertLine) => Number(followed !== undefined)
    return lines.sort((a, b) => isFollowed(a) - isFollowed(b))
  })
}

async function lineOf(
  view: StoreReader,
  row: AlertRow,
  employer: string,
  hosts: readonly Host[],
  reader: string,
): Promise<ScoreAlertLine> {
  const { employerId, kind, subject, raisedAt, until } = row
  const alert = JSON.parse(row.facts) as ScoreAlert
  const said = await decisionsOn(view, row)
  const followed = said.find(({ at }) => at >= raisedAt)
  const told = ({ at, host, verdict, reason, note }: DecisionRow) => ({ at, host, verdict, reason, note })
  return {
    ...{ employerId, employer, kind, subject, raisedAt, until, files: alert.files, of: alert.of },
    ...('people' in alert ? { people: alert.people } : {}),
    ...(alert.kind === 'same-day' ? { day: alert.day } : {}),
    ...(alert.kind === 'instant-answers' ? { median: alert.median } : {}),
    ...(alert.kind === 'same-host'
      ? {
          ...{ from: alert.from, to: alert.to },
          host: hosts.find(({ accountId }) => accountId === alert.hostId)?.name ?? '',
          own: alert.hostId === reader && othersThan(reader, hosts),
        }
      : {}),
    ...(followed ? { followed: told(followed) } : {}),
    before: said
      .filter(({ at }) => at < raisedAt)
      .slice(0, BEFORE_SHOWN)
      .map(told),
  }
}

/** What a host says is kept for ever, with the figures that they had read; it is asked no more once nothing is wrong. */
export async function decideAlert(
  { store, clock }: Pick<ServerParts, 'store' | 'clock'>,
  siteId: SiteId,
  accountId: string,
  { requestId: decisionId, employerId, kind, subject, until, verdict, reason, note }: AlertDecision,
): Promise<Result<undefined, 'already-decided' | 'changed' | (typeof alertRefusals)[number]>> {
  return store.transaction(async (tx) => {
    const decisions = tx.tables.selectFrom('alertDecisions').select('decisionId')
    const told = await tx.all(decisions.where('siteId', '=', siteId).where('decisionId', '=', decisionId))
    if (told.length > 0) return ok(undefined)
    const named = { employerId, siteId, kind, subject }
    const row = await alertOf(tx, named)
    const employer = await employerOf(tx, employerId)
    if (!row || !employer || !isEmployerOf(employer, siteId)) return refuse('already-decided')
    if (row.until !== until) return refuse('changed')
    const hosts = await hostsOf(tx, siteId)
    const allowed = checkAlertSaid(
      kind,
      { verdict, reason, note },
      {
        host: accountId,
        others: othersThan(accountId, hosts),
        ...(kind === 'same-host' ? { about: subject } : {}),
      },
    )
    if (!allowed.ok) return allowed
    const host = hosts.find((one) => one.accountId === accountId)?.name ?? ''
    const words = { verdict, reason, note }
    const who = { accountId, host, at: clock.now() }
    const decision = { decisionId, ...named, ...words, ...who, facts: row.facts, until }
    await tx.run(tx.tables.insertInto('alertDecisions').values(decision))
    if (verdict === 'nothing-wrong') {
      await tx.run(tx.tables.deleteFrom('scoreAlerts').where((alert) => alert.and(named)))
    }
    return ok(undefined)
  })
}

async function alertOf(view: StoreReader, named: Named): Promise<AlertRow | undefined> {
  const all = view.tables.selectFrom('scoreAlerts').selectAll()
  const [row] = await view.all(all.where((alert) => alert.and(named)))
  return row
}

/** The latest first. */
function decisionsOn(
  view: StoreReader,
  { employerId, siteId, kind, subject }: Named,
): Promise<DecisionRow[]> {
  const all = view.tables.selectFrom('alertDecisions').selectAll()
  const about = all.where((decision) => decision.and({ employerId, siteId, kind, subject }))
  return view.all(about.orderBy('at', 'desc'))
}

interface Host {
  accountId: string
  name: string
  closedAt: number | null
}

/** The hosts of a site, and those who were: who answered for people months ago is still named. */
function hostsOf(view: StoreReader, siteId: SiteId): Promise<Host[]> {
  return view.all(
    view.tables
      .selectFrom('accounts')
      .select(['accountId', 'name', 'closedAt'])
      .where('siteId', '=', siteId)
      .where('role', '=', 'host'),
  )
}

/** Whether a colleague who can still sign in could look instead. */
const othersThan = (accountId: string, hosts: readonly Host[]) =>
  hosts.some((host) => host.accountId !== accountId && host.closedAt === null)
