import { lastWordOn, RAN_OUT, turnOf } from '../competences/consents.ts'
import type { CompetenceProfile } from '../competences/profile.ts'
import type { Application } from '../hiring/application.ts'
import type { JobOffer } from '../hiring/job-offer.ts'
import { COUNTED_TO_DAY } from '../hiring/reciprok-counted.ts'
import { SHOWN_FOR } from '../hiring/referral.ts'
import { scoredFileOf } from '../hiring/scored-file.ts'
import { holdsContent } from '../hiring/without-candidate.ts'
import type { Evaluation } from '../observation/evaluation.ts'
import { evaluationStatus } from '../observation/evaluation-status.ts'
import type { ContactRequest } from '../postings/contact-request.ts'
import type { Posting } from '../postings/posting.ts'
import { RENEWED_LATE } from '../postings/posting-state.ts'
import { isOut, reservationStatus } from '../places/reservation-status.ts'
import type { Reservation } from '../places/reservation.ts'
import { revised, type Author } from '../record/write.ts'
import { type ChallengeSession, matterOf, type SessionMatter } from '../sessions/challenge-session.ts'
import { DAY, type Instant } from '../time.ts'
import type { Visit } from '../visits/visit.ts'

/** How old a copy of the data may be, and all that must outlive one. */
const BACKUPS = 35 * DAY

/** How long things are kept, in milliseconds; months are counted as the days that they have at most. */
export const kept = {
  /** Visits as such; afterwards how many they were on a day. */
  visits: 396 * DAY,
  /** What somebody's guardian agreed to, since it ended (`neededMinority`). */
  guardians: 366 * DAY,
  /** Searches of employers, and whom they showed. */
  searches: 366 * DAY,
  /** Searches that employers keep under a name, since they were looked at last. */
  savedSearches: 366 * DAY,
  /** Invitations and what was answered: as long as the search that led to them. */
  invitations: 366 * DAY,
  /** Cards on the board and what was said of them, since they were over, or changed last if that was later. */
  postings: 366 * DAY,
  /** Photos of a card, since it left the board: as long as it may be renewed. */
  photos: RENEWED_LATE * DAY,
  /** Photos that no card ever named: a desk may have lost its line before it sent the card. */
  unnamedPhotos: 7 * DAY,
  /** What somebody booked or borrowed, since it was over or back. */
  reservations: 31 * DAY,
  /** A thing that is with somebody or lost, since it was to be back: nobody looks for it any more. */
  missingThings: 366 * DAY,
  /** That a host read a page. */
  pageReads: 366 * DAY,
  /** Which host helped somebody at a kiosk, and what was done. */
  assistances: 366 * DAY,
  /** What people said to thank each other; a recommendation that was kept stays on the page. */
  thanks: 366 * DAY,
  /** That somebody was expected; they are forgotten when they come. */
  expectedVisitors: 2 * DAY,
  /** That somebody took their data along. */
  dataLinks: 366 * DAY,
  /** Links to one application, on a telephone; mostly it ends them before. */
  followLinks: 184 * DAY,
  /** That somebody's pictures were guessed at: whoever guesses goes on sooner, or never. */
  passAlerts: 30 * DAY,
  /** That a second site knew somebody who took it back: as long as a backup that still says so. */
  endedLinks: BACKUPS,
  /** Of two texts of one field the one that was not kept, for hosts to put back. */
  fieldConflicts: 30 * DAY,
  /** What a device sent in vain, for hosts to mend. */
  refusedRows: 92 * DAY,
  /** Codes that made a device, or could have. */
  enrolmentCodes: 30 * DAY,
  /** That an address took no message: then it is tried once more. */
  bounces: 184 * DAY,
  /** That somebody wants no messages, once their address is the employer's no more. */
  unsubscriptions: 3 * 366 * DAY,
  /** Which host let messages go to an address again. */
  stopLifts: 366 * DAY,
  /** What was shown of a score: a week longer than an application counts. */
  publications: (COUNTED_TO_DAY + 7) * DAY,
  /** Copies of all data: an older one is put back only by whoever says so (decision 0107). */
  backups: BACKUPS,
  /** The data that gave way to a backup: as long as a backup. */
  replacedData: BACKUPS,
  /** That a message was due, or left; it is planned no more after weeks. */
  messages: 366 * DAY,
  /** How candidates rated an answer: a mean speaks of the last year. */
  answerRatings: 366 * DAY,
  /** What candidates said of an answer or a withdrawal, and what hosts decided; the score keeps the fact alone. */
  contests: 366 * DAY,
  /** What employers said of their silence, and half hours with a host. */
  advice: 731 * DAY,
  /** What hosts said of an employer's figures: longer than the files are read that it speaks of. */
  alertDecisions: 731 * DAY,
  /** What candidates and employers wrote, since the recruitment ended: as long as a refusal may need explaining. */
  applicationContent: 92 * DAY,
  /**
   * What stays of an application whose candidate was erased, since it came: the score reads it for a year
   * (`COUNTED_TO_DAY`), a report of three years counts it.
   */
  applicationsOfNobody: 37 * 31 * DAY,
  /** By whom an employer finds somebody who was recommended to it. */
  referrals: SHOWN_FOR,
  /** What observers noted of somebody, and what they ticked of themselves, since the end of the session. */
  observationNotes: 184 * DAY,
  /** Leave to be searched; afterwards it is asked for again. */
  searchConsent: 184 * DAY,
  /** All of somebody, since they were last here or did anything. */
  accounts: 731 * DAY,
} as const

