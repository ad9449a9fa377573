import type { ContestLine } from '../../domain/contract/contests.ts'
import type { Application, ApplicationEvent } from '../../domain/hiring/application.ts'
import {
  appeal,
  contestDue,
  contestState,
  decideContest,
  MOST_CONTESTED,
  type AnswerFault,
  type AppealRefusal,
  type Contest,
  type Decided,
  type Verdict,
} from '../../domain/hiring/contest.ts'
import { boardTexts } from '../../domain/hiring/board-texts.ts'
import { candidateName } from '../../domain/hiring/candidate-name.ts'
import { answerToContest, mayContest, type ContestRefusal } from '../../domain/hiring/contest-answer.ts'
import { isContestFact } from '../../domain/hiring/contest-facts.ts'
import { standingEvents, timeline } from '../../domain/hiring/event-time.ts'
import { composeLetter, isLetter, type LetterFacts } from '../../domain/hiring/letter/compose-letter.ts'
import { refusalLine } from '../../domain/hiring/refusal-grid.ts'
import { dayWords } from '../../domain/text/day-words.ts'
import { fill } from '../../domain/text/fill.ts'
import type { SiteId, VisitorId } from '../../domain/ids.ts'
import { byServer, revised } from '../../domain/record/write.ts'
import { workingHoursOf, type WorkingHours } from '../../domain/reminders/working-hours.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import type { Instant } from '../../domain/time.ts'
import { nameOfPerson, recordsOfPerson } from '../passes/person.ts'
import { freshId } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import { contestIn, contestsOf, openContest, type ContestRow } from './contest-rows.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { withReceipts } from '../sync/intakes/applications.ts'

/** Of one event of an application at a site. */
type ContestKey = Pick<ContestRow, 'siteId' | 'applicationId' | 'about'>

/**
 * Why what a candidate says of an answer is not kept. `unknown`: no application of this person. `already-contested`: in
 * other words, and a host decides. `too-many`: of one application.
 */
type AnswerContestRefusal = ContestRefusal | 'unknown' | 'already-contested' | 'already-decided' | 'too-many'

/** Keeps that an answer did not reach its candidate or is not about them, for hosts to decide. */
export async function contestAnswer(
  { store, clock }: ServerParts,
  siteId: SiteId,
  visitorId: VisitorId,
  applicationId: string,
  { about, because }: { about: string; because: AnswerFault },
): Promise<Result<undefined, AnswerContestRefusal>> {
  return store.transaction(async (tx) => {
    const mine = await recordsOfPerson(tx, siteId, 'applications', visitorId)
    const application = mine.find(({ id, unverified }) => id === applicationId && !unverified)
    if (!application) return refuse('unknown')
    const known = await contestsOf(tx, siteId, applicationId)
    const same = known.find((contest) => contest.about === about)
    if (same) {
      if (contestState(same) !== 'waits') return refuse('already-decided')
      // Said again because no answer came.
      return same.kind === because ? ok(undefined) : refuse('already-contested')
    }
    const now = clock.now()
    const allowed = mayContest(application, about, now)
    if (!allowed.ok) return allowed
    if (known.length >= MOST_CONTESTED) return refuse('too-many')
    await openContest(tx, application, about, because, now)
    return ok(undefined)
  })
}

/** The answer of an application that its candidate may contest now. */
export function contestableAnswer(
  application: Application,
  known: readonly { about: string }[],
  now: Instant,
): { about: string; until: Instant } | null {
  const found = answerToContest(application, now)
  if (!found || known.length >= MOST_CONTESTED) return null
  if (known.some(({ about }) => about === found.answer.id)) return null
  return { about: found.answer.id, until: found.until }
}

/** What hosts of a site have to decide, the longest wait first. */
export async function contestsToDecide({ store }: ServerParts, siteId: SiteId): Promise<ContestLine[]> {
  return store.read(async (view) => {
    const site = await view.record('sites', siteId, siteId)
    if (!site) return []
    const rows = await view.all(
      view.tables
        .selectFrom('contests')
        .selectAll()
        .where('siteId', '=', siteId)
        .where((where) =>
          where.or([
            where('upheld', 'is', null),
            where.and([where('appealedAt', 'is not', null), where('confirmed', 'is', null)]),
          ]),
        ),
    )
    const lines: ContestLine[] = []
    for (const row of rows) {
      const line = await lineOf(view, row, workingHoursOf(site))
      if (line) lines.push(line)
    }
    return lines.sort((a, b) => a.dueAt - b.dueAt)
  })
}

