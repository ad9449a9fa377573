import { distinctUntilChanged, map, startWith, Subject, switchMap, timer } from 'rxjs'
import { watch, type Ref } from 'vue'
import type { VisitorId } from '../../domain/ids.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import { firstFault } from '../../domain/record/record-form.ts'
import { stamped } from '../../domain/record/write.ts'
import { closingTimeOn } from '../../domain/sites/opening.ts'
import { MINUTE, type Day } from '../../domain/time.ts'
import { dayHere, instantHere } from '../words/site-zone.ts'
import {
  decideCheckIn,
  decideCheckOut,
  decidePartLeaves,
  decideStillHere,
  forgottenDepartures,
  takeBackLeaving,
  takeBackUnnamedDeparture,
  unnamedDeparture,
  visitId,
} from '../../domain/visits/check-in.ts'
import {
  visitSchema,
  type ArrivedBy,
  type Audience,
  type Visit,
  type VisitReason,
} from '../../domain/visits/visit.ts'
import { FEWEST_IN_GROUP } from '../../domain/visits/party.ts'
import type { TalkTopic } from '../../domain/postings/talk-topics.ts'
import type { MinorBand } from '../../domain/visits/minor-rule.ts'
import type { Prescriber } from '../../domain/visits/prescriber.ts'
import { visitorIdFrom } from '../../domain/visits/visitor-id.ts'
import type { DeviceData } from './device-data-type.ts'
import { plain, useLiveRecords } from './live.ts'
import { readSite } from './site.ts'
import type { Beside } from './write-record.ts'

/** More than anybody comes and goes in one day. */
const VISITS_A_DAY = 32

export interface ArrivalWords {
  arrivedBy: ArrivedBy
  /** Absent for someone who is only counted, and for somebody whom nothing names yet. */
  visitorId?: VisitorId
  /** The number that was typed, where only the server can tell whose it is. */
  typedPass?: string
  /** Sealed to the site's key on a kiosk, readable on the host desk. */
  name?: string
  reasons?: readonly VisitReason[]
  audience?: Audience
  prescriber?: Prescriber
  /** How many came in together. Without a card they are a group: nobody in particular, and `name` is who brings it. */
  people?: number
  /** That they are under 18. */
  ageBand?: MinorBand
}

/**
 * Writes an arrival on this device; the network is not involved. Whoever stays is a visitor from now on, with or
 * without a card: one that they get later names the same visitor. `beside`: what is written with the arrival or not at
 * all, such as the card that they get. `already-present`: an open visit of theirs exists today. `not-ready`: a kiosk
 * that never heard of its site cannot seal a name.
 */
export async function checkIn(
  data: DeviceData,
  { name, typedPass, ...told }: ArrivalWords,
  beside?: Beside,
): Promise<Result<Visit, 'already-present' | 'not-ready'>> {
  const named = name === undefined ? ok({}) : await nameField(data, name)
  if (!named.ok) return named
  // A kiosk that never heard of its site keeps the arrival without the number: a host looks at it.
  const sealedPass = typedPass === undefined ? null : await seal(data, typedPass)
  const isGroup = (told.people ?? 1) >= FEWEST_IN_GROUP && typedPass === undefined
  const isNew = told.visitorId === undefined && told.arrivedBy !== 'counter' && !isGroup
  const words = {
    ...told,
    ...(isNew ? { visitorId: visitorIdFrom(data.freshId()) } : {}),
    ...(sealedPass === null ? {} : { sealedPass }),
  }
  const today = words.visitorId ? await visitsToday(data, words.visitorId) : []
  const arrival = { ...words, freshId: data.freshId(), ...named.value }
  const decided = decideCheckIn(arrival, today, data.writer())
  if (!decided.ok) return decided
  return (await data.insert('visits', decided.value, beside)) ? decided : refuse('already-present')
}

/** What a visitor tells after arriving; `null`: they take it back. */
interface VisitWords {
  audience?: Audience | null
  prescriber?: Prescriber | null
  reasons?: readonly VisitReason[]
  /** How many came in together, themselves included. */
  people?: number
  /** Of what they like to talk today. */
  openTo?: readonly TalkTopic[] | null
  /** That they are under 18. */
  ageBand?: MinorBand | null
}

