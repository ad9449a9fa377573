import type { Challenge } from '../../../domain/kit/challenge.ts'
import {
  cardsOf,
  type ChallengeSession,
  challengeSessionSchema,
} from '../../../domain/sessions/challenge-session.ts'
import type { SessionPlan } from '../../../domain/session-desk/plan-session.ts'
import { FARTHEST_PLAN, isRealDay } from '../../../domain/plausible-time.ts'
import { observationNotesKept } from '../../../domain/retention/kept-words.ts'
import { maxLengthOf } from '../../../domain/record/record-limits.ts'
import { sanitizeLine, sanitizeText, textLength } from '../../../domain/text/sanitize-text.ts'
import { addDays, MINUTE, type Day, type Instant } from '../../../domain/time.ts'
import { dayHere, instantHere } from '../../words/site-zone.ts'
import { abilities } from '../../../domain/kit/abilities.ts'
import { siteClock } from '../../words/site-words.ts'

/** A plan as it is typed: every field a text, nothing lost when something is missing. */
export interface SessionForm {
  challengeId: string
  title: string
  /** `YYYY-MM-DD` and `HH:MM`. */
  on: string
  from: string
  minutes: string
  place: SessionPlan['place']
  roomId: string
  where: string
  capacity: string
  deskReserve: string
  minimumAge: string
  access: SessionPlan['access']
  employerId: string
  offersPresented: string[]
  hostObserver: string
  employerObserver: string
  information: string
  materialNote: string
  conventionRef: string
  conventionEndsOn: string
}

export type SessionFormProblem =
  | 'challengeId'
  | 'title'
  | 'on'
  | 'from'
  | 'minutes'
  | 'capacity'
  | 'minimumAge'
  | 'deskReserve'
  | 'conventionEndsOn'
  | 'tooLong'

export function emptySessionForm(): SessionForm {
  return {
    challengeId: '',
    title: '',
    on: '',
    from: '14:00',
    minutes: '',
    place: 'site',
    roomId: '',
    where: '',
    capacity: '',
    deskReserve: '1',
    minimumAge: '16',
    access: [],
    employerId: '',
    offersPresented: [],
    hostObserver: '',
    employerObserver: '',
    information: '',
    materialNote: '',
    conventionRef: '',
    conventionEndsOn: '',
  }
}

export function sessionFormOf(session: ChallengeSession): SessionForm {
  const observer = (side: 'host' | 'employer') =>
    session.observers.find((one) => one.side === side)?.name ?? ''
  return {
    challengeId: cardsOf(session)[0] ?? '',
    title: session.title,
    on: dayHere(session.startsAt),
    from: siteClock(session.startsAt),
    minutes: String(Math.round((session.endsAt - session.startsAt) / MINUTE)),
    place: session.place,
    roomId: session.roomId ?? '',
    where: session.where ?? '',
    capacity: String(session.capacity),
    deskReserve: String(session.deskReserve),
    minimumAge: String(session.minimumAge),
    access: [...session.access],
    employerId: session.employerId ?? '',
    offersPresented: [...session.offersPresented],
    hostObserver: observer('host'),
    employerObserver: observer('employer'),
    information: session.information ?? '',
    materialNote: session.materialNote ?? '',
    conventionRef: session.conventionRef ?? '',
    conventionEndsOn: session.conventionEndsOn ?? '',
  }
}

/**
 * What choosing a card fills in: its title, minutes, most seats, age, and what people must be told of it. What was
 * typed over the words of the `former` card stays.
 */
export function filledFrom(form: SessionForm, challenge: Challenge, former?: Challenge): SessionForm {
  const before: Partial<SessionForm> = former ? wordsOf(former) : emptySessionForm()
  const filled = Object.entries(wordsOf(challenge)).filter(
    ([field]) => form[field as keyof SessionForm] === before[field as keyof SessionForm],
  )
  return { ...form, ...Object.fromEntries(filled), challengeId: challenge.id }
}

function wordsOf(challenge: Challenge) {
  const { card } = challenge
  return {
    title: card.title.fr,
    minutes: String(card.minutes),
    capacity: String(card.seats.max),
    minimumAge: String(card.minimumAge),
    place: card.place === 'employer' ? ('employer' as const) : ('site' as const),
    information: informationFor(challenge),
  } satisfies Partial<SessionForm>
}

/** Told before to those who book (Code du travail L1221-8): what is observed, by whom, what is kept. */
function informationFor({ card }: Challenge): string {
  if (card.track === 'explorer') return 'On vient voir et essayer. Rien n’est noté.'
  const observed = card.abilities.map(({ code }) => abilities[code].fr.toLocaleLowerCase('fr')).join(', ')
  return (
    `On regarde\u202f: ${observed}. Une personne du lieu et une de l’entreprise notent des faits, pas des impressions. ` +
    `Vous lisez tout à la fin\u202f; vous pouvez ajouter un mot, ou dire non. ${observationNotesKept}`
  )
}

