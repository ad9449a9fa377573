import { QUIET_ANSWER_DAYS } from '../../domain/hiring/quiet-offer.ts'
import { offerOfSubject, type Reminder, type ReminderKind } from '../../domain/reminders/reminder.ts'
import type { ReminderFile } from '../../domain/reminders/reminder-facts.ts'
import { DAY, type Instant, type TimeZone } from '../../domain/time.ts'
import type { MailFacts } from './mail.texts.ts'
import type { EmployerState } from './reminder-state.ts'

/** The day that a line names, counted from the earliest application, the booked half hour, the question it repeats or its end. */
const namedDay: Partial<Record<ReminderKind, number>> = {
  acknowledgement: 0,
  'full-value': 14,
  'counts-soon': 30,
  'conclude-soon': 75,
  'offer-quiet': QUIET_ANSWER_DAYS,
  'offer-quiet-last': QUIET_ANSWER_DAYS,
  'drop-ahead': 0,
  'advice-soon': 0,
  'telling-asked': 0,
}

/** What a message says of one matter, before its words. */
export interface Line {
  kind: ReminderKind
  facts: MailFacts
  /** The moment that its day is counted from. */
  since: Instant | null
}

/** One line for each kind and offer, however many applications it is about. */
export function linesOf(
  { employer, offers, applications, facts }: EmployerState,
  reminders: readonly Reminder[],
): Line[] {
  const offerOf = ({ subject }: Reminder) => applications.get(subject)?.jobOfferId ?? offerOfSubject(subject)
  const grouped = Map.groupBy(reminders, (reminder) => `${reminder.kind}/${offerOf(reminder)}`)
  return [...grouped.values()].map((alike) => {
    const [reminder] = alike as [Reminder]
    const offerId = offerOf(reminder)
    const { drop } = reminder
    const told = facts.files.filter(
      ({ id }) => alike.some(({ subject }) => subject === id) || drop?.avoidedBy.includes(id),
    )
    const waiting = facts.files.filter(
      (file) => file.offerId === offerId && file.answeredAt === undefined && file.withdrawnAt === undefined,
    )
    return {
      kind: reminder.kind,
      since: drop?.at ?? sinceOf(told, facts, reminder),
      facts: {
        employer: employer.name,
        offer: offers.get(offerId)?.title ?? '',
        count: told.length || waiting.length,
        day: '',
        awayUntil: '',
        ...(drop ? { drop, byOffer: countedByOffer(told, offers) } : {}),
      },
    }
  })
}

/** How many of these applications belong to which offer, by its title. */
function countedByOffer(
  told: readonly { offerId: string }[],
  offers: EmployerState['offers'],
): { offer: string; count: number }[] {
  const grouped = Map.groupBy(told, ({ offerId }) => offerId)
  return [...grouped].map(([offerId, of]) => ({ offer: offers.get(offerId)?.title ?? '', count: of.length }))
}

function sinceOf(
  told: readonly Pick<ReminderFile, 'receivedAt' | 'tellingAsked'>[],
  { advice, quietOffers }: EmployerState['facts'],
  { kind, subject }: Reminder,
): Instant | null {
  if (kind === 'advice-soon') return advice.find(({ bookingId }) => bookingId === subject)?.startsAt ?? null
  if (kind === 'offer-quiet' || kind === 'offer-quiet-last')
    return quietOffers.find(({ id }) => id === offerOfSubject(subject))?.askedAt ?? null
  if (kind === 'telling-asked') return told[0]?.tellingAsked?.until ?? null
  return told.length === 0 ? null : Math.min(...told.map(({ receivedAt }) => receivedAt))
}

/** The facts of a line, with the day that it names in words. */
export function dated({ kind, facts, since }: Line, language: 'fr' | 'en', state: EmployerState): MailFacts {
  const day = namedDay[kind]
  if (day === undefined || since === null) return facts
  const { timeZone } = state.facts.hours
  return { ...facts, day: dayWords(language, since + day * DAY, timeZone, kind === 'advice-soon') }
}

const calendars = new Map<string, Intl.DateTimeFormat>()

export function dayWords(
  language: 'fr' | 'en',
  at: Instant,
  timeZone: TimeZone | 'UTC',
  withHour = false,
): string {
  const name = `${language} ${timeZone} ${withHour}`
  // Making one takes longer than writing all the rest of a message.
  const calendar =
    calendars.get(name) ??
    new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
      dateStyle: 'long',
      ...(withHour ? { timeStyle: 'short' as const } : {}),
      timeZone,
    })
  calendars.set(name, calendar)
  return calendar.format(at)
}
