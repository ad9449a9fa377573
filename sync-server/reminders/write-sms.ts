import type { Reminder } from '../../domain/reminders/reminder.ts'
import type { ServerParts } from '../server-parts.ts'
import { asGsm7 } from './gsm7.ts'
import { stopAddress } from './mail-stops.ts'
import type { MailFacts } from './mail.texts.ts'
import { dated, linesOf } from './message-lines.ts'
import type { EmployerState } from './reminder-state.ts'
import type { Sms } from './sender.ts'
import { smsTexts } from './sms.texts.ts'

const languages = ['fr', 'en'] as const

/**
 * What is due to an employer as an SMS, in French and in English: how many wait for what, and nobody's name. More than
 * one matter is only counted. What it may do about it is at its desk.
 */
export function writeSms(
  parts: Pick<ServerParts, 'publicUrl' | 'mailSeal' | 'hearsSmsReplies'>,
  state: EmployerState,
  { id, to, reminders }: { id: string; to: string; reminders: readonly Reminder[] },
): Sms {
  const lines = linesOf(state, reminders)
  const [first, ...others] = lines as [(typeof lines)[0], ...typeof lines]
  const link = parts.hearsSmsReplies ? undefined : stopAddress(parts, state.employer, to)
  const told = languages.map((language) => {
    const { line, several, atTheDesk } = smsTexts[language]
    const matter =
      others.length > 0 ? several(lines.length) : line[first.kind](withoutYear(dated(first, language, state)))
    return `${matter} ${atTheDesk}`
  })
  const { byReply, byLink, byHosts } = smsTexts.stop
  const stop = parts.hearsSmsReplies ? byReply : link ? `${byLink} ${link}` : byHosts
  return { id, to, text: asGsm7(`${smsTexts.from} ${told.join(' / ')} ${stop}`) }
}

function withoutYear({ count, day }: MailFacts): Pick<MailFacts, 'count' | 'day'> {
  return { count, day: day.replace(/ \d{4}\b/, '') }
}
