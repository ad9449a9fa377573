import type { Reminder } from '../../domain/reminders/reminder.ts'
import { readEmail } from '../../domain/text/email.ts'
import type { StoreReader } from '../store/store.ts'
import type { EmployerState } from './reminder-state.ts'

/** Where the reader of a message is written to; null: nowhere, or no longer. */
export async function addressOfReader(
  view: StoreReader,
  { employer, applications }: Pick<EmployerState, 'employer' | 'applications'>,
  { reader, subject }: Pick<Reminder, 'reader' | 'subject'>,
): Promise<string | null> {
  if (reader === 'candidate') {
    const given = readEmail(applications.get(subject)?.sent.email ?? '')
    return given.ok ? given.value : null
  }
  const { id, contactEmail } = employer
  if (contactEmail === undefined) return null
  const [stop] = await view.all(
    view.tables
      .selectFrom('mailStops')
      .select('because')
      .where('employerId', '=', id)
      .where('address', '=', contactEmail),
  )
  return stop ? null : contactEmail
}
