import { isAway } from '../../domain/hiring/absence.ts'
import type { Employer } from '../../domain/hiring/employer.ts'
import type { Reminder } from '../../domain/reminders/reminder.ts'
import { readEmail } from '../../domain/text/email.ts'
import { readMobile } from '../../domain/text/mobile.ts'
import { siteDay, type Instant } from '../../domain/time.ts'
import type { StoreReader } from '../store/store.ts'
import type { EmployerState } from './reminder-state.ts'
import type { Senders } from './sender.ts'
import { isStopped } from './stopped-address.ts'

/** How a reader is written to, and where. */
export interface Way {
  by: keyof Senders
  to: string
}

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
): Promise<Way | null> {
  if (reader === 'candidate') {
    const given = readEmail(applications.get(subject)?.sent.email ?? '')
    return given.ok ? { by: 'mail', to: given.value } : null
  }
  if (standInAddress !== null && isAway(employer, siteDay(now, hours.timeZone))) {
    return { by: 'mail', to: standInAddress }
  }
  const own = ownWay(employer)
  // Whoever wants no more by one way did not ask for it by another.
  return own === null || (await isStopped(view, employer.id, own.to)) ? null : own
}

function ownWay({ remindersBy, contactEmail, contactPhone }: Employer): Way | null {
  if (remindersBy === 'sms') {
    const mobile = mobileOf({ contactPhone })
    return mobile === null ? null : { by: 'sms', to: mobile }
  }
  return contactEmail === undefined ? null : { by: 'mail', to: contactEmail }
}

/** The number of an SMS to an employer. */
export function mobileOf({ contactPhone = '' }: { contactPhone?: string | undefined }): string | null {
  const mobile = readMobile(contactPhone)
  return mobile.ok ? mobile.value : null
}
