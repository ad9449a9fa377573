import type { ApplicationEvent } from '../../domain/hiring/application.ts'
import { factsOf } from '../../domain/hiring/contest.ts'
import type { Employer } from '../../domain/hiring/employer.ts'
import { mandateAt, withoutMandate } from '../../domain/hiring/mandate.ts'
import { sameValue } from '../../domain/record/content.ts'
import { byServer, revised } from '../../domain/record/write.ts'
import type { Instant } from '../../domain/time.ts'
import { joinErasures, replayErasures } from '../erasure/replay-erasures.ts'
import { takeBack } from '../attestations/revoke-attestation.ts'
import { keepEmployer } from '../employers/employers.ts'
import { openFollowLinks } from '../passes/follow-links.ts'
import { contestIn } from '../reciprok/contest-rows.ts'
import { freshId } from '../secrets.ts'
import { readSetting, SENT_UNKNOWN_BEFORE, writeSetting } from '../settings.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import { withRevocations } from '../sync/intakes/sites.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { createReceipts } from '../sync/receipts.ts'
import { sealingSecret } from '../sync/seals.ts'

/** How much of each kind was taken back since a backup, and stays so. */
export interface CarriedOver {
  devices: number
  accounts: number
  secrets: number
  passes: number
  pictures: number
  attestations: number
  mandates: number
  erasures: number
}

/**
 * Brings into a restored database what the one that gives way knew to be worth nothing any more. What is gone stays
 * gone, also of what the backup never heard of: another backup may be put in place next, which did.
 */
export async function carryOver(from: StoreReader, tx: StoreTransaction, now: Instant): Promise<CarriedOver> {
  const carried = {
    devices: await carryDevices(from, tx),
    accounts: await carryAccounts(from, tx),
    secrets: await carrySecrets(from, tx),
    passes: await carryPasses(from, tx),
    pictures: await carryPictures(from, tx),
    attestations: await carryAttestations(from, tx, now),
    mandates: await carryEmployers(from, tx, now),
    erasures: 0,
  }
  await carryCredentials(from, tx)
  await carrySites(from, tx, now)
  await carryMessages(from, tx)
  await carrySessions(from, tx)
  await carryFollowLinks(from, tx, now)
  await carryTries(from, tx)
  await carryRatings(from, tx)
  await carryEndedReferrals(from, tx)
  await carryContests(from, tx, now)
  await carryAlertDecisions(from, tx)
  // Last of all: what was carried over is looked through as well.
  await joinErasures(from, tx)
  return { ...carried, erasures: await replayErasures(tx, now) }
}

/** Whoever rated an answer may not be able to once more: their sixty days are over. */
async function carryRatings(from: StoreReader, tx: StoreTransaction): Promise<void> {
  for (const rating of await from.all(from.tables.selectFrom('answerRatings').selectAll())) {
    await tx.run(
      tx.tables
        .insertInto('answerRatings')
        .values(rating)
        .onConflict((conflict) => conflict.doNothing()),
    )
  }
}

