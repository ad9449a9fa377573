import { decideAdviceBooking, decideSlots } from '../../domain/advice/advice-slot.ts'
import type { NoAnswerReason } from '../../domain/advice/no-answer-reason.ts'
import { labelLostAt } from '../../domain/reminders/label-lost.ts'
import { nextWorking, type WorkingHours } from '../../domain/reminders/working-hours.ts'
import { DAY, HOUR, siteDay, siteInstant, type Instant } from '../../domain/time.ts'
import { noteAdviceFact, planAgain } from '../advice/advice-facts.ts'
import type { StoreTransaction } from '../store/store.ts'

const SLOTS = 5

/** Who takes part in the advice of the demo. */
export interface AdviceFor {
  siteId: string
  employerId: string
  /** The account that says why, and books. */
  accountId: string
  motives: readonly NoAnswerReason[]
  host: { accountId: string; name: string }
}

/**
 * An employer without a label says why it did not answer, and books one of the half hours that a host offers on the
 * next day of work but one.
 */
export async function tellAdvice(
  tx: StoreTransaction,
  { siteId, employerId, accountId, motives, host }: AdviceFor,
  hours: WorkingHours,
  today: Instant,
): Promise<void> {
  const published = tx.tables.selectFrom('publications').select(['monday', 'grade'])
  const lostAt = labelLostAt(await tx.all(published.where('employerId', '=', employerId)))
  if (lostAt === null) throw new Error('The demo tells of a label that was not lost.')
  const at = Math.max(lostAt, today - 9 * DAY) + 5 * HOUR
  const factId = `demo-${employerId}`
  await noteAdviceFact(tx, {
    factId,
    employerId,
    siteId,
    kind: 'motives',
    codes: JSON.stringify(motives),
    accountId,
    at,
  })

  const next = nextWorking(today + 2 * DAY, hours)
  const startsAt = siteInstant(siteDay(next, hours.timeZone), 10, 0, hours.timeZone)
  const starts = decideSlots({ startsAt, count: SLOTS }, [], today)
  if (!starts.ok) throw new Error(`The demo offers no half hour: ${starts.reason}`)
  const slots = starts.value.map((start, rank) => ({
    ...{ slotId: `demo-slot-${rank + 1}`, siteId, startsAt: start },
    ...{ accountId: host.accountId, host: host.name, withdrawnAt: null },
  }))
  await tx.run(tx.tables.insertInto('adviceSlots').values(slots))
  const [, slot] = slots
  const decided = decideAdviceBooking(slot, { ofSlot: [], ofEmployer: [] }, employerId, today)
  if (!decided.ok) throw new Error(`The demo books no half hour: ${decided.reason}`)
  const booking = { bookingId: 'demo-advice', slotId: slot!.slotId, employerId, accountId, at: at + HOUR }
  await tx.run(
    tx.tables.insertInto('adviceBookings').values({ ...booking, cancelledAt: null, cancelledBy: null }),
  )
  planAgain(tx, employerId)
}
