import { sameValue } from '../../../domain/record/content.ts'
import { maxLengthOf } from '../../../domain/record/record-limits.ts'
import { MOST_WEEKS, type EventPlan } from '../../../domain/session-desk/plan-event.ts'
import {
  challengeSessionSchema,
  type EventKind,
  type SessionOfEvent,
} from '../../../domain/sessions/challenge-session.ts'
import { FARTHEST_PLAN, isRealDay } from '../../../domain/plausible-time.ts'
import { sanitizeLine, sanitizeText, textLength } from '../../../domain/text/sanitize-text.ts'
import type { TalkTopic } from '../../../domain/postings/talk-topics.ts'
import { addDays, MINUTE, type Instant } from '../../../domain/time.ts'
import { hoursTyped } from '../../desk/sessions/session-form.ts'
import { siteClock } from '../../words/site-words.ts'
import { dayHere } from '../../words/site-zone.ts'

/** An event as it is typed: every field a text, nothing lost when something is missing. */
export interface EventForm {
  kind: EventKind
  /** Of a table: its topic, which stays as it was made. */
  topic: TalkTopic | ''
  /** Empty: the picture of its kind. */
  picture: EventKind | ''
  title: string
  text: string
  easyText: string
  /** `YYYY-MM-DD` and `HH:MM`. */
  on: string
  from: string
  minutes: string
  place: EventPlan['place']
  roomId: string
  where: string
  capacity: string
  access: EventPlan['access']
  /** How often it takes place, once a week. */
  weeks: string
}

export type EventFormProblem =
  | 'title'
  | 'text'
  | 'on'
  | 'from'
  | 'minutes'
  | 'roomId'
  | 'capacity'
  | 'weeks'
  | 'tooLong'

/** What an event of each kind may say, to begin with: hosts write it their own way. */
const proposals: Record<EventKind, Pick<EventForm, 'title' | 'text' | 'easyText'>> = {
  coffee: {
    title: 'Café rencontre',
    text: 'On boit un café et on fait connaissance. Rien à préparer, on vient comme on est.',
    easyText: 'On boit un café. On parle ensemble. Vous n’avez rien à préparer.',
  },
  workshop: {
    title: 'Atelier',
    text: 'On apprend quelque chose d’utile, à plusieurs, à son rythme. Le matériel est sur place.',
    easyText: 'On apprend ensemble. Vous allez à votre rythme. Le matériel est ici.',
  },
  meal: {
    title: 'Repas partagé',
    text: 'On cuisine et on mange ensemble. Chacun apporte ce qu’il veut, ou rien du tout.',
    easyText: 'On cuisine. On mange ensemble. Vous pouvez venir sans rien apporter.',
  },
  'job-dating': {
    title: 'Rencontre avec des employeurs',
    text: 'Des employeurs présentent leurs postes. On parle cinq minutes avec chacun, sans CV.',
    easyText: 'Des employeurs sont là. Vous parlez avec eux. Vous n’avez pas besoin de CV.',
  },
  talk: {
    title: 'On en parle',
    text: 'On parle d’un sujet choisi ensemble. On écoute, et on parle si on veut.',
    easyText: 'On parle d’un sujet. Vous pouvez parler. Vous pouvez seulement écouter.',
  },
  outing: {
    title: 'Sortie',
    text: 'On sort découvrir un lieu du quartier. Le départ se fait d’ici, ensemble.',
    easyText: 'On visite un lieu. On part d’ici ensemble.',
  },
  celebration: {
    title: 'Fête',
    text: 'On fête quelque chose ensemble. Tout le monde est le bienvenu.',
    easyText: 'On fait la fête. Tout le monde peut venir.',
  },
  table: {
    title: 'Table ronde à quelques-uns',
    text: 'On s’assoit à quelques-uns autour d’un sujet. On parle, on écoute, chacun à son tour.',
    easyText: 'On s’assoit ensemble. On parle d’un sujet. Chacun parle à son tour.',
  },
  other: { title: '', text: '', easyText: '' },
}

export function emptyEventForm(on = ''): EventForm {
  return {
    kind: 'coffee',
    topic: '',
    picture: '',
    ...proposals.coffee,
    on,
    from: '14:00',
    minutes: '120',
    place: 'site',
    roomId: '',
    where: '',
    capacity: '12',
    access: [],
    weeks: '1',
  }
}