/** Whoever took back that another employer sees them is not seen again, whatever the backup knows of it. */
async function carryEndedReferrals(from: StoreReader, tx: StoreTransaction): Promise<void> {
  const ended = from.tables.selectFrom('referrals').selectAll().where('endedAt', 'is not', null)
  for (const referral of await from.all(ended)) {
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
async function carryContests(from: StoreReader, tx: StoreTransaction, now: Instant): Promise<void> {
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

/** Figures that a host has looked at are not shown to them again as new. */
async function carryAlertDecisions(from: StoreReader, tx: StoreTransaction): Promise<void> {
  for (const decision of await from.all(from.tables.selectFrom('alertDecisions').selectAll())) {
    await tx.run(
      tx.tables
        .insertInto('alertDecisions')
        .values(decision)
        .onConflict((conflict) => conflict.doNothing()),
    )
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

async function carryDevices(from: StoreReader, tx: StoreTransaction): Promise<number> {
  const revoked = (await from.all(from.tables.selectFrom('devices').selectAll())).filter(
    ({ revokedAt }) => revokedAt !== null,
  )
  let count = 0
  for (const device of revoked) {
    count += await tx.run(
      tx.tables
        .updateTable('devices')
        .set({ revokedAt: device.revokedAt })
        .where('deviceId', '=', device.deviceId)
        .where('revokedAt', 'is', null),
    )
    await tx.run(
      tx.tables
        .insertInto('devices')
        .values(device)
        .onConflict((conflict) => conflict.doNothing()),
    )
    await tx.run(tx.tables.deleteFrom('sessions').where('deviceId', '=', device.deviceId))
  }
  return count
}

async function carryAccounts(from: StoreReader, tx: StoreTransaction): Promise<number> {
  const closed = (await from.all(from.tables.selectFrom('accounts').selectAll())).filter(
    ({ closedAt }) => closedAt !== null,
  )
  let count = 0
  for (const account of closed) {
    const { accountId, closedAt } = account
    count += await tx.run(
      tx.tables
        .updateTable('accounts')
        .set({ closedAt })
        .where('accountId', '=', accountId)
        .where('closedAt', 'is', null),
    )
    await tx.run(
      tx.tables
        .insertInto('accounts')
        .values(account)
        .onConflict((conflict) => conflict.doNothing()),
    )
    await tx.run(tx.tables.deleteFrom('sessions').where('subject', '=', accountId))
  }
  return count
}

/** A backup may also be younger than what gives way: the later secret counts, and where nothing tells, the one in use. */
function isLater(told: number | null, known: number | null): boolean {
  return (told ?? 0) >= (known ?? 0)
}

async function carrySecrets(from: StoreReader, tx: StoreTransaction): Promise<number> {
  const known = new Map(
    (await tx.all(tx.tables.selectFrom('accounts').selectAll())).map((account) => [
      account.accountId,
      account,
    ]),
  )
  let count = 0
  for (const account of await from.all(from.tables.selectFrom('accounts').selectAll())) {
    const { accountId, secretHash, secretAt } = account
    const here = known.get(accountId)
    if (!here || here.secretHash === secretHash || !isLater(secretAt, here.secretAt)) continue
    await tx.run(
      tx.tables.updateTable('accounts').set({ secretHash, secretAt }).where('accountId', '=', accountId),
    )
    await tx.run(tx.tables.deleteFrom('sessions').where('subject', '=', accountId))
    count += 1
  }
  return count
}

/** All of them: a card that was given since is one still, and its number is found. */
async function carryPasses(from: StoreReader, tx: StoreTransaction): Promise<number> {
  const known = new Map(
    (await tx.all(tx.tables.selectFrom('passes').selectAll())).map((pass) => [pass.passId, pass]),
  )
  let count = 0
  for (const pass of await from.all(from.tables.selectFrom('passes').selectAll())) {
    const { passId, revokedAt } = pass
    const here = known.get(passId)
    if (!here) {
      await tx.run(tx.tables.insertInto('passes').values(pass))
    } else if (here.revokedAt === null && revokedAt !== null) {
      await tx.run(tx.tables.updateTable('passes').set({ revokedAt }).where('passId', '=', passId))
      count += 1
    }
  }
  return count
}

async function carryPictures(from: StoreReader, tx: StoreTransaction): Promise<number> {
  const keyOf = ({ siteId, visitorId }: { siteId: string; visitorId: string }) => `${siteId} ${visitorId}`
  const known = new Map(
    (await tx.all(tx.tables.selectFrom('passSecrets').selectAll())).map((row) => [keyOf(row), row]),
  )
  let count = 0
  for (const row of await from.all(from.tables.selectFrom('passSecrets').selectAll())) {
    const { secretHash, secretAt } = row
    const here = known.get(keyOf(row))
    if (here?.secretHash === secretHash || (here && !isLater(secretAt, here.secretAt))) continue
    await tx.run(
      tx.tables
        .insertInto('passSecrets')
        .values(row)
        .onConflict((conflict) =>
          conflict.columns(['siteId', 'visitorId']).doUpdateSet({ secretHash, secretAt }),
        ),
    )
    if (here) count += 1
  }
  return count
}

async function carryAttestations(from: StoreReader, tx: StoreTransaction, now: Instant): Promise<number> {
  const known = new Map(
    (await tx.all(tx.tables.selectFrom('attestations').selectAll())).map((row) => [row.serial, row]),
  )
  let count = 0
  for (const row of await from.all(from.tables.selectFrom('attestations').selectAll())) {
    const { serial, revokedAt, revokedBecause, body } = row
    if (revokedAt === null) continue
    const here = known.get(serial)
    if (!here) await tx.run(tx.tables.insertInto('attestations').values(row))
    else if (here.revokedAt === null || (here.body !== null && body === null)) {
      await takeBack(tx, here, revokedBecause ?? 'error', now)
      count += 1
    }
  }
  return count
}

/**
 * Credentials that left since keep their place in the list, and the key that signed them signs on: they are in
 * somebody's hands. What they say is only kept beside their attestation.
 */
async function carryCredentials(from: StoreReader, tx: StoreTransaction): Promise<void> {
  const attested = new Map(
    (await tx.all(tx.tables.selectFrom('attestations').selectAll())).map((row) => [
      `${row.siteId} ${row.serial}`,
      row,
    ]),
  )
  for (const row of await from.all(from.tables.selectFrom('credentials').selectAll())) {
    const isErased = (attested.get(`${row.siteId} ${row.serial}`)?.body ?? null) === null
    await tx.run(
      tx.tables
        .insertInto('credentials')
        .values(isErased ? { ...row, jwt: null } : row)
        .onConflict((conflict) => conflict.doNothing()),
    )
  }
  for (const key of await from.all(from.tables.selectFrom('siteKeys').selectAll())) {
    if (key.kind !== 'credential') continue
    await tx.run(
      tx.tables
        .insertInto('siteKeys')
        .values(key)
        .onConflict((conflict) => conflict.doNothing()),
    )
  }
}

/** An employer that took its mandate back, or that a site shares no longer. */
async function carryEmployers(from: StoreReader, tx: StoreTransaction, now: Instant): Promise<number> {
  let count = 0
  for (const there of await from.records('employers')) {
    const here = await tx.record('employers', there.id)
    if (!here || there.rev <= here.rev) continue
    const ended = (here.mandates ?? []).filter(
      ({ siteId, withdrawnAt }) => withdrawnAt === undefined && !mandateAt(there, siteId),
    )
    const siteIds = here.siteIds.filter((id) => there.siteIds.includes(id))
    const without = ended.reduce((employer, { siteId }) => withoutMandate(employer, siteId, now), here)
    const next = withAbsenceOf(there, withRepliesOf(there, { ...without, siteIds }))
    if (sameValue(next, here)) continue
    await keepEmployer(tx, here, next, now)
    if (ended.length > 0 || siteIds.length < here.siteIds.length) count += 1
  }
  return count
}

/** What it replied to its label, or took back, as it was said last. */
function withRepliesOf(there: Employer, here: Employer): Employer {
  const { reply: _reply, replyAsked: _asked, ...rest } = here
  return {
    ...rest,
    ...(there.reply ? { reply: there.reply } : {}),
    ...(there.replyAsked ? { replyAsked: there.replyAsked } : {}),
  }
}

/** When it is away and who stands in, as it was said, changed or ended last. */
function withAbsenceOf(there: Employer, here: Employer): Employer {
  const { absence: _absence, absenceBefore: _before, standIn: _nobody, ...rest } = here
  return {
    ...rest,
    ...(there.absence ? { absence: there.absence } : {}),
    ...(there.absenceBefore ? { absenceBefore: there.absenceBefore } : {}),
    ...(there.standIn ? { standIn: there.standIn } : {}),
  }
}

/**
 * What has left, or may have, leaves no second time, and goes to no address that wants or takes none. What was
 * published since tells when a label was lost.
 */
async function carryMessages(from: StoreReader, tx: StoreTransaction): Promise<void> {
  for (const row of await from.all(from.tables.selectFrom('reminders').selectAll())) {
    if (row.state === 'planned' && row.mailId === null) continue
    await tx.run(
      tx.tables
        .insertInto('reminders')
        .values(row)
        .onConflict((conflict) => conflict.column('key').doUpdateSet(row)),
    )
  }
  for (const table of ['mailStops', 'publications'] as const) {
    for (const row of await from.all(from.tables.selectFrom(table).selectAll())) {
      await tx.run(
        tx.tables
          .insertInto(table)
          .values(row)
          .onConflict((conflict) => conflict.doNothing()),
      )
    }
  }
  await carryAdvice(from, tx)
  const unknownBefore = await readSetting(from, SENT_UNKNOWN_BEFORE)
  if (unknownBefore !== undefined) await writeSetting(tx, SENT_UNKNOWN_BEFORE, unknownBefore)
}

/**
 * What employers said of their silence is not asked again; half hours stay with who booked them. An end counts
 * whichever database knows it, and a booking that only the older one holds takes no slot from another.
 */
async function carryAdvice(from: StoreReader, tx: StoreTransaction): Promise<void> {
  for (const row of await from.all(from.tables.selectFrom('adviceFacts').selectAll())) {
    const insert = tx.tables.insertInto('adviceFacts').values(row)
    await tx.run(insert.onConflict((conflict) => conflict.doNothing()))
  }
  for (const row of await from.all(from.tables.selectFrom('adviceSlots').selectAll())) {
    const { slotId, withdrawnAt } = row
    const insert = tx.tables.insertInto('adviceSlots').values(row)
    await tx.run(insert.onConflict((conflict) => conflict.doNothing()))
    if (withdrawnAt === null) continue
    const withdrawn = tx.tables.updateTable('adviceSlots').set({ withdrawnAt })
    await tx.run(withdrawn.where('slotId', '=', slotId))
  }
  const bookings = await from.all(from.tables.selectFrom('adviceBookings').selectAll())
  const ended = bookings.filter(({ cancelledAt }) => cancelledAt !== null)
  const standing = bookings.filter(({ cancelledAt }) => cancelledAt === null)
  // What was given back comes first: its slot may be somebody else's since.
  for (const { bookingId, cancelledAt, cancelledBy } of ended) {
    const end = tx.tables.updateTable('adviceBookings').set({ cancelledAt, cancelledBy })
    await tx.run(end.where('bookingId', '=', bookingId))
  }
  for (const row of [...ended, ...standing]) {
    const insert = tx.tables.insertInto('adviceBookings').values(row)
    await tx.run(insert.onConflict((conflict) => conflict.doNothing()))
  }
}

/** What kiosks know to be taken back. */
async function carrySites(from: StoreReader, tx: StoreTransaction, now: Instant): Promise<void> {
  for (const there of await from.records('sites')) {
    const here = await tx.record('sites', there.id, there.id)
    const united = here && withRevocations(here, there, now)
    if (united) await keepRecord(tx, 'sites', united)
  }
}

/** Whoever signed out since is not signed in again. */
async function carrySessions(from: StoreReader, tx: StoreTransaction): Promise<void> {
  const open = new Set(
    (await from.all(from.tables.selectFrom('sessions').selectAll())).map(({ tokenHash }) => tokenHash),
  )
  for (const { tokenHash } of await tx.all(tx.tables.selectFrom('sessions').selectAll())) {
    if (!open.has(tokenHash)) {
      await tx.run(tx.tables.deleteFrom('sessions').where('tokenHash', '=', tokenHash))
    }
  }
}

/** A link that was ended since, or whose application was, shows nothing again. */
async function carryFollowLinks(from: StoreReader, tx: StoreTransaction, now: Instant): Promise<void> {
  const open = await openFollowLinks(from, now)
  for (const { linkHash } of await tx.all(tx.tables.selectFrom('followLinks').select('linkHash'))) {
    if (!open.has(linkHash)) {
      await tx.run(tx.tables.deleteFrom('followLinks').where('linkHash', '=', linkHash))
    }
  }
}

/** A restore forgives no guess at a secret. */
async function carryTries(from: StoreReader, tx: StoreTransaction): Promise<void> {
  await tx.run(tx.tables.deleteFrom('attempts'))
  for (const { bucket, at } of await from.all(from.tables.selectFrom('attempts').selectAll())) {
    await tx.run(tx.tables.insertInto('attempts').values({ bucket, at }))
  }
}
