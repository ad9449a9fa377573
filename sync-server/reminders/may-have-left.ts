import { planReminders } from '../../domain/reminders/plan-reminders.ts'
import type { ReminderFacts } from '../../domain/reminders/reminder-facts.ts'
import type { Instant } from '../../domain/time.ts'
import { preparedQuery } from '../store/prepared-query.ts'
import type { StoreReader } from '../store/store.ts'

/** No message has left under this id. */
const NO_ID = ''

const lastOfOtherIds = preparedQuery((tables, employerId: string, id: string) =>
  tables
    .selectFrom('reminders')
    .select('at')
    .where('employerId', '=', employerId)
    .where('reader', '=', 'employer')
    .where(({ and, eb, or }) =>
      or([
        eb('state', 'in', ['sending', 'sent', 'unsure']),
        // A doubt that was answered or told to hosts since may have left all the same.
        and([eb('state', 'in', ['planned', 'over', 'told']), eb('mailId', 'is not', null)]),
      ]),
    )
    .where('mailId', 'is distinct from', id)
    .orderBy('at', 'desc')
    .limit(1),
)

/** When the employer was written to last, as far as can be known, the message under this id set aside. */
export async function lastWrittenAt(
  view: StoreReader,
  employerId: string,
  heldUnder: string | null,
): Promise<Instant | null> {
  const [last] = await view.all(lastOfOtherIds(view, employerId, heldUnder ?? NO_ID))
  return last?.at ?? null
}

/**
 * What a plan without absences would have sent by then: an absence told after a restore moves its moment behind it, and
 * it may have left before.
 */
export function dueUnmovedBy(facts: ReminderFacts, by: Instant, now: Instant): ReadonlySet<string> {
  if (by === -Infinity) return new Set()
  const unmoved = planReminders({ ...facts, away: [] }, now)
  return new Set(unmoved.filter(({ earliest }) => earliest <= by).map(({ key }) => key))
}

/** What is not known to have been sent before a restore may have been; one that a wrong clock put ahead says nothing. */
export function lastOf(written: Instant | null, unknownBefore: Instant, now: Instant): Instant | null {
  return unknownBefore > now ? written : Math.max(written ?? -Infinity, unknownBefore)
}
