import { isAway } from '../../domain/hiring/absence.ts'
import type { Reminder } from '../../domain/reminders/reminder.ts'
import { siteDay, type Instant } from '../../domain/time.ts'
import { escaped } from '../verify-page/page-frame.ts'
import { stopAddress } from './mail-stops.ts'
import { mailSubjects, mailTexts } from './mail.texts.ts'
import { dated, dayWords, linesOf, type Line } from './message-lines.ts'
import type { EmployerState } from './reminder-state.ts'
import type { Mail } from './sender.ts'
import type { ServerParts } from '../server-parts.ts'

const languages = ['fr', 'en'] as const

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