/** Another kind brings its own words; what was typed over those of the former kind stays. */
export function ofKind(form: EventForm, kind: EventKind): EventForm {
  const before = proposals[form.kind]
  const words = Object.entries(proposals[kind]).filter(
    ([field]) => form[field as keyof typeof before] === before[field as keyof typeof before],
  )
  return { ...form, ...Object.fromEntries(words), kind }
}

export function eventFormOf(session: SessionOfEvent): EventForm {
  const { kind, text, easyText = '', picture = '', topic = '' } = session.event
  return {
    kind,
    topic,
    picture,
    title: session.title,
    text,
    easyText,
    on: dayHere(session.startsAt),
    from: siteClock(session.startsAt),
    minutes: String(Math.round((session.endsAt - session.startsAt) / MINUTE)),
    place: session.place,
    roomId: session.roomId ?? '',
    where: session.where ?? '',
    capacity: String(session.wantedCapacity ?? session.capacity),
    access: [...session.access],
    weeks: '1',
  }
}

/** The longest each text may be, as the record says. */
export const eventLimits = {
  title: maxLengthOf(challengeSessionSchema, 'title'),
  text: maxLengthOf(challengeSessionSchema, 'event.text'),
  easyText: maxLengthOf(challengeSessionSchema, 'event.easyText'),
  where: maxLengthOf(challengeSessionSchema, 'where'),
} as const

/** The event that was typed, or the fields to correct. */
export function readEventForm(
  form: EventForm,
  now: Instant,
): { ok: true; plan: EventPlan; weeks: number } | { ok: false; problems: EventFormProblem[] } {
  const problems: EventFormProblem[] = []
  const problem = (is: boolean, field: EventFormProblem) => void (is && problems.push(field))
  const isWhole = (text: string, most: number) => /^[1-9]\d{0,3}$/.test(text.trim()) && Number(text) <= most
  const today = dayHere(now)
  problem(sanitizeLine(form.title) === '', 'title')
  problem(sanitizeText(form.text) === '', 'text')
  problem(!isRealDay(form.on) || form.on < today || form.on > addDays(today, FARTHEST_PLAN), 'on')
  problem(!/^([01]\d|2[0-3]):[0-5]\d$/.test(form.from), 'from')
  problem(!isWhole(form.minutes, 1440), 'minutes')
  problem(form.place === 'site' && form.roomId === '' && form.kind !== 'table', 'roomId')
  problem(!isWhole(form.capacity, 500), 'capacity')
  problem(!isWhole(form.weeks, MOST_WEEKS), 'weeks')
  const texts = Object.keys(eventLimits) as (keyof typeof eventLimits)[]
  problem(
    texts.some((field) => textLength(sanitizeText(form[field])) > eventLimits[field]),
    'tooLong',
  )
  const hours = hoursTyped(form)
  if (problems.length > 0 || !hours) return { ok: false, problems }
  return {
    ok: true,
    weeks: Number(form.weeks),
    plan: {
      event: {
        kind: form.kind,
        text: sanitizeText(form.text),
        easyText: sanitizeText(form.easyText),
        ...(form.picture === '' ? {} : { picture: form.picture }),
        ...(form.topic === '' || form.kind !== 'table' ? {} : { topic: form.topic }),
      },
      title: sanitizeLine(form.title),
      place: form.place,
      roomId: form.place === 'site' ? form.roomId : '',
      where: sanitizeLine(form.where),
      ...hours,
      capacity: Number(form.capacity),
      access: form.access,
    },
  }
}

const hours = ['startsAt', 'endsAt'] as const
/** What of a plan each typed field says. */
const saidBy: Record<Exclude<keyof EventForm, 'weeks'>, readonly (keyof EventPlan)[]> = {
  kind: ['event'],
  topic: ['event'],
  picture: ['event'],
  title: ['title'],
  text: ['event'],
  easyText: ['event'],
  on: hours,
  from: hours,
  minutes: hours,
  place: ['place', 'roomId'],
  roomId: ['roomId'],
  where: ['where'],
  capacity: ['capacity'],
  access: ['access'],
}

/** What was changed since the form was filled, and nothing of what others may have changed meanwhile. */
export function changedEvent(plan: EventPlan, typed: EventForm, filled: EventForm): Partial<EventPlan> {
  const fields = Object.keys(saidBy) as (keyof typeof saidBy)[]
  const touched = fields.filter((field) => !sameValue(typed[field], filled[field]))
  const names = new Set<string>(touched.flatMap((field) => saidBy[field]))
  return Object.fromEntries(Object.entries(plan).filter(([name]) => names.has(name))) as Partial<EventPlan>
}
