import type { AdviceFacts } from '../../domain/advice/advice-task.ts'
import type { NoAnswerReason } from '../../domain/advice/no-answer-reason.ts'
import { SHARED_PARTITION, type EmployerId } from '../../domain/ids.ts'
import type { ReminderFacts } from '../../domain/reminders/reminder-facts.ts'
import { preparedQuery } from '../store/prepared-query.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'

/** What was said of an employer's silence, and the half hours that it booked. */
interface AdviceTold extends Pick<AdviceFacts, 'motives' | 'closedAt'> {
  bookings: ReminderFacts['advice']
}

const factsOf = preparedQuery((tables, employerId: EmployerId) =>
  tables
    .selectFrom('adviceFacts')
    .select(['kind', 'codes', 'at'])
    .where('employerId', '=', employerId)
    .orderBy('at'),
)
const bookingsOf = preparedQuery((tables, employerId: EmployerId) =>
  tables
    .selectFrom('adviceBookings')
    .innerJoin('adviceSlots', 'adviceSlots.slotId', 'adviceBookings.slotId')
    .select(['adviceBookings.bookingId', 'adviceSlots.startsAt'])
    .where('adviceBookings.employerId', '=', employerId)
    .where('adviceBookings.cancelledAt', 'is', null),
)

/** Reads it whole. A half hour with a host closes the offer of advice from its start on. */
export async function readAdviceTold(view: StoreReader, employerId: EmployerId): Promise<AdviceTold> {
  const facts = await view.all(factsOf(view, employerId))
  const bookings = await view.all(bookingsOf(view, employerId))
  return {
    motives: facts
      .filter(({ kind }) => kind === 'motives')
      .map(({ at, codes }) => ({ at, codes: JSON.parse(codes ?? '[]') as NoAnswerReason[] })),
    closedAt: [
      ...facts.filter(({ kind }) => kind === 'declined' || kind === 'called').map(({ at }) => at),
      ...bookings.map(({ startsAt }) => startsAt),
    ],
    bookings,
  }
}

/** Notes what was said, once by its id; the messages that it answers are crossed off. */
export async function noteAdviceFact(tx: StoreTransaction, fact: Tables['adviceFacts']): Promise<void> {
  const insert = tx.tables.insertInto('adviceFacts').values(fact)
  await tx.run(insert.onConflict((conflict) => conflict.doNothing()))
  planAgain(tx, fact.employerId)
}

/** The messages to an employer follow what was said and booked. */
export function planAgain(tx: StoreTransaction, employerId: EmployerId): void {
  tx.follow({ kind: 'reminders', siteId: SHARED_PARTITION, subject: employerId })
}
