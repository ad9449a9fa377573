import { forgetAssistance } from '../assistance/assistances.ts'
import { forgetExpected } from '../expected/expected-visitors.ts'
import { withoutContent } from '../../domain/hiring/without-candidate.ts'
import {
  applicationContentEnds,
  kept,
  postingEnds,
  reservationEnds,
  restOfApplicationEnds,
  wishEnds,
  searchConsentEnds,
  withConsentRunOut,
} from '../../domain/retention/keeping.ts'
import { countedVisits } from '../../domain/figures/visit-counts.ts'
import type { SiteId } from '../../domain/ids.ts'
import { byServer } from '../../domain/record/write.ts'
import { siteDay, type Instant } from '../../domain/time.ts'
import { isMoreThanNeeded, withNeededMinority } from '../../domain/visits/minority.ts'
import { entriesOfPerson } from '../passes/minor-of-person.ts'
import { planAgain } from '../advice/advice-facts.ts'
import { eraseUncompacted, eraseWithPosting } from '../erasure/erase-person.ts'
import { countGone, firstVisitOf } from '../erasure/visit-days.ts'
import { recordsOfPerson } from '../passes/person.ts'
import type { StoreTransaction } from '../store/store.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { createReceipts } from '../sync/receipts.ts'
import { sealingSecret } from '../sync/seals.ts'
import { isOfNobody, notesEnd } from './due.ts'
import type { Due } from './due-kinds.ts'

type LetGo = (tx: StoreTransaction, siteId: SiteId, id: string, now: Instant) => Promise<unknown>

