import { isAway } from '../../domain/hiring/absence.ts'
import type { Reminder, ReminderKind } from '../../domain/reminders/reminder.ts'
import { DAY, siteDay, type Instant, type TimeZone } from '../../domain/time.ts'
import { escaped } from '../verify-page/page-frame.ts'
import { stopAddress } from './mail-stops.ts'
import { mailSubjects, mailTexts, type MailFacts } from './mail.texts.ts'
import type { EmployerState } from './reminder-state.ts'
import type { Mail } from './sender.ts'
import type { ServerParts } from '../server-parts.ts'

const languages = ['fr', 'en'] as const

/** The day that a line names, counted from the reception of the earliest application or from the booked half hour. */
const namedDay: Partial<Record<ReminderKind, number>> = {
  acknowledgement: 0,
  'full-value': 14,
  'counts-soon': 30,
  'conclude-soon': 75,
  'advice-soon': 0,
}

interface Line {
  kind: ReminderKind
  facts: MailFacts
  /** The moment that its day is counted from. */
  since: Instant | null
}

/** One message of what is due to one reader: a line for each matter, in French and in English. */
export function writeMail(
  parts: Pick<ServerParts, 'publicUrl' | 'mailSeal'>,
  state: EmployerState,
  { id, to, reminders }: { id: string; to: string; reminders: readonly Reminder[] },
  now: Instant,
): Mail {
  const { employer } = state
  const { timeZone } = state.facts.hours
  const away = isAway(employer, siteDay(now, timeZone)) ? employer.absence : undefined
  const lines = linesOf(state, reminders)
  const isToEmployer = reminders[0]!.reader === 'employer'
  const unsubscribe = isToEmployer ? stopAddress(parts, employer, to) : undefined
  const isStandIn = isToEmployer && to !== employer.contactEmail && to === employer.standIn?.email
  const bodies = languages.map((language): Body => {
    const { hello, line, toEmployer, toCandidate, standingIn, unsubscribe: stop } = mailTexts[language]
    const awayUntil = away ? dayWords(language, Date.parse(`${away.to}T12:00:00Z`), 'UTC') : ''
    const told = lines.map((one) => line[one.kind]({ ...dated(one, language, state), awayUntil }))
    if (isStandIn && away) told.unshift(standingIn({ employer: employer.name, day: awayUntil }))
    const then = isToEmployer ? toEmployer : toCandidate
    return { language, paragraphs: [hello, ...told, then], ...(unsubscribe ? { stop, unsubscribe } : {}) }
  })
  const subject = subjectOf(lines, state)
  return {
    id,
    to,
    subject,
    text: bodies.map(asText).join('\n\n---\n\n'),
    html: asPage(subject, bodies),
    ...(unsubscribe ? { unsubscribe } : {}),
  }
}

/** The message in one language. `stop`: the words of the link that ends such messages. */
interface Body {
  language: 'fr' | 'en'
  paragraphs: readonly string[]
  stop?: string
  unsubscribe?: string
}

function subjectOf(lines: readonly Line[], state: EmployerState): string {
  const [first] = lines as [Line]
  const facts = dated(first, 'fr', state)
  return lines.length > 1
    ? mailSubjects.several({ ...facts, count: lines.length })
    : mailSubjects[first.kind](facts)
}

function asText({ paragraphs, stop, unsubscribe }: Body): string {
  return [...paragraphs, ...(unsubscribe ? [`${stop}\u202f: ${unsubscribe}`] : [])].join('\n\n')
}

function asPage(subject: string, bodies: readonly Body[]): string {
  const parts = bodies.map(({ language, paragraphs, stop, unsubscribe }) => {
    const link = unsubscribe ? `<p><a href="${escaped(unsubscribe)}">${stop}</a></p>` : ''
    const told = paragraphs.map((words) => `<p>${escaped(words)}</p>`).join('\n')
    return `<div lang="${language}">\n${told}\n${link}</div>`
  })
  return `<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body>
${parts.join('\n<hr>\n')}
</body>
</html>
`
}

/** One line for each kind and offer, however many applications it is about. */
function linesOf(
  { employer, offers, applications, facts }: EmployerState,
  reminders: readonly Reminder[],
): Line[] {
  const offerOf = ({ subject }: Reminder) => applications.get(subject)?.jobOfferId ?? subject
  const grouped = Map.groupBy(reminders, (reminder) => `${reminder.kind}/${offerOf(reminder)}`)
  return [...grouped.values()].map((alike) => {
    const [reminder] = alike as [Reminder]
    const offerId = offerOf(reminder)
    const told = facts.files.filter(({ id }) => alike.some(({ subject }) => subject === id))
    const waiting = facts.files.filter(
      (file) => file.offerId === offerId && file.answeredAt === undefined && file.withdrawnAt === undefined,
    )
    return {
      kind: reminder.kind,
      since: sinceOf(told, facts.advice, reminder),
      facts: {
        employer: employer.name,
        offer: offers.get(offerId)?.title ?? '',
        count: told.length || waiting.length,
        day: '',
        awayUntil: '',
      },
    }
  })
}

function sinceOf(
  told: readonly { receivedAt: Instant }[],
  advice: EmployerState['facts']['advice'],
  { kind, subject }: Reminder,
): Instant | null {
  if (kind === 'advice-soon') return advice.find(({ bookingId }) => bookingId === subject)?.startsAt ?? null
  return told.length === 0 ? null : Math.min(...told.map(({ receivedAt }) => receivedAt))
}

function dated({ kind, facts, since }: Line, language: 'fr' | 'en', state: EmployerState): MailFacts {
  const day = namedDay[kind]
  if (day === undefined || since === null) return facts
  const { timeZone } = state.facts.hours
  return { ...facts, day: dayWords(language, since + day * DAY, timeZone, kind === 'advice-soon') }
}

function dayWords(language: 'fr' | 'en', at: Instant, timeZone: TimeZone | 'UTC', withHour = false): string {
  return new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
    ...(withHour ? { timeStyle: 'short' as const } : {}),
    timeZone,
  }).format(at)
}
