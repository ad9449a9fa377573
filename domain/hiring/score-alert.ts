import type { SiteId } from '../ids.ts'
import { DAY, MINUTE, type Day, type Instant } from '../time.ts'
import { dayOf } from './event-time.ts'
import { COUNTED_FROM_DAY, COUNTED_TO_DAY, countedFiles } from './reciprok-counted.ts'
import { PUBLISHED_FROM } from './reciprok-label.ts'
import { medianOf } from './reciprok-score.ts'
import { byReception } from './scored-file.ts'
import type { WatchedFile } from './watched-file.ts'

/**
 * Figures of an employer that a host is asked to look at, since each may be how somebody makes a label better than the
 * answers are (reciprok, F6). None of them changes a grade: each is also what an honest place looks like on some days,
 * and a formula that lowered a grade for them would punish a hiring day, or whoever answers at the counter. A host
 * knows what happened, and decides; what follows from that is said to the employer by people.
 */
export const scoreAlertKinds = ['same-day', 'same-host', 'instant-answers', 'withdrawals'] as const
export type ScoreAlertKind = (typeof scoreAlertKinds)[number]

/** More than three in ten counted files of such people, or files withdrawn: F6. */
const SHARE = 0.3
/** How close together one host answered for them: F6. */
const VOUCHED_WITHIN = 7 * DAY
/** A group below what a score is published from cannot have made a label; it is of two people at least, at three each. */
const SMALLEST_GROUP = PUBLISHED_FROM.applications
/** A median below a minute, on more than twenty files: F6. */
const INSTANT = MINUTE
const INSTANT_FROM = 21
/**
 * A withdrawal rate says something from ten files on: where a tenth withdraws, four of ten do so once in 78 times,
 * and two of five once in 12. The number is ours; F6 gives the rate alone.
 */
const WITHDRAWALS_FROM = 10
/** Files of one person whose withdrawals are read: as many as a score counts. One who wavers presses nobody. */
const READ_PER_PERSON = 3

interface AlertHead {
  kind: ScoreAlertKind
  /** Of alerts that may stand beside each other: the day, or the host. Empty for the others. */
  subject: string
  /** Whose hosts are asked: those of the people, or those who look after the employer. */
  siteId: SiteId
  /** The files that the figures speak of: those in question, and all that were read. */
  files: number
  of: number
  /** When the newest of the files read was received: what a host decides is about these, and not about later ones. */
  until: Instant
}
export type ScoreAlert = AlertHead &
  (
    | { kind: 'same-day'; day: Day; people: number }
    | { kind: 'same-host'; hostId: string; from: Instant; to: Instant; people: number }
    | { kind: 'instant-answers'; median: number }
    | { kind: 'withdrawals'; people: number }
  )

/** Up to which reception hosts of a site have found nothing wrong; `null`: they have not said. */
export type SettledUntil = (alert: Pick<AlertHead, 'siteId' | 'kind' | 'subject'>) => Instant | null

/**
 * What hosts are asked to look at. Read are the files of the score's own window, since nothing else makes a label, and
 * each rule is asked only of files that came after those a host found nothing wrong with: the same facts come once.
 * `home`: the site whose hosts look after the employer.
 */
export function scoreAlerts(
  files: readonly WatchedFile[],
  { now, home, settledUntil }: { now: Instant; home: SiteId; settledUntil: SettledUntil },
): ScoreAlert[] {
  const read = files.filter(({ receivedAt }) => isInWindow(receivedAt, now))
  const counted = new Set(countedFiles(read, now).counted.map(({ id }) => id))
  const scored = read.filter(({ id }) => counted.has(id))
  const sinceOf = (siteId: SiteId, kind: ScoreAlertKind, subject: string) => {
    const until = settledUntil({ siteId, kind, subject }) ?? -Infinity
    return ({ receivedAt }: WatchedFile) => receivedAt > until
  }
  const sites = [...new Set(scored.map(({ siteId }) => siteId))]
  return [
    ...sites.flatMap((siteId) => sharedDays(scored, siteId, sinceOf)),
    ...sites.flatMap((siteId) => sharedHosts(scored, siteId, sinceOf)),
    ...instantAnswers(scored.filter(sinceOf(home, 'instant-answers', '')), home),
    ...withdrawals(read.filter(sinceOf(home, 'withdrawals', '')), home),
  ]
}

type Since = (siteId: SiteId, kind: ScoreAlertKind, subject: string) => (file: WatchedFile) => boolean

/**
 * Many counted files are of people who first came to the site on one day. So it is after a hiring day, or when a group
 * is brought along: their host knows that day.
 */