/** Keeps who they are today, who told them of the place, why they come, of what they like to talk. */
export async function describeVisit(
  data: DeviceData,
  id: string,
  words: VisitWords,
): Promise<Result<Visit, 'not-here'>> {
  const visit = await visitOf(data, id)
  if (!visit) return refuse('not-here')
  const stamp = stamped(visit.rev, data.writer())
  const described: Visit = {
    ...visit,
    ...(words.audience ? { audience: words.audience } : {}),
    ...(isNews(words.audience, visit.audience) ? { audienceRev: stamp.rev } : {}),
    ...(words.prescriber ? { prescriber: words.prescriber } : {}),
    ...(isNews(words.prescriber, visit.prescriber) ? { prescriberRev: stamp.rev } : {}),
    ...(words.ageBand ? { ageBand: words.ageBand } : {}),
    ...(isNews(words.ageBand, visit.ageBand) ? { ageBandRev: stamp.rev } : {}),
    ...(words.reasons ? { reasons: [...words.reasons] } : {}),
    ...(words.people === undefined ? {} : { people: words.people, peopleRev: stamp.rev }),
    ...(words.openTo ? { openTo: [...words.openTo] } : {}),
    ...(words.openTo === undefined ? {} : { openToRev: stamp.rev }),
    ...stamp,
  }
  if (words.audience === null) delete described.audience
  if (words.prescriber === null) delete described.prescriber
  if (words.openTo === null) delete described.openTo
  if (words.ageBand === null) delete described.ageBand
  await data.save('visits', described)
  return ok(described)
}

/** Whether something was said of it, and otherwise than before. */
function isNews<Choice>(said: Choice | null | undefined, before: Choice | undefined): boolean {
  return said !== undefined && (said ?? undefined) !== before
}

/** Somebody leaves. `not-here`: this device knows no such visit. */
export async function checkOut(
  data: DeviceData,
  id: string,
): Promise<Result<Visit, 'not-here' | 'already-closed'>> {
  const visit = await visitOf(data, id)
  if (!visit) return refuse('not-here')
  const decided = decideCheckOut(visit, data.writer())
  if (decided.ok) await data.save('visits', decided.value)
  return decided
}

/** Some of those who came together leave. Which they are is nobody's business: only how many. */
export async function partLeaves(
  data: DeviceData,
  id: string,
  people: number,
): Promise<Result<Visit, 'not-here' | 'already-closed' | 'too-many'>> {
  const visit = await visitOf(data, id)
  if (!visit) return refuse('not-here')
  const decided = decidePartLeaves(visit, people, data.writer())
  if (decided.ok) await data.save('visits', decided.value)
  return decided
}

/** Takes back that some of them left. `already-closed`: all of them have left since. */
export async function takePartBack(
  data: DeviceData,
  id: string,
  leavingId: string,
): Promise<Result<Visit, 'not-here' | 'already-closed'>> {
  const visit = await visitOf(data, id)
  if (!visit) return refuse('not-here')
  if (visit.closing) return refuse('already-closed')
  const again = takeBackLeaving(visit, leavingId, data.writer())
  await data.save('visits', again)
  return ok(again)
}

/** A visitor leaves. `not-here`: this device knows no visit of theirs today; `already-closed`: all of them are over. */
export async function checkOutVisitor(
  data: DeviceData,
  visitorId: VisitorId,
): Promise<Result<Visit, 'not-here' | 'already-closed'>> {
  const today = await visitsToday(data, visitorId)
  const open = today.find((visit) => !visit.closing)
  if (open) return checkOut(data, open.id)
  return refuse(today.some(({ closing }) => closing === 'left') ? 'already-closed' : 'not-here')
}

/**
 * Somebody of whom this device knows no visit says "je pars": the headcount goes down by one. `passId`: the number of
 * the card that they showed or typed, by which the server ends their visit.
 */
export async function tellUnnamedDeparture(data: DeviceData, passId?: string): Promise<Visit> {
  const sealedPass = passId === undefined ? null : await seal(data, passId)
  const departure = unnamedDeparture(data.freshId(), data.writer(), sealedPass ?? undefined)
  await data.save('visits', departure)
  return departure
}

/** Takes a departure back that was told by mistake: the person is here, since they arrived. */
export async function tellStillHere(
  data: DeviceData,
  id: string,
): Promise<Result<Visit, 'not-here' | 'not-left' | 'already-present'>> {
  const visit = await visitOf(data, id)
  if (!visit) return refuse('not-here')
  const today = visit.visitorId ? await visitsToday(data, visit.visitorId) : []
  const decided = decideStillHere(visit, today, data.writer())
  if (decided.ok) await data.save('visits', decided.value)
  return decided
}

/** Takes a departure back that was told without a card. */
export async function takeBackDeparture(data: DeviceData, departure: Visit): Promise<void> {
  await data.save('visits', takeBackUnnamedDeparture(departure, data.writer()))
}

