import {
  ASSISTANCE_LASTS,
  assistanceEnded,
  assistanceEndsAt,
  isAssistanceOpen,
  type Assistance,
  type AssistedAct,
} from '../../domain/assistance/assistance.ts'
import { calledName } from '../../domain/calls/host-call.ts'
import type { OpenAssistance } from '../../domain/contract/assistance.ts'
import type { MyData } from '../../domain/contract/my-data.ts'
import type { DeviceId, SiteId, VisitorId } from '../../domain/ids.ts'
import { mayAtSite } from '../../domain/sites/site-role.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { Instant } from '../../domain/time.ts'
import { nameOfAccount } from '../accounts/name-of-account.ts'
import { siteRoleAt } from '../accounts/site-people.ts'
import { personOf } from '../passes/person.ts'
import { freshId } from '../secrets.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'

/** A kiosk of a site. */
type At = Pick<Scope, 'siteId' | 'deviceId'>

/** Begins a help at a kiosk; what was open there is over. The host was checked by whoever calls. */
export async function beginAssistance(
  tx: StoreTransaction,
  { siteId, deviceId }: At,
  { visitorId, accountId }: { visitorId: VisitorId; accountId: string },
  now: Instant,
): Promise<OpenAssistance> {
  await endAllAt(tx, deviceId, now)
  const assistanceId = freshId('h')
  const help = { assistanceId, siteId, deviceId, visitorId, accountId, beganAt: now, endedAt: null }
  await tx.run(tx.tables.insertInto('assistances').values(help))
  return told(tx, help)
}

/** Whether somebody may help at this site: an open account of a host, for whom the day with visitors is. */
export async function mayHelpAt(view: StoreReader, siteId: SiteId, accountId: string): Promise<boolean> {
  const role = await siteRoleAt(view, siteId, accountId)
  return role !== null && mayAtSite(role, 'daily')
}

/** The help that goes on at a kiosk; `null`: none, it is over, or its host may not help here any more. */
export async function assistanceAt(
  view: StoreReader,
  deviceId: DeviceId,
  now: Instant,
): Promise<Assistance | null> {
  const [help] = await view.all(
    view.tables
      .selectFrom('assistances')
      .selectAll()
      .where('deviceId', '=', deviceId)
      .where('endedAt', 'is', null)
      .where('beganAt', '>', now - ASSISTANCE_LASTS)
      .orderBy('beganAt', 'desc')
      .limit(1),
  )
  if (!help || !isAssistanceOpen(help, now)) return null
  return (await mayHelpAt(view, help.siteId, help.accountId)) ? help : null
}

/** The same where it is this person who is helped, under any of their entries. */
export async function assistanceOf(
  view: StoreReader,
  { siteId, deviceId }: At,
  visitorId: VisitorId,
  now: Instant,
): Promise<Assistance | null> {
  const help = await assistanceAt(view, deviceId, now)
  return help && (await isHelped(view, siteId, help, visitorId)) ? help : null
}

/**
 * The help of which a kiosk says that a row was written in it, over by now or not; `null`: this kiosk never began one of
 * that name, or it was for somebody else.
 */
export async function assistanceNamed(
  view: StoreReader,
  { siteId, deviceId }: At,
  assistanceId: string,
  visitorId: VisitorId | undefined,
): Promise<Assistance | null> {
  if (visitorId === undefined) return null
  const [help] = await view.all(
    view.tables.selectFrom('assistances').selectAll().where('assistanceId', '=', assistanceId),
  )
  if (!help || help.deviceId !== deviceId || help.siteId !== siteId) return null
  return (await isHelped(view, siteId, help, visitorId)) ? help : null
}

async function isHelped(
  view: StoreReader,
  siteId: SiteId,
  help: Assistance,
  visitorId: VisitorId,
): Promise<boolean> {
  return (
    help.visitorId === visitorId || (await personOf(view, siteId, help.visitorId)).ids.includes(visitorId)
  )
}

/**
 * Notes what was done in a help, each record and each reading once. `at`: when it was done, as a kiosk says; told late, it
 * is held to the time of the help.
 */