function sharedDays(scored: readonly WatchedFile[], siteId: SiteId, since: Since): ScoreAlert[] {
  const here = scored.filter((file) => file.siteId === siteId)
  const days = [...new Set(here.flatMap(({ firstSeenOn = [] }) => firstSeenOn))].sort()
  return days.flatMap((day) => {
    const read = scored.filter(since(siteId, 'same-day', day))
    const group = read.filter((file) => file.siteId === siteId && file.firstSeenOn === day)
    if (!isSuspect(group, read)) return []
    return { kind: 'same-day' as const, subject: day, siteId, day, ...figuresOf(group, read) }
  })
}

/**
 * Many counted files are of people for whom one host answered within a week: gave them a card or pictures anew, or
 * said that an application is theirs. So it is when one host alone is at the desk on a hiring day.
 */
function sharedHosts(scored: readonly WatchedFile[], siteId: SiteId, since: Since): ScoreAlert[] {
  const here = scored.filter((file) => file.siteId === siteId)
  const hosts = [...new Set(here.flatMap(({ vouchings }) => vouchings.map(({ hostId }) => hostId)))].sort()
  return hosts.flatMap((hostId) => {
    const read = scored.filter(since(siteId, 'same-host', hostId))
    const theirs = read.filter((file) => file.siteId === siteId)
    const vouched = theirs.flatMap((file) =>
      file.vouchings.filter((one) => one.hostId === hostId).map(({ at }) => ({ file, at })),
    )
    const week = fullestWeek(vouched)
    const group = [...new Set(week.map(({ file }) => file))]
    if (!isSuspect(group, read)) return []
    const [from, to] = [week[0]!.at, week.at(-1)!.at]
    return {
      kind: 'same-host' as const,
      subject: hostId,
      siteId,
      hostId,
      from,
      to,
      ...figuresOf(group, read),
    }
  })
}

interface Vouched {
  file: WatchedFile
  at: Instant
}

/** The seven days in which most files were vouched for, the earliest of them, in the order of time. */
function fullestWeek(vouched: Vouched[]): Vouched[] {
  const inOrder = vouched.toSorted((a, b) => a.at - b.at)
  /** The files of the week that begins with the one at `first`, and how often each was vouched for in it. */
  const times = new Map<WatchedFile, number>()
  let end = 0
  let fullest = { first: 0, end: 0, files: 0 }
  for (const [first, { file, at }] of inOrder.entries()) {
    for (; end < inOrder.length && inOrder[end]!.at < at + VOUCHED_WITHIN; end++)
      times.set(inOrder[end]!.file, (times.get(inOrder[end]!.file) ?? 0) + 1)
    if (times.size > fullest.files) fullest = { first, end, files: times.size }
    const left = times.get(file)! - 1
    if (left > 0) times.set(file, left)
    else times.delete(file)
  }
  return inOrder.slice(fullest.first, fullest.end)
}

/** Half of the answers came within a minute. So it is where both sides sit at one table, and tell the desk at once. */
function instantAnswers(scored: readonly WatchedFile[], siteId: SiteId): ScoreAlert[] {
  const delays = scored.flatMap(({ answerDelay = [] }) => answerDelay)
  const median = medianOf(delays)
  if (median === undefined || delays.length < INSTANT_FROM || median >= INSTANT) return []
  const files = delays.filter((delay) => delay < INSTANT).length
  const head = { kind: 'instant-answers' as const, subject: '', siteId }
  return [{ ...head, files, of: delays.length, until: newestOf(scored), median }]
}

/**
 * Many people withdrew early enough for their files to count no longer. So it is where people find work elsewhere
 * quickly, or the offer was not what it seemed.
 */
function withdrawals(read: readonly WatchedFile[], siteId: SiteId): ScoreAlert[] {
  const perPerson = new Map<string, number>()
  const all = [...read].sort(byReception).filter(({ candidate }) => {
    const rank = (perPerson.get(candidate) ?? 0) + 1
    perPerson.set(candidate, rank)
    return rank <= READ_PER_PERSON
  })
  const left = all.filter(
    ({ receivedAt, leftAt }) => dayOf(receivedAt, leftAt ?? Infinity) < COUNTED_FROM_DAY,
  )
  if (all.length < WITHDRAWALS_FROM || left.length <= SHARE * all.length) return []
  return [{ kind: 'withdrawals', subject: '', siteId, ...figuresOf(left, all) }]
}

function isInWindow(reception: Instant, now: Instant): boolean {
  return now >= reception + COUNTED_FROM_DAY * DAY && dayOf(reception, now) <= COUNTED_TO_DAY
}

function isSuspect(group: readonly WatchedFile[], read: readonly WatchedFile[]): boolean {
  return group.length >= SMALLEST_GROUP && group.length > SHARE * read.length
}

function figuresOf(group: readonly WatchedFile[], read: readonly WatchedFile[]) {
  return { files: group.length, of: read.length, people: peopleIn(group), until: newestOf(read) }
}

const peopleIn = (files: readonly WatchedFile[]) => new Set(files.map(({ candidate }) => candidate)).size
const newestOf = (files: readonly WatchedFile[]) => Math.max(...files.map(({ receivedAt }) => receivedAt))