/** The open visit of today of a visitor, as far as this device knows. */
export async function openVisitOf(data: DeviceData, visitorId: VisitorId): Promise<Visit | null> {
  const today = await visitsToday(data, visitorId)
  return today.find((visit) => !visit.closing) ?? null
}

/** The visits of today, live; at midnight, those of the new day. */
export function watchTodaysVisits(data: DeviceData): Ref<Visit[]> {
  const days = timer(0, MINUTE / 2).pipe(
    map(() => daysOfToday(data)),
    distinctUntilChanged((a, b) => a.join() === b.join()),
  )
  const visits = data.records('visits')
  return useLiveRecords(days.pipe(switchMap((day) => visits.find({ selector: { day: { $in: day } } }).$)))
}

/** The visits of one day, live. */
export function watchVisitsOf(data: DeviceData, day: Day): Ref<Visit[]> {
  return useLiveRecords(data.records('visits').find({ selector: { day } }).$)
}

/** The visits that this device holds of somebody known by these ids, live. */
export function watchVisitsOfAny(data: DeviceData, visitorIds: () => readonly VisitorId[]): Ref<Visit[]> {
  const ids = new Subject<readonly VisitorId[]>()
  const visits = data.records('visits')
  const found = ids.pipe(
    startWith(visitorIds()),
    switchMap((visitorId) => visits.find({ selector: { visitorId: { $in: [...visitorId] } } }).$),
  )
  watch(visitorIds, (now) => ids.next(now))
  return useLiveRecords(found)
}

/**
 * Today; while no server confirms the time, the latest day that one confirmed as well: a clock that runs ahead
 * must not take those who are inside from any list.
 */
function daysOfToday(data: DeviceData): Day[] {
  const today = dayHere(data.now())
  const lastConfirmed = data.lastConfirmedAt()
  if (data.confirmedNow() !== null || lastConfirmed === null) return [today]
  return [...new Set([dayHere(lastConfirmed), today])]
}

/** What closing a day did. */
export interface DayClosed {
  closed: number
  /** Visits whose record is damaged: no server takes it, so they stay open, and hold nobody else's back. */
  damaged: Visit[]
}

/**
 * Closes as *unknown*, at closing time, the visits whose departure nobody told, all in one write.
 * `time-unknown`: no server confirmed what time it is, and a clock that runs ahead would close the day early.
 */
export async function closeForgottenVisits(data: DeviceData): Promise<Result<DayClosed, 'time-unknown'>> {
  const [site, now] = [await readSite(data), await data.confirmTime()]
  if (now === null) return refuse('time-unknown')
  if (!site) return ok({ closed: 0, damaged: [] })
  const [hour, minute] = closingTimeOn(site, dayHere(now)).split(':').map(Number)
  const closingAt = instantHere(dayHere(now), hour, minute)
  const open = await data
    .records('visits')
    .find({ selector: { closing: { $exists: false } } })
    .exec()
  const departures = forgottenDepartures(open.map(plain), closingAt, { ...data.writer(), now })
  const [closed, damaged] = [departures.filter(isWhole), departures.filter((visit) => !isWhole(visit))]
  if (closed.length > 0) await data.save('visits', ...closed)
  return ok({ closed: closed.length, damaged })
}

/** Whether a visit has the form that the server accepts. */
export function isWhole(visit: Visit): boolean {
  return firstFault(visitSchema, visit) === null
}

/** The visits of a visitor today, by their ids: as quick among twenty thousand others as alone. */
async function visitsToday(data: DeviceData, visitorId: VisitorId): Promise<Visit[]> {
  const day = dayHere(data.now())
  const ids = Array.from({ length: VISITS_A_DAY }, (_, rank) => visitId(visitorId, day, rank))
  const found = await data.records('visits').findByIds(ids).exec()
  return [...found.values()].map(plain)
}

async function visitOf(data: DeviceData, id: string): Promise<Visit | null> {
  const document = await data.records('visits').findOne(id).exec()
  return document ? plain(document) : null
}

/** A visitor's name as this device may write it: sealed on a kiosk, readable on the host desk. */
export async function nameField(
  data: DeviceData,
  name: string,
): Promise<Result<{ name?: string; sealedName?: string }, 'not-ready'>> {
  if (data.identity.role === 'host') return ok({ name })
  const sealedName = await seal(data, name)
  return sealedName === null ? refuse('not-ready') : ok({ sealedName })
}

/** Encrypted to the key of the site; `null`: this device never heard of its site. */
async function seal(data: DeviceData, text: string): Promise<string | null> {
  const site = await readSite(data)
  return site ? data.machine.seal(site.sealingKey, text) : null
}