async function lineOf(view: StoreReader, row: ContestRow, hours: WorkingHours): Promise<ContestLine | null> {
  const { siteId, applicationId, about, kind, at } = row
  const contest = contestIn(row)
  const dueAt = contestDue(contest, hours)
  const application = await view.record('applications', applicationId, siteId)
  if (!application || dueAt === null) return null
  const offer = await view.record('jobOffers', application.jobOfferId, siteId)
  const employer = await view.record('employers', application.employerId)
  const name = (await nameOfPerson(view, siteId, application.visitorId)) ?? application.sent.name
  const event = application.events.find(({ id }) => id === about)
  return {
    ...{ applicationId, about, kind, at, dueAt },
    stage: contest.appealedAt === null ? 'contest' : 'appeal',
    candidate: name ?? '',
    employer: employer?.name ?? '',
    offer: offer?.title ?? '',
    events: timeline(application)
      .filter(({ event: { type } }) => type !== 'referral-accepted' && type !== 'referral-declined')
      .filter((told) => !isContestFact(told.event))
      .map((told) => ({
        id: told.event.id,
        type: told.event.type,
        at: told.at,
        ...(told.event.byHost ? { byHost: true } : {}),
      })),
    words: event
      ? wordsOf(event, {
          name: candidateName(application.sent),
          offer: offer?.title ?? '',
          employer: employer?.name ?? '',
        })
      : [],
    ...(contest.appealWords === null ? {} : { appeal: contest.appealWords }),
  }
}

/** What the candidate read of the answer: that it was told elsewhere, its letter, or what it says without one. */
function wordsOf(event: ApplicationEvent, facts: LetterFacts): string[] {
  const { reasons = [], message, stepForward, nextStep, told } = event
  const words = isLetter(event)
    ? composeLetter(event, facts, 'fr').map((part) => part.words)
    : [
        told && fill(boardTexts.fr.telling.told[told.channel], { day: dayWords(told.on, 'fr') }),
        ...reasons.flatMap(({ code, criterion, note }) => [refusalLine(code).words.fr, criterion, note]),
        message,
        nextStep?.what,
      ]
  return [...words, stepForward?.words].filter((said) => said !== undefined && said !== '') as string[]
}

/** A host decides; what is found against the employer stands in the application for every score to read. */
export async function decideOnContest(
  { store, clock, receipts }: ServerParts,
  key: ContestKey,
  verdict: Verdict,
): Promise<Result<undefined, 'already-decided' | 'answer-gone' | 'not-found'>> {
  return store.transaction(async (tx) => {
    const found = await find(tx, key)
    if (!found) return refuse('not-found')
    const now = clock.now()
    const decided = decideContest(found.contest, verdict, now)
    if (!decided.ok) return decided
    // The person's own no is what is decided here.
    const others = found.application.events.filter(({ type }) => type !== 'telling-denied')
    const stands = standingEvents(others).some(({ id }) => id === key.about)
    // An answer that was taken back meanwhile counts for nothing anyway.
    if (verdict.stage === 'contest' && verdict.upheld && !stands) return refuse('answer-gone')
    await keep(tx, receipts, key, found.application, decided.value, now)
    return ok(undefined)
  })
}

/** The employer says once why a decision is wrong; hosts look at it again. */
export async function appealAgainst(
  { store, clock, receipts }: ServerParts,
  employerId: string,
  key: ContestKey,
  words: string,
): Promise<Result<undefined, AppealRefusal | 'not-found'>> {
  return store.transaction(async (tx) => {
    const found = await find(tx, key)
    if (!found || found.application.employerId !== employerId) return refuse('not-found')
    // What was not found against it yet is nothing that the employer knows of.
    if (found.contest.upheld !== true) return refuse('not-found')
    const now = clock.now()
    const appealed = appeal(found.contest, words, now)
    if (!appealed.ok) return appealed
    await keep(tx, receipts, key, found.application, appealed.value, now)
    return ok(undefined)
  })
}

async function find(
  view: StoreReader,
  { siteId, applicationId, about }: ContestKey,
): Promise<{ contest: Contest; application: Application } | null> {
  const contest = (await contestsOf(view, siteId, applicationId)).find((known) => known.about === about)
  const application = await view.record('applications', applicationId, siteId)
  return contest && application ? { contest, application } : null
}

/** The decision and its fact are one commit: the score never reads the one without the other. */
async function keep(
  tx: StoreTransaction,
  receipts: ServerParts['receipts'],
  { siteId, applicationId, about }: ContestKey,
  application: Application,
  { contest, fact }: Decided,
  now: Instant,
): Promise<void> {
  const { decidedAt, appealedAt, appealWords, appealDecidedAt } = contest
  await tx.run(
    tx.tables
      .updateTable('contests')
      .set({
        ...{ decidedAt, appealedAt, appealWords, appealDecidedAt },
        upheld: bit(contest.upheld),
        confirmed: bit(contest.confirmed),
      })
      .where('siteId', '=', siteId)
      .where('applicationId', '=', applicationId)
      .where('about', '=', about),
  )
  if (fact === undefined) return
  const author = byServer(now)
  const event: ApplicationEvent = { id: freshId('f'), type: fact, at: now, by: author.deviceId, about }
  const told = revised(application, author, { events: [...application.events, event] })
  await keepRecord(tx, 'applications', withReceipts(told, receipts, now))
}

function bit(told: boolean | null): number | null {
  return told === null ? null : Number(told)
}