/** So long before all of somebody goes, hosts are told. */
export const NOTICE = 31 * DAY

/** When a visit goes, give or take the hours by which its site lies east or west. */
export function visitEnds({ day }: Pick<Visit, 'day'>): Instant {
  return Date.parse(`${day}T00:00:00Z`) + DAY + kept.visits
}

/** When a card on the board goes: a year after its last day, and after the last that was said of it. */
export function postingEnds({ at, endsOn }: Pick<Posting, 'at' | 'endsOn'>): Instant {
  const day = Date.parse(`${endsOn}T00:00:00Z`)
  return Math.max(at, Number.isNaN(day) ? 0 : day + 2 * DAY) + kept.postings
}

/** When a reservation goes: a month after its last day and its last word; what never came back later. */
export function reservationEnds({
  at,
  endsAt,
  events,
}: Pick<Reservation, 'at' | 'endsAt' | 'events'>): Instant {
  const status = reservationStatus({ endsAt, events }, endsAt + 1)
  const isMissing = isOut(status) || status === 'lost'
  return Math.max(at, endsAt) + (isMissing ? kept.missingThings : kept.reservations)
}

/** When a wish to talk goes, or a word on a small table, that is about no card: a year after the last that was said of it. */
export function wishEnds({
  at,
  topic,
  tableAt,
  tableId,
}: Pick<ContactRequest, 'at' | 'topic' | 'tableAt' | 'tableId'>): Instant | undefined {
  const isAboutNoPosting = topic !== undefined || tableAt !== undefined || tableId !== undefined
  return isAboutNoPosting ? at + kept.postings : undefined
}

/** When what was written about an application goes; nothing while its offer is open, or once it is gone. */
export function applicationContentEnds(
  application: Pick<Application, 'at' | 'sent' | 'events'>,
  offer: Pick<JobOffer, 'closedAt'> | undefined,
): Instant | undefined {
  if (offer?.closedAt === undefined || !holdsContent(application)) return undefined
  return Math.max(offer.closedAt, application.at) + kept.applicationContent
}

/** When the rest of an application goes whose candidate is known no more; nothing while it says anything of anybody. */
export function restOfApplicationEnds(application: Application): Instant | undefined {
  if (holdsContent(application)) return undefined
  const received = scoredFileOf(application)?.receivedAt ?? application.at
  return received + kept.applicationsOfNobody
}

/**
 * When the notes of an observer, or what somebody ticked of themselves, go: what was agreed, the person's word on it and
 * the attestation do not rest on them. They stay while a contest waits for the hosts, who look at them with the
 * observers. `voices`: all about the same participation; `session`: absent where it is known no more.
 */
export function observationNotesEnd(
  note: Pick<Evaluation, 'kind' | 'at'>,
  session: (Pick<ChallengeSession, 'endsAt'> & SessionMatter) | undefined,
  voices: readonly Evaluation[],
  now: Instant,
): Instant | undefined {
  if (!isObservationNote(note)) return undefined
  const matter = session ? matterOf(session) : 'adventurer'
  if (evaluationStatus({ matter, voices }, now) === 'contested') return undefined
  return (session?.endsAt ?? note.at) + kept.observationNotes
}

export function isObservationNote({ kind }: Pick<Evaluation, 'kind'>): boolean {
  return kind === 'grid' || kind === 'self'
}

/** When the leave to be searched ends by itself; nothing where there is none. */
export function searchConsentEnds(profile: CompetenceProfile): Instant | undefined {
  const word = lastWordOn(profile, 'search')
  return word?.type === 'given' ? word.at + kept.searchConsent : undefined
}

/** The same in its last month, in which the person is asked whether they say yes again; nothing before. */
export function searchConsentEnding(profile: CompetenceProfile, now: Instant): Instant | undefined {
  const ends = searchConsentEnds(profile)
  return ends !== undefined && ends - NOTICE <= now ? ends : undefined
}

/** The page without leave to be searched: it ran out, and the person may give it anew. */
export function withConsentRunOut(profile: CompetenceProfile, author: Author): CompetenceProfile {
  const turn = turnOf(profile, { purpose: 'search', type: 'withdrawn' })
  const ended = {
    ...({ id: `${RAN_OUT}.${turn}`, purpose: 'search', type: 'withdrawn', turn } as const),
    ...{ at: author.now, by: author.deviceId, textId: RAN_OUT },
  }
  return revised(profile, author, { consents: [...(profile.consents ?? []), ended] })
}