export async function noteAssisted(
  tx: StoreTransaction,
  help: Assistance,
  { act, about, at }: { act: AssistedAct; about: string; at: Instant },
  now: Instant,
): Promise<void> {
  const latest = Math.min(assistanceEnded(help, now) ?? now, now)
  const held = Math.max(help.beganAt, Math.min(at, latest))
  await tx.run(
    tx.tables
      .insertInto('assistedActs')
      .values({ assistanceId: help.assistanceId, act, about, at: held })
      .onConflict((conflict) => conflict.doNothing()),
  )
}

export async function isNoted(
  view: StoreReader,
  { assistanceId }: Assistance,
  act: AssistedAct,
): Promise<boolean> {
  const rows = await view.all(
    view.tables
      .selectFrom('assistedActs')
      .select('at')
      .where('assistanceId', '=', assistanceId)
      .where('act', '=', act)
      .where('about', '=', ''),
  )
  return rows.length > 0
}

/** Ends one help of a kiosk; one that is over, or of another kiosk, stays as it is. */
export async function endAssistance(
  tx: StoreTransaction,
  { deviceId }: At,
  assistanceId: string,
  now: Instant,
): Promise<void> {
  await tx.run(
    tx.tables
      .updateTable('assistances')
      .set({ endedAt: now })
      .where('assistanceId', '=', assistanceId)
      .where('deviceId', '=', deviceId)
      .where('endedAt', 'is', null),
  )
}

/** Whatever is open at a kiosk is over. */
export async function endAllAt(tx: StoreTransaction, deviceId: DeviceId, now: Instant): Promise<void> {
  await tx.run(
    tx.tables
      .updateTable('assistances')
      .set({ endedAt: now })
      .where('deviceId', '=', deviceId)
      .where('endedAt', 'is', null),
  )
}

/** As its kiosk shows it. */
export async function told(view: StoreReader, help: Assistance): Promise<OpenAssistance> {
  const { assistanceId, accountId, beganAt } = help
  const host = calledName(await nameOfAccount(view, accountId))
  return { assistanceId, host, beganAt, endsAt: assistanceEndsAt(help) }
}

/** Who helped a person, under any of their ids, when, and what was done, the latest first. */
export async function assistancesOf(
  view: StoreReader,
  siteId: SiteId,
  ids: readonly VisitorId[],
  now: Instant,
): Promise<NonNullable<MyData['assistances']>> {
  const helps = await view.all(
    view.tables
      .selectFrom('assistances')
      .selectAll()
      .where('siteId', '=', siteId)
      .where('visitorId', 'in', ids),
  )
  return Promise.all(
    helps
      .sort((a, b) => b.beganAt - a.beganAt || (b.endedAt ?? now) - (a.endedAt ?? now))
      .map(async (help) => {
        const acts = await view.all(
          view.tables
            .selectFrom('assistedActs')
            .select(({ fn }) => ['act', fn.countAll<number>().as('times'), fn.min<number>('at').as('at')])
            .where('assistanceId', '=', help.assistanceId)
            .groupBy('act')
            .orderBy('at', 'asc'),
        )
        const endedAt = assistanceEnded(help, now)
        return {
          by: await nameOfAccount(view, help.accountId),
          beganAt: help.beganAt,
          ...(endedAt === undefined ? {} : { endedAt }),
          acts,
        }
      }),
  )
}

/** Nothing of the helps of somebody stays. */
export async function forgetAssistances(
  tx: StoreTransaction,
  siteId: SiteId,
  ids: readonly VisitorId[],
): Promise<void> {
  const helps = await tx.all(
    tx.tables
      .selectFrom('assistances')
      .select('assistanceId')
      .where('siteId', '=', siteId)
      .where('visitorId', 'in', ids),
  )
  for (const { assistanceId } of helps) await forgetAssistance(tx, assistanceId)
}

export async function forgetAssistance(tx: StoreTransaction, assistanceId: string): Promise<void> {
  await tx.run(tx.tables.deleteFrom('assistedActs').where('assistanceId', '=', assistanceId))
  await tx.run(tx.tables.deleteFrom('assistances').where('assistanceId', '=', assistanceId))
}
