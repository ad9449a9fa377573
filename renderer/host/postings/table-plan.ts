import { LONGEST_TABLE_WORD } from '../../../domain/postings/contact-request.ts'
import type { TalkTopic } from '../../../domain/postings/talk-topics.ts'
import type { EventPlan } from '../../../domain/session-desk/plan-event.ts'
import { hoursToPropose, TABLE_LENGTH, USUAL_CHAIRS } from '../../../domain/sessions/tables.ts'
import { sanitizeLine } from '../../../domain/text/sanitize-text.ts'
import type { Instant, TimeZone } from '../../../domain/time.ts'

/** A table as a host makes it, in a few taps; `topic`: empty where it has a word of its own. */
export interface TableForm {
  topic: TalkTopic | ''
  word: string
  startsAt: string
  chairs: string
  where: string
}
export type TableProblem = 'word' | 'where' | 'startsAt'

export const tableLimits = { word: LONGEST_TABLE_WORD, where: 120 } as const

/** `from`: what a visitor proposed, or what most people share. */
export function tableForm(
  from: { topic?: TalkTopic; word?: string; startsAt?: Instant },
  where: string,
  { now, zone }: { now: Instant; zone: TimeZone | undefined },
): TableForm {
  const [next] = hoursToPropose(now, zone)
  return {
    topic: from.topic ?? '',
    word: from.word ?? '',
    startsAt: String(from.startsAt ?? next ?? ''),
    chairs: String(USUAL_CHAIRS),
    where,
  }
}

/** The hours to choose among, that of a proposal with them. */
export function hoursOf(form: TableForm, now: Instant, zone: TimeZone | undefined): Instant[] {
  const chosen = Number(form.startsAt)
  const hours = hoursToPropose(now, zone)
  return chosen > now && !hours.includes(chosen) ? [chosen, ...hours].sort((a, b) => a - b) : hours
}

/** `french`: what each topic is called; a table is kept in French, as whatever hosts write. */
export function readTable(
  form: TableForm,
  french: (topic: TalkTopic) => string,
): { ok: true; plan: EventPlan } | { ok: false; problems: TableProblem[] } {
  const word = sanitizeLine(form.word)
  const where = sanitizeLine(form.where)
  const startsAt = Number(form.startsAt)
  const problems: TableProblem[] = []
  if (form.topic === '' && (word === '' || [...word].length > tableLimits.word)) problems.push('word')
  if (where === '' || [...where].length > tableLimits.where) problems.push('where')
  if (startsAt === 0) problems.push('startsAt')
  if (problems.length > 0) return { ok: false, problems }
  const title = form.topic === '' ? word : french(form.topic)
  return {
    ok: true,
    plan: {
      event: {
        kind: 'table',
        text: `On s’assoit à quelques-uns pour en parler\u202f: ${title}.`,
        ...(form.topic === '' ? {} : { topic: form.topic }),
      },
      ...{ title, place: 'site', where, startsAt, endsAt: startsAt + TABLE_LENGTH },
      ...{ capacity: Number(form.chairs), access: [] },
    },
  }
}
