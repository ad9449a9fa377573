import { isAway } from '../../domain/hiring/absence.ts'
import type { Reminder } from '../../domain/reminders/reminder.ts'
import { readEmail } from '../../domain/text/email.ts'
import { siteDay, type Instant } from '../../domain/time.ts'
import type { StoreReader } from '../store/store.ts'
import type { EmployerState } from './reminder-state.ts'
import { isStopped } from './stopped-address.ts'

/** Where the reader of a message is written to; null: nowhere, or no longer. */
export async function addressOfReader(
  view: StoreReader,
  {
    employer,
    applications,
    standInAddress,
  }: Pick<EmployerState, 'employer' | 'applications' | 'standInAddress'>,
  { reader, subject, hours }: Pick<Reminder, 'reader' | 'subject' | 'hours'>,
  now: Instant,
): Promise<string | null> {
  if (reader === 'candidate') {
    const given = readEmail(applications.get(subject)?.sent.email ?? '')
    return given.ok ? given.value : null
  }
  const { id, contactEmail } = employer
  if (standInAddress !== null && isAway(employer, siteDay(now, hours.timeZone))) return standInAddress
  return contactEmail === undefined || (await isStopped(view, id, contactEmail)) ? null : contactEmail
}
