import type { VisitReason } from '../../domain/visits/visit.ts'
import type { Generated } from 'kysely'
import type { Assistance, AssistedAct } from '../../domain/assistance/assistance.ts'
import type { VisitDimension } from '../../domain/figures/visit-counts.ts'
import type { AlertSaid } from '../../domain/hiring/alert-decision.ts'
import type { AnswerRating } from '../../domain/hiring/answer-rating.ts'
import type { CompanyRole } from '../../domain/hiring/company-role.ts'
import type { Contest } from '../../domain/hiring/contest.ts'
import type { ReciprokGrade } from '../../domain/hiring/employer.ts'
import type { ScoreAlertKind } from '../../domain/hiring/score-alert.ts'
import type { Reader, ReminderKind } from '../../domain/reminders/reminder.ts'
import type { TalkTopic } from '../../domain/postings/talk-topics.ts'
import type { RevocationReason } from '../../domain/sites/site.ts'
import type { SiteRole } from '../../domain/sites/site-role.ts'
import type { DeviceRole } from '../../domain/sync/scope.ts'
import type { LinkProof } from '../../domain/visits/known-elsewhere.ts'
import type { ReadyThanks, ThankedFor, ThanksState } from '../../domain/thanks/thanks.ts'
import type { HookEnd, HookEvent } from '../../domain/tools/hook-event.ts'
import type { ListingFault } from '../france-travail/france-travail.ts'

/**
 * Of a message: waiting for its hour; handed over to a mail server that has not answered yet; accepted by it; handed
 * over, but nobody knows whether it was accepted; refused for good by the reader's address, or for another reason; too
 * late to leave; told by a host in another way; no longer called for.
 */
export type ReminderState =
  | 'planned'
  | 'sending'
  | 'sent'
  | 'unsure'
  | 'bounced'
  | 'failed'
  | 'missed'
  | 'told'
  | 'over'

