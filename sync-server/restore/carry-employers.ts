import type { Employer } from '../../domain/hiring/employer.ts'
import { mandateAt, withoutMandate } from '../../domain/hiring/mandate.ts'
import { sameValue } from '../../domain/record/content.ts'
import type { Instant } from '../../domain/time.ts'
import { keepEmployer } from '../employers/employers.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import { insertMissing, type Carried } from './carrier.ts'

// What employers said, what was sent to them, and their half hours with a host.

/** An employer that took its mandate back, or that a site shares no longer. */
export async function carryEmployers(
  from: StoreReader,
  tx: StoreTransaction,
  now: Instant,
): Promise<Carried> {
  let count = 0
  for (const there of await from.records('employers')) {
    const here = await tx.record('employers', there.id)
    if (!here || there.rev <= here.rev) continue
    const ended = (here.mandates ?? []).filter(
      ({ siteId, withdrawnAt }) => withdrawnAt === undefined && !mandateAt(there, siteId),
    )
    const siteIds = here.siteIds.filter((id) => there.siteIds.includes(id))
    const without = ended.reduce((employer, { siteId }) => withoutMandate(employer, siteId, now), here)
    const next = withNumberOf(there, withAbsenceOf(there, withRepliesOf(there, { ...without, siteIds })))
    if (sameValue(next, here)) continue
    await keepEmployer(tx, here, next, now)
    if (ended.length > 0 || siteIds.length < here.siteIds.length) count += 1
  }
  return { mandates: count }
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

/** Its number, and what hosts said of it last: a doubt that the older database does not know holds. */
function withNumberOf(there: Employer, here: Employer): Employer {
  const { siren: _number, sirenToConfirm: _waits, sirenWord: _word, sirenWordBy: _who, ...rest } = here
  return {
    ...rest,
    ...(there.siren === undefined ? {} : { siren: there.siren }),
    ...(there.sirenToConfirm === undefined ? {} : { sirenToConfirm: there.sirenToConfirm }),
    ...(there.sirenWord ? { sirenWord: there.sirenWord } : {}),
    ...(there.sirenWordBy ? { sirenWordBy: there.sirenWordBy } : {}),
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

/** What has left, or may have, leaves no second time. */
export async function carryMessages(from: StoreReader, tx: StoreTransaction): Promise<void> {
  for (const row of await from.all(from.tables.selectFrom('reminders').selectAll())) {
    if (row.state === 'planned' && row.mailId === null) continue
    await tx.run(
      tx.tables
        .insertInto('reminders')
        .values(row)
        .onConflict((conflict) => conflict.column('key').doUpdateSet(row)),
    )
  }
}

/**
 * Half hours stay with who booked them. An end counts
 * whichever database knows it, and a booking that only the older one holds takes no slot from another.
 */
export async function carryAdvice(from: StoreReader, tx: StoreTransaction): Promise<void> {
  await insertMissing(from, tx, 'adviceSlots')
  for (const { slotId, withdrawnAt } of await from.all(from.tables.selectFrom('adviceSlots').selectAll())) {
    if (withdrawnAt === null) continue
    await tx.run(tx.tables.updateTable('adviceSlots').set({ withdrawnAt }).where('slotId', '=', slotId))
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