/** A convention is looked up within ten years. */
const NEAR = 3650

const limited = [
  'title',
  'where',
  'information',
  'materialNote',
  'conventionRef',
  'hostObserver',
  'employerObserver',
] as const
/** The longest each text may be, as the record of the session says. */
export const limitOf: Record<(typeof limited)[number], number> = {
  title: maxLengthOf(challengeSessionSchema, 'title'),
  where: maxLengthOf(challengeSessionSchema, 'where'),
  information: maxLengthOf(challengeSessionSchema, 'information'),
  materialNote: maxLengthOf(challengeSessionSchema, 'materialNote'),
  conventionRef: maxLengthOf(challengeSessionSchema, 'conventionRef'),
  hostObserver: maxLengthOf(challengeSessionSchema, 'observers.name'),
  employerObserver: maxLengthOf(challengeSessionSchema, 'observers.name'),
}

/** When the session would take place, as soon as day, hour and length are typed: before the rest is. */
export function hoursTyped({
  on,
  from,
  minutes,
}: Pick<SessionForm, 'on' | 'from' | 'minutes'>): { startsAt: Instant; endsAt: Instant } | null {
  if (!isRealDay(on) || !isHour(from) || !/^[1-9]\d{0,3}$/.test(minutes.trim())) return null
  const [hour, minute] = from.split(':').map(Number)
  const startsAt = instantHere(on, hour, minute)
  return { startsAt, endsAt: startsAt + Number(minutes) * MINUTE }
}

function isHour(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
}
function isNearDay(text: string, today: Day): boolean {
  return isRealDay(text) && text > addDays(today, -NEAR) && text < addDays(today, NEAR)
}

/** The plan that was typed, or the fields to correct. */
export function readSessionForm(
  form: SessionForm,
  now: Instant,
): { ok: true; plan: SessionPlan } | { ok: false; problems: SessionFormProblem[] } {
  const problems: SessionFormProblem[] = []
  const whole = (
    field: 'minutes' | 'capacity' | 'minimumAge' | 'deskReserve',
    least: number,
    most: number,
  ): number => {
    const value = Number(form[field])
    if (/^\d{1,4}$/.test(form[field].trim()) && value >= least && value <= most) return value
    problems.push(field)
    return least
  }
  if (form.challengeId === '') problems.push('challengeId')
  if (sanitizeLine(form.title) === '') problems.push('title')
  const today = dayHere(now)
  if (!isRealDay(form.on) || form.on < today || form.on > addDays(today, FARTHEST_PLAN)) problems.push('on')
  if (!isHour(form.from)) problems.push('from')
  if (form.conventionEndsOn !== '' && !isNearDay(form.conventionEndsOn, today))
    problems.push('conventionEndsOn')
  if (limited.some((field) => textLength(sanitizeText(form[field])) > limitOf[field]))
    problems.push('tooLong')
  const minutes = whole('minutes', 1, 1440)
  const capacity = whole('capacity', 1, 500)
  const minimumAge = whole('minimumAge', 10, 18)
  const deskReserve = whole('deskReserve', 0, 50)
  if (problems.length > 0) return { ok: false, problems }
  const [hour, minute] = form.from.split(':').map(Number)
  const startsAt = instantHere(form.on, hour, minute)
  return {
    ok: true,
    plan: {
      challengeIds: [form.challengeId],
      title: form.title.trim(),
      employerId: form.employerId,
      offersPresented: form.offersPresented,
      place: form.place,
      ...(form.place === 'site' && form.roomId !== '' ? { roomId: form.roomId } : {}),
      where: form.where.trim(),
      startsAt,
      endsAt: startsAt + minutes * MINUTE,
      capacity,
      deskReserve,
      minimumAge,
      access: form.access,
      observers: observersOf(form),
      information: form.information.trim(),
      materialNote: form.materialNote.trim(),
      conventionRef: form.conventionRef.trim(),
      conventionEndsOn: form.conventionEndsOn,
    },
  }
}

/** Who observes, as typed. */
export function observersOf({ hostObserver, employerObserver }: SessionForm): SessionPlan['observers'] {
  const named = [
    { id: 'o1', name: hostObserver.trim(), side: 'host' as const },
    { id: 'o2', name: employerObserver.trim(), side: 'employer' as const },
  ]
  return named.filter(({ name }) => name !== '')
}