/** How each kind goes; what changed since it was found due stays. */
const ways: Record<Due['kind'], LetGo> = {
  async visit(tx, siteId, id, now) {
    const document = await tx.document('visits', id, siteId)
    if (!document || document.deleted) return
    const { visitorId, day: askedBy } = document.record
    const all = await (visitorId === undefined
      ? tx.records('visits', { siteId, askedBy })
      : recordsOfPerson(tx, siteId, 'visits', visitorId))
    // Those that were written from one arrival go together, and count once.
    const gone = countedVisits([document.record, ...all.filter((one) => one.id !== id)]).find(({ ids }) =>
      ids.includes(id),
    )!
    await countGone(tx, siteId, gone, await firstVisitOf(tx, siteId, visitorId))
    for (const one of gone.ids) tx.erase((await tx.document('visits', one, siteId))!, now)
  },
  async search(tx, _siteId, id) {
    await tx.run(tx.tables.deleteFrom('searchMeetings').where('searchId', '=', id))
    await tx.run(tx.tables.deleteFrom('searches').where('searchId', '=', id))
  },
  'saved-search': (tx, siteId, id, now) =>
    tx.run(
      tx.tables
        .deleteFrom('savedSearches')
        .where('siteId', '=', siteId)
        .where('savedId', '=', id)
        .where('lookedAt', '<', now - kept.savedSearches),
    ),
  invitation: (tx, siteId, id) =>
    tx.run(tx.tables.deleteFrom('invitations').where('siteId', '=', siteId).where('invitationId', '=', id)),
  referral: (tx, siteId, id) =>
    tx.run(tx.tables.deleteFrom('referrals').where('siteId', '=', siteId).where('referralId', '=', id)),
  async wish(tx, siteId, id, now) {
    const document = await tx.document('contactRequests', id, siteId)
    const endsAt = document && !document.deleted ? wishEnds(document.record) : undefined
    if (document && endsAt !== undefined && endsAt < now) tx.erase(document, now)
  },
  async minority(tx, siteId, id, now) {
    const entry = await tx.record('visitors', id, siteId)
    const entries = await entriesOfPerson(tx, siteId, id)
    if (!entry || !isMoreThanNeeded(entry, siteDay(now), entries)) return
    await keepRecord(tx, 'visitors', withNeededMinority(entry, siteDay(now), byServer(now), entries))
  },
  async posting(tx, siteId, id, now) {
    const document = await tx.document('postings', id, siteId)
    if (!document || document.deleted || postingEnds(document.record) >= now) return
    await eraseWithPosting(tx, document.record, now)
    tx.erase(document, now)
  },
  async reservation(tx, siteId, id, now) {
    const document = await tx.document('reservations', id, siteId)
    if (!document || document.deleted || reservationEnds(document.record) >= now) return
    tx.erase(document, now)
  },
  'page-reads': (tx, siteId, id, now) =>
    tx.run(
      tx.tables
        .deleteFrom('pageReads')
        .where('siteId', '=', siteId)
        .where('visitorId', '=', id)
        .where('at', '<', now - kept.pageReads),
    ),
  assistance: (tx, _siteId, id) => forgetAssistance(tx, id),
  thanks: (tx, siteId, id) =>
    tx.run(tx.tables.deleteFrom('thanks').where('siteId', '=', siteId).where('thanksId', '=', id)),
  'expected-visitor': (tx, siteId, id) => forgetExpected(tx, siteId, id),
  'data-link': (tx, _siteId, id) => tx.run(tx.tables.deleteFrom('dataLinks').where('linkHash', '=', id)),
  'follow-link': (tx, _siteId, id) => tx.run(tx.tables.deleteFrom('followLinks').where('linkHash', '=', id)),
  'pass-alert': (tx, siteId, id, now) =>
    tx.run(
      tx.tables
        .deleteFrom('passAlerts')
        .where('siteId', '=', siteId)
        .where('visitorId', '=', id)
        .where('at', '<', now - kept.passAlerts),
    ),
  'site-link': (tx, _siteId, id) => tx.run(tx.tables.deleteFrom('siteLinks').where('linkId', '=', id)),
  'field-conflict': (tx, _siteId, id) =>
    tx.run(tx.tables.deleteFrom('fieldConflicts').where('conflictId', '=', id)),
  'record-stamps': (tx, siteId, id, now) =>
    tx.run(
      tx.tables
        .deleteFrom('recordStamps')
        .where('siteId', '=', siteId)
        .where('recordId', '=', id)
        .where('replacedAt', '<', now - kept.fieldConflicts),
    ),
  'refused-row': (tx, _siteId, id) => tx.run(tx.tables.deleteFrom('refusedRows').where('refusedId', '=', id)),
  'enrolment-code': (tx, _siteId, id) =>
    tx.run(tx.tables.deleteFrom('enrolmentCodes').where('codeHash', '=', id)),
  async 'mail-stop'(tx, _siteId, id) {
    const [employerId = '', address = ''] = id.split(' ')
    const theirs = tx.tables.deleteFrom('mailStops').where('employerId', '=', employerId)
    await tx.run(theirs.where('address', '=', address))
    planAgain(tx, employerId)
  },
  'mail-stop-lift'(tx, _siteId, id) {
    const [employerId = '', address = '', liftedAt] = id.split(' ')
    const theirs = tx.tables.deleteFrom('mailStopLifts').where('employerId', '=', employerId)
    return tx.run(theirs.where('address', '=', address).where('liftedAt', '=', Number(liftedAt)))
  },
  publication(tx, _siteId, id) {
    const [employerId = '', monday] = id.split(' ')
    const shown = tx.tables.deleteFrom('publications').where('employerId', '=', employerId)
    return tx.run(shown.where('monday', '=', Number(monday)))
  },
  message: (tx, _siteId, id) => tx.run(tx.tables.deleteFrom('reminders').where('key', '=', id)),
  'answer-rating': (tx, siteId, id) =>
    tx.run(
      tx.tables.deleteFrom('answerRatings').where('siteId', '=', siteId).where('applicationId', '=', id),
    ),
  contest: (tx, siteId, id) =>
    tx.run(tx.tables.deleteFrom('contests').where('siteId', '=', siteId).where('about', '=', id)),
  'advice-fact': (tx, siteId, id) =>
    tx.run(tx.tables.deleteFrom('adviceFacts').where('siteId', '=', siteId).where('factId', '=', id)),
  async 'advice-slot'(tx, _siteId, id) {
    await tx.run(tx.tables.deleteFrom('adviceBookings').where('slotId', '=', id))
    await tx.run(tx.tables.deleteFrom('adviceSlots').where('slotId', '=', id))
  },
  'alert-decision': (tx, siteId, id) =>
    tx.run(tx.tables.deleteFrom('alertDecisions').where('siteId', '=', siteId).where('decisionId', '=', id)),
  async 'application-content'(tx, siteId, id, now) {
    const application = await tx.record('applications', id, siteId)
    if (!application) return
    const ends = applicationContentEnds(
      application,
      await tx.record('jobOffers', application.jobOfferId, siteId),
    )
    if (ends === undefined || ends >= now) return
    const reduced = withoutContent(application, byServer(now))
    await keepRecord(tx, 'applications', createReceipts(await sealingSecret(tx)).stampedAnew(reduced))
  },
  async 'application-of-nobody'(tx, siteId, id, now) {
    const document = await tx.document('applications', id, siteId)
    if (!document || document.deleted || !(await isOfNobody(tx, document.record))) return
    const ends = restOfApplicationEnds(document.record)
    if (ends !== undefined && ends < now) tx.erase(document, now)
  },
  async 'search-consent'(tx, siteId, id, now) {
    const profile = await tx.record('profiles', id, siteId)
    const ends = profile && searchConsentEnds(profile)
    if (ends === undefined || ends >= now) return
    await keepRecord(tx, 'profiles', withConsentRunOut(profile!, byServer(now)))
  },
  async 'observation-notes'(tx, siteId, id, now) {
    const document = await tx.document('evaluations', id, siteId)
    if (!document || document.deleted) return
    const ends = await notesEnd(tx, siteId, document.record, now)
    if (ends !== undefined && ends < now) tx.erase(document, now)
  },
  account: eraseUncompacted,
}

/** Lets it go. Done twice it changes nothing. */
export async function letGo(
  tx: StoreTransaction,
  siteId: SiteId,
  { kind, id }: Due,
  now: Instant,
): Promise<void> {
  await ways[kind](tx, siteId, id, now)
}
