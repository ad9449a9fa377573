import type { ApplicationEvent } from '../../domain/hiring/application.ts'
import { factsOf } from '../../domain/hiring/contest.ts'
import { byServer, revised } from '../../domain/record/write.ts'
import type { Instant } from '../../domain/time.ts'
import { openFollowLinks } from '../passes/follow-links.ts'
import { contestIn } from '../reciprok/contest-rows.ts'
import { freshId } from '../secrets.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { createReceipts } from '../sync/receipts.ts'
import { sealingSecret } from '../sync/seals.ts'
import { insertMissing } from './carrier.ts'

// What candidates, employers and hosts said of applications beside them.

/** Whoever took back that another employer sees them is not seen again, whatever the backup knows of it. */
export async function carryEndedReferrals(from: StoreReader, tx: StoreTransaction): Promise<void> {
  for (const referral of await from.all(from.tables.selectFrom('referrals').selectAll())) {
    if (referral.endedAt === null) continue
    await tx.run(
      tx.tables
        .insertInto('referrals')
        .values(referral)
        .onConflict((conflict) =>
          conflict
            .columns(['siteId', 'applicationId', 'referralId'])
            .doUpdateSet({ endedAt: referral.endedAt }),
        ),
    )
  }
}

/** What hosts decided is not asked of them again, and what an employer said against it was said once. */
export async function carryContests(from: StoreReader, tx: StoreTransaction, now: Instant): Promise<void> {
  for (const there of await from.all(from.tables.selectFrom('contests').selectAll())) {
    const { siteId, applicationId, about } = there
    const [here] = await tx.all(
      tx.tables
        .selectFrom('contests')
        .selectAll()
        .where('siteId', '=', siteId)
        .where('applicationId', '=', applicationId)
        .where('about', '=', about),
    )
    const isAhead = !here || stepsOf(there) > stepsOf(here)
    if (!here) await tx.run(tx.tables.insertInto('contests').values(there))
    else if (isAhead) {
      await tx.run(
        tx.tables
          .updateTable('contests')
          .set(there)
          .where('siteId', '=', siteId)
          .where('applicationId', '=', applicationId)
          .where('about', '=', about),
      )
    }
    await tellFacts(from, tx, isAhead ? there : here, now)
  }
}

/** What was found stands in the application as well, where scores read it: under its own name, which devices know. */
async function tellFacts(
  from: StoreReader,
  tx: StoreTransaction,
  row: Tables['contests'],
  now: Instant,
): Promise<void> {
  const { siteId, applicationId, about } = row
  const here = await tx.record('applications', applicationId, siteId)
  if (!here) return
  const there = await from.record('applications', applicationId, siteId)
  const receipts = createReceipts(await sealingSecret(tx))
  const author = byServer(now)
  const missing = factsOf(contestIn(row)).flatMap(({ type, at }) => {
    const isTold = (event: ApplicationEvent) => event.type === type && event.about === about
    if (here.events.some(isTold)) return []
    const id = there?.events.find(isTold)?.id ?? freshId('f')
    return [receipts.stamp(here, { id, type, at, by: author.deviceId, about }, at)]
  })
  if (missing.length === 0) return
  await keepRecord(tx, 'applications', revised(here, author, { events: [...here.events, ...missing] }))
}

/** How far it was decided. */
function stepsOf({ decidedAt, appealedAt, appealDecidedAt }: Tables['contests']): number {
  return [decidedAt, appealedAt, appealDecidedAt].filter((at) => at !== null).length
}

/** Figures that a host has looked at are not shown to them again as new. */
export async function carryAlertDecisions(from: StoreReader, tx: StoreTransaction): Promise<void> {
  await insertMissing(from, tx, 'alertDecisions')
  for (const decision of await from.all(from.tables.selectFrom('alertDecisions').selectAll())) {
    const { employerId, siteId, kind, subject, until, verdict } = decision
    if (verdict === 'nothing-wrong') {
      await tx.run(
        tx.tables
          .deleteFrom('scoreAlerts')
          .where('employerId', '=', employerId)
          .where('siteId', '=', siteId)
          .where('kind', '=', kind)
          .where('subject', '=', subject)
          .where('until', '<=', until),
      )
    }
  }
}

/**
 * What employers asked of people, and what those answered: nobody is asked again who said no, and with a yes the
 * employer keeps how to reach them.
 */
export async function carryInvitations(from: StoreReader, tx: StoreTransaction): Promise<void> {
  await insertMissing(from, tx, 'invitations')
  for (const row of await from.all(from.tables.selectFrom('invitations').selectAll())) {
    const { invitationId, answer, answeredAt, told, putOffAt } = row
    const theirs = tx.tables.updateTable('invitations').where('invitationId', '=', invitationId)
    if (answer !== null) await tx.run(theirs.set({ answer, answeredAt, told }).where('answer', 'is', null))
    if (putOffAt !== null) await tx.run(theirs.set({ putOffAt }).where('putOffAt', 'is', null))
  }
}

/** An application that a host attached to its card stays there, and one that was set aside stays off it. */
export async function carryUnproven(from: StoreReader, tx: StoreTransaction, now: Instant): Promise<void> {
  await insertMissing(from, tx, 'unprovenDecisions')
  for (const row of await from.all(from.tables.selectFrom('unprovenDecisions').selectAll())) {
    const { applicationId, siteId, decision } = row
    if (decision !== 'attached') continue
    const here = await tx.record('applications', applicationId, siteId)
    if (here?.unverified !== true) continue
    await keepRecord(tx, 'applications', revised(here, byServer(now), { unverified: false }))
  }
}

/** A link that was ended since, or whose application was, shows nothing again. */
export async function carryFollowLinks(from: StoreReader, tx: StoreTransaction, now: Instant): Promise<void> {
  const open = await openFollowLinks(from, now)
  for (const { linkHash } of await tx.all(tx.tables.selectFrom('followLinks').select('linkHash'))) {
    if (!open.has(linkHash)) {
      await tx.run(tx.tables.deleteFrom('followLinks').where('linkHash', '=', linkHash))
    }
  }
}