/** The tables beside the records. Instants are milliseconds; secrets are hashes only. */
export interface Tables {
  settings: { name: string; value: string }
  /** Who is expected, by a name that a host typed, until they come. `at`: when; the start of the day without an hour. */
  expectedVisitors: {
    siteId: string
    expectedId: string
    day: string
    at: number
    clock: string | null
    name: string
    reason: VisitReason | null
    host: string
  }
  devices: {
    deviceId: string
    tokenHash: string
    siteId: string
    role: DeviceRole
    employerId: string | null
    name: string
    enrolledAt: number
    lastContactAt: number | null
    waiting: number
    /** Since when it has had something to send, as far as it told; `null`: it has nothing. */
    waitingSince: Generated<number | null>
    revokedAt: number | null
    /** When somebody first signed in at this desk; a kiosk has nobody to sign in. */
    signedInAt: number | null
    /** The account that signed in last at this desk, where that is known. */
    signedInAs: Generated<string | null>
    /** The epoch under which it has told again what it holds; only a restore makes that matter. */
    toldEpoch: string | null
    /** When it found a part of its memory damaged, by its own clock, and when the server heard of it. */
    damageTold: number | null
    damageHeardAt: number | null
  }
  enrolmentCodes: {
    codeHash: string
    siteId: string
    role: DeviceRole
    employerId: string | null
    name: string | null
    expiresAt: number
    usedAt: number | null
    /** The request that used it (a hash), and the device that it made. */
    usedBy: string | null
    deviceId: string | null
  }
  accounts: {
    accountId: string
    siteId: string
    role: 'host' | 'employer'
    employerId: string | null
    /** Of an employer's people. */
    companyRole: Generated<CompanyRole | null>
    /** When it was last changed; `null`: never. */
    companyRoleAt: Generated<number | null>
    /** Of those who work for the site. */
    siteRole: Generated<SiteRole | null>
    siteRoleAt: Generated<number | null>
    login: string
    name: string
    secretHash: string
    /** When it was last changed; `null`: before that was noted. */
    secretAt: Generated<number | null>
    createdAt: number
    closedAt: number | null
  }
  /** Programs of a site's own, with what each may read (JSON). */
  tools: {
    toolId: string
    siteId: string
    keyHash: string
    name: string
    rights: string
    madeAt: number
    /** The host's name. */
    madeBy: string
    usedAt: number | null
    endedAt: number | null
  }
  /** Addresses that are told what changes; their secrets follow from the server's own. */
  hooks: {
    hookId: string
    siteId: string
    url: string
    topics: string
    madeAt: number
    madeBy: string
    endedAt: number | null
    endedBecause: HookEnd | null
  }
  /** What each was told last, of what. */
  hookTold: { hookId: string; about: string; digest: string }
  /**
   * What each is told, or was: of what (`session/s1`; null: of nothing), never its words, which are read when it leaves.
   * `nextTryAt`: null once it was taken in, or given up. `answer`: the last.
   */
  hookMessages: {
    messageId: string
    hookId: string
    event: HookEvent
    about: string | null
    at: number
    tries: number
    nextTryAt: number | null
    deliveredAt: number | null
    answer: string | null
  }
  sessions: {
    tokenHash: string
    deviceId: string
    /** An account's id, or a visitor's. */
    subject: string
    kind: 'account' | 'visitor'
    expiresAt: number
  }
  /** What waits to be counted or decided anew; the store writes it. */
  followUps: { kind: string; siteId: string; subject: string; dueAt: number }
  /** What was made under the id of which request; `digest`: of all that it asked for. */
  requests: { siteId: string; requestId: string; digest: string; madeId: string }
  /** Tries at a secret, for limits that outlive a restart. */
  attempts: { attemptId: Generated<number>; bucket: string; at: number }
  siteKeys: { siteId: string; kind: 'pass' | 'sealing' | 'credential'; keyId: number; privateJwk: string }
  passes: {
    passId: string
    /** Who holds it; a visitor may hold several, one after the other or at several sites. */
    visitorId: string
    siteId: string
    deviceId: string
    issuedAt: number
    revokedAt: number | null
  }
  /**
   * Who is one person at two sites, by their yes: under which id at each. `otherSiteId`: where the card was shown;
   * `textId`, `language`: the sentence that they said yes to. `endedAt`: taken back, which outlives a restore.
   */
  siteLinks: {
    linkId: string
    siteId: string
    visitorId: string
    otherSiteId: string
    otherVisitorId: string
    madeAt: number
    proof: LinkProof
    textId: string
    language: string
    endedAt: number | null
  }
  /** Codes that a host gave to somebody who lost a card or their pictures, or shows a card of another site. */
  recoveries: {
    codeHash: string
    siteId: string
    visitorId: string
    kind: string
    issuedBy: string
    expiresAt: number
    usedAt: number | null
    /** The request that used it (a hash), and the card that it gave. */
    usedBy: string | null
    passId: string | null
  }
  passSecrets: {
    siteId: string
    visitorId: string
    secretHash: string
    /** As of accounts. */
    secretAt: Generated<number | null>
  }
  visitorReads: { siteId: string; visitorId: string; kind: string; readUntil: number }
  /** When the pictures of a visitor were guessed at too often. */
  passAlerts: { siteId: string; visitorId: string; at: number }
  attestations: {
    serial: string
    siteId: string
    bookingId: string
    sessionId: string
    visitorId: string
    issuedAt: number
    /** The account that signed it. */
    issuedBy: string
    /** JSON of the attestation, and the text of its QR; `null` once erased. */
    body: string | null
    token: string | null
    revokedAt: number | null
    revokedBecause: RevocationReason | null
  }
  /**
   * Every search among competences; `people`: JSON of whom it showed, in the order of their ids; `counted`: the same of
   * whom its answer counted without showing them.
   */
  searches: {
    searchId: string
    siteId: string
    employerId: string
    accountId: string
    at: number
    wanted: string
    /** Who was first among equals. */
    seed: string
    people: string
    /** 1: more people were found than are shown. */
    isCut: number
    counted: string
  }
  searchMeetings: { siteId: string; visitorId: string; searchId: string; at: number }
  /**
   * Searches that employers keep under a name. `searchId`: the last time it was asked, whose people its news are of;
   * `proven`: seals of what was proven by then; `told`: what was news on the day it was told last.
   */
  savedSearches: {
    savedId: string
    siteId: string
    employerId: string
    name: string
    /** As in `searches`. */
    wanted: string
    lookedAt: number
    searchId: string | null
    proven: string
    toldOn: string
    told: string
  }
  /** Who recommended whom; what was said stands on the page of the person. */
  recommendations: { id: string; siteId: string; authorId: string; visitorId: string; at: number }
  /**
   * Who thanked whom, for which meeting (`about`: the request that brought them together), in which words, and what
   * became of it. `topic`: what they talked of, where it was no card; `competence`: the JSON of what may be declared;
   * `readBy`: the host who read a line; `recommendationId`: what stands on the page since they kept it.
   */
  thanks: {
    thanksId: string
    siteId: string
    authorId: string
    visitorId: string
    forKind: ThankedFor
    about: string
    topic: TalkTopic | null
    authorName: string
    visitorName: string
    ready: ReadyThanks | null
    line: string | null
    competenceId: string | null
    competence: string | null
    recommendationId: string | null
    state: ThanksState
    at: number
    toldAt: number | null
    readBy: string | null
    answeredAt: number | null
  }
  /** Which host helped whom at a kiosk. `endedAt`: `null` where nobody ended it. */
  assistances: Assistance
  /** What was done in them: of which kind, and about which record (`''` of what was read); `at`: for the first time. */
  assistedActs: { assistanceId: string; act: AssistedAct; about: string; at: number }
  /** When hosts read somebody's page. */
  pageReads: { siteId: string; visitorId: string; accountId: string; at: number }
  /** Links with which people take along all that is kept of them, and what tells them that it was done. */
  dataLinks: {
    linkHash: string
    siteId: string
    visitorId: string
    madeAt: number
    expiresAt: number
    /** When it gave its file. */
    takenAt: number | null
  }
  /** Links with which people read one of their applications on their own telephone. */
  followLinks: { linkHash: string; siteId: string; applicationId: string; visitorId: string; madeAt: number }
  /** Of the score that an employer published last: `proof` is the JSON of a proof that is not signed yet. */
  reciprokProofs: { employerId: string; proof: string }
  /**
   * Messages to employers and candidates, each once by its key. `dueAt` and `latest`: between which it may leave;
   * `at`: when it was planned or handed over, or what became of that was known; `mailId`: the message in which it left with others; while it is planned, it may have left
   * so, and is handed over under this id again.
   */
  reminders: {
    key: string
    employerId: string
    /** Whose hosts see to it where no e-mail can. */
    siteId: string
    kind: ReminderKind
    reader: Reader
    subject: string
    dueAt: number
    latest: number
    state: ReminderState
    nextTryAt: number
    tries: Generated<number>
    mailId: string | null
    at: number
  }
  /** Addresses that get nothing any more from us about an employer. */
  mailStops: { employerId: string; address: string; because: 'unsubscribed' | 'bounced'; at: number }
  /** Which account of a host let messages go to such an address again, and why none went before. */
  mailStopLifts: {
    employerId: string
    address: string
    because: 'unsubscribed' | 'bounced'
    liftedBy: string
    liftedAt: number
  }
  /** What candidates were shown of an employer's score from each Monday on. */
  publications: { employerId: string; monday: number; score: number; grade: ReciprokGrade | null }
  /**
   * What was said of an employer's silence: by itself why it does not answer (`codes`: JSON) or that it wants no
   * advice, by a host that it was called. `factId`: drawn by whoever says it.
   */
  adviceFacts: {
    factId: string
    employerId: string
    siteId: string
    /** `blocked`: words of the employer were held back; `codes` says where and on which ground. */
    kind: 'motives' | 'declined' | 'called' | 'blocked'
    codes: string | null
    accountId: string
    at: number
  }
  /** Half hours that hosts offer to employers. */
  adviceSlots: {
    slotId: string
    siteId: string
    startsAt: number
    accountId: string
    host: string
    withdrawnAt: number | null
  }
  /** Who booked them; at most one booking of a slot is not cancelled. */
  adviceBookings: {
    bookingId: string
    slotId: string
    employerId: string
    accountId: string
    at: number
    cancelledAt: number | null
    cancelledBy: 'employer' | 'host' | null
  }
  /** What candidates say of how they were answered. */
  answerRatings: AnswerRating & {
    applicationId: string
    siteId: string
    employerId: string
    visitorId: string
    at: number
  }
  /** What candidates say of an answer or a withdrawal, and what hosts decide. `about`: the event. */
  contests: Omit<Contest, 'upheld' | 'confirmed'> & {
    siteId: string
    applicationId: string
    about: string
    employerId: string
    visitorId: string
    upheld: number | null
    confirmed: number | null
  }
  /**
   * Figures of an employer that the hosts of a site are asked to look at, as they were counted last. `facts`: JSON of
   * the alert; `until`: the reception up to which its files were read.
   */
  /** How often visitors found a sheet of good practice useful: of one kiosk and one month, with nobody in it. */
  practiceCounts: {
    siteId: string
    deviceId: string
    countId: string
    sheet: string
    /** `YYYY-MM`. */
    month: string
    useful: number
    notUseful: number
    /** How often the kiosk's count had changed when it told this. */
    turn: number
  }
  /**
   * Photos of cards, each of one card, by the hash of its bytes. `at`: when it was sent last; `wasNamed`: the card named it
   * since (1), so that it goes once the card does not.
   */
  /** Projects that other sites may read, by what was told of them; their cards say the rest. */
  sharedProjects: { siteId: string; postingId: string; at: number }
  photos: { siteId: string; postingId: string; hash: string; jpeg: Uint8Array; at: number; wasNamed: 0 | 1 }
  scoreAlerts: {
    employerId: string
    siteId: string
    kind: ScoreAlertKind
    subject: string
    facts: string
    until: number
    raisedAt: number
  }
  /** What hosts said of them, each for ever, with the figures that they had read. `decisionId`: drawn by their desk. */
  alertDecisions: AlertSaid & {
    decisionId: string
    employerId: string
    siteId: string
    kind: ScoreAlertKind
    subject: string
    accountId: string
    host: string
    facts: string
    until: number
    at: number
  }
  /**
   * By which applications somebody was recommended to an employer and said yes: found by that employer; all else is
   * read from the application. `endedAt`: the yes was taken back, which outlives a restore.
   */
  referrals: {
    siteId: string
    applicationId: string
    referralId: string
    employerId: string
    acceptedAt: number
    endedAt: number | null
  }
  /**
   * Of which department each site shows the offers of another list (`null`: of none any more), when they are read
   * next, and what became of it: `total`, how many the list has.
   */
  listingAreas: {
    siteId: string
    department: string | null
    /** The code of a town (INSEE) instead of a department, how it is called, and how far around it, in km. */
    town: Generated<string | null>
    townName: Generated<string | null>
    distance: Generated<number | null>
    nextTryAt: number | null
    triedAt: number | null
    doneAt: number | null
    fault: ListingFault | null
    tries: number
    total: number | null
  }
  /** What employers ask of people found by a search, or recommended (`searchId` is empty then, and `cardId` which). `wanted`, `pay` and `told` are JSON; `told`: with a yes. */
  invitations: {
    invitationId: string
    siteId: string
    employerId: string
    accountId: string
    visitorId: string
    searchId: string
    cardId: string
    invitedAt: number
    kind: 'session' | 'talk'
    sessionId: string | null
    pay: string | null
    message: string
    wanted: string
    answer: 'yes' | 'no' | null
    answeredAt: number | null
    putOffAt: number | null
    told: string | null
  }
  /** Attestations that left as a digital credential; `jwt` is `null` once erased. */
  credentials: {
    siteId: string
    serial: string
    listIndex: number
    issuedAt: number
    jwt: string | null
  }
  /** Whom nothing may bring back: keyed hashes of the ids of people who were erased, and of their cards. */
  erasedIds: { hash: string; at: number }
  /** How many visits there were on a day of which no more is kept. */
  visitDays: { siteId: string; day: string; visits: number }
  /** The same visits by month, and what they said: how many gave a value of a question (visit-counts.ts). */
  visitCounts: { siteId: string; month: string; dimension: VisitDimension; value: string; count: number }
  /** Whose each sealed dossier is. */
  dossierHolders: { siteId: string; dossierId: string; passId: string; visitorId: string }
  /** What hosts decided on applications made with other pictures than the card's. */
  unprovenDecisions: {
    siteId: string
    applicationId: string
    decision: string
    decidedBy: string
    at: number
  }
  /**
   * By the states that a record joined field by field went through: which revision changed each field (JSON).
   * `replacedAt`: `null` of the present one.
   */
  recordStamps: {
    siteId: string
    collection: string
    recordId: string
    rev: string
    stamps: string
    at: number
    replacedAt: number | null
  }
  /** Fields that two devices changed apart: what stayed and what did not (JSON; `null`: nothing stood there). */
  fieldConflicts: {
    conflictId: string
    siteId: string
    collection: string
    recordId: string
    field: string
    keptRev: string
    keptValue: string | null
    otherRev: string
    otherValue: string | null
    at: number
  }
  refusedRows: {
    refusedId: string
    at: number
    siteId: string
    deviceId: string
    collection: string
    recordId: string
    reason: string
    field: string | null
    body: string
  }
}
