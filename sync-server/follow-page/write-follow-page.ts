import {
  applicationStatus,
  expectedAnswer,
  isWaiting,
  reasonsTold,
  toldToCandidate,
} from '../../domain/hiring/application-status.ts'
import { boardTexts } from '../../domain/hiring/board-texts.ts'
import { isMeetingAhead, isMeetingCalledOff, meetingOf, type Meeting } from '../../domain/hiring/meeting.ts'
import { composeLetter } from '../../domain/hiring/letter/compose-letter.ts'
import { reportFigures } from '../../domain/hiring/published-report.ts'
import { followedUp } from '../../domain/hiring/followed-up.ts'
import { refusalLine } from '../../domain/hiring/refusal-grid.ts'
import { whatIsAsked } from '../../domain/hiring/what-is-asked.ts'
import { whatNext, type WhatNext } from '../../domain/hiring/what-next.ts'
import type { Language } from '../../domain/language.ts'
import { clockWords } from '../../domain/text/clock-words.ts'
import { dayWords } from '../../domain/text/day-words.ts'
import { fill } from '../../domain/text/fill.ts'
import { siteClock, siteDay, type Instant } from '../../domain/time.ts'
import type { Followed } from '../passes/follow-links.ts'
import { escaped, writeFrame } from '../verify-page/page-frame.ts'
import { followPageTexts } from './follow-page.texts.ts'
import { writeTelling } from './write-telling.ts'
import { momentOfMeeting, saidOfMeeting, whatIsMet } from './meeting-words.ts'

/**
 * One application as its candidate reads it at the kiosk, to read alone. What the employer wrote in its own words is
 * left to the kiosk: they may say a name, and a link may be seen by others.
 */
export function writeFollowPage(language: Language, path: string, followed: Followed): string {
  const { application, offer, employer, zone, now } = followed
  const texts = followPageTexts[language]
  const { status: words } = boardTexts[language]
  const status = applicationStatus(application, now)
  const { dueOn, overdue } = expectedAnswer(status, now, zone)
  const told = toldToCandidate(application)
  // Without the name: whoever holds the link may read it.
  const letters = told.letters
    .map(({ letter }) => composeLetter(letter, { offer: offer.title, employer: employer.name }, language))
    .toReversed()
  const hasOwnWords =
    told.messages.length > 0 ||
    reasonsTold(application).some(({ note }) => note) ||
    told.stepsForward.some(({ words: step }) => step) ||
    letters.flat().some(({ kind }) => kind === 'own')
  const meeting = meetingOf(application)
  const isCalledOff = isMeetingCalledOff(application, now)
  const day = (at: Instant) => dayWords(siteDay(at, zone), language)
  const before = [
    ...(status.kind === 'received' ? [] : [fill(words.received, { day: day(status.receivedAt) })]),
    ...(status.viewedAt === undefined || status.kind === 'viewed'
      ? []
      : [fill(words.viewed, { day: day(status.viewedAt) })]),
  ]
  const next = nextWords(
    language,
    whatNext({ ...status, overdue }, employer, whatIsAsked(application, now), siteDay(now, zone)),
    dayWords(dueOn, language),
    employer.absence ? dayWords(employer.absence.to, language) : '',
  )
  const body = [
    `<p><strong>${escaped(offer.title || boardTexts[language].goneOffer)}</strong><br>${escaped(employer.name)}</p>`,
    `<section class="genuine"><h2>${fill(words[status.kind], { day: day(status.at) })}</h2>`,
    next === '' ? '' : `<p>${next}</p>`,
    followed.remindedAt === null || !isWaiting(status)
      ? ''
      : `<p>${fill(boardTexts[language].reminded, { day: day(followed.remindedAt) })}</p>`,
    writeFollowedUp(language, followed),
    offer.closedQuietlyAt === undefined || !isWaiting(status)
      ? ''
      : `<p>${fill(boardTexts[language].closedQuietly, { day: day(offer.closedQuietlyAt) })}</p>`,
    before.length === 0 ? '' : `<p>${before.join('. ')}.</p>`,
    `</section>`,
    writeTelling(language, path, followed),
    meeting && !isCalledOff ? writeMeeting(language, path, meeting, isMeetingAhead(meeting, now, zone)) : '',
    meeting && isCalledOff ? writeCalledOff(language, path, meeting) : '',
    told.reasons.length === 0 ? '' : `<h2>${texts.why}</h2>`,
    ...told.reasons.map(({ code }) => `<p>${escaped(refusalLine(code).words[language])}</p>`),
    ...letters.flatMap((parts) => [
      `<h2>${texts.letter}</h2>`,
      ...parts
        .filter(({ kind }) => kind !== 'own' && kind !== 'moment')
        .map(({ words: part }) => `<p>${escaped(part)}</p>`),
    ]),
    hasOwnWords ? `<p>${texts.words}</p>` : '',
    writeReport(language, followed),
    `<p><strong>${texts.answer}</strong></p>`,
    `<p>${texts.private}</p>`,
    `<p>${fill(texts.read, { day: day(now), time: clockWords(siteClock(now, zone), language) })}</p>`,
  ]
  return writeFrame(language, { path, title: texts.title, body: body.filter(Boolean).join('\n') })
}

/** That they asked again by themselves, as they noted at the kiosk. */
function writeFollowedUp(language: Language, { application, zone, now }: Followed): string {
  const last = followedUp(application, now)
  if (!last) return ''
  const { waits, over } = boardTexts[language].followedUp
  const day = (at: Instant) => dayWords(siteDay(at, zone), language)
  return `<p>${fill(now < last.until ? waits : over, { day: day(last.at), until: day(last.until) })}</p>`
}

/** How everybody who applied was answered, in numbers alone. */
function writeReport(language: Language, { report, zone }: Followed): string {
  if (!report) return ''
  const { title, lead, figures, note } = boardTexts[language].report
  const day = dayWords(siteDay(report.closedAt, zone), language)
  return `<h2>${title}</h2>
<p>${fill(lead, { day })}</p>
<dl>${reportFigures.map((figure) => `<dt>${figures[figure]}</dt><dd>${report[figure]}</dd>`).join('')}</dl>
<p>${note}</p>`
}

/** Where the kiosk says that there is more to read, the page has it below, or says so. */
function nextWords(language: Language, next: WhatNext, due: string, awayUntil: string): string {
  const { status, expect, late, away, lateAway } = boardTexts[language]
  switch (next) {
    case null:
    case 'readWhy':
    case 'readNext':
      return ''
    case 'notAboutYou':
    case 'referralAsked':
    case 'tellingAsked':
      return status[next]
    case 'away':
      return fill(away, { day: awayUntil })
    case 'lateAway':
      return fill(lateAway, { due, day: awayUntil })
    case 'late':
      return fill(late, { due })
    default:
      return fill(expect[next], { day: due })
  }
}

/** A telephone that holds the meeting is told that nobody waits there. */
function writeCalledOff(language: Language, path: string, { nextStep }: Meeting): string {
  if (nextStep.on === undefined) return ''
  const texts = followPageTexts[language]
  return `<p>${texts.calledOff}</p>${calendarLink(language, path, texts.removeFromCalendar)}`
}

function calendarLink(language: Language, path: string, words: string): string {
  return `<a class="button" href="${path}/rendez-vous.ics?langue=${language}">${words}</a>`
}

function writeMeeting(language: Language, path: string, meeting: Meeting, isAhead: boolean): string {
  const texts = followPageTexts[language]
  const { nextStep } = meeting
  const facts = [
    [texts.where, nextStep.where],
    [texts.contact, nextStep.contact],
  ].flatMap(([name, value]) => (value ? [`<dt>${name}</dt><dd>${escaped(value)}</dd>`] : []))
  return `<section class="stranger">
<h2>${escaped(whatIsMet(language, nextStep))}</h2>
<p class="moment">${momentOfMeeting(language, nextStep)}</p>
${facts.length > 0 ? `<dl>${facts.join('')}</dl>` : ''}
<p>${saidOfMeeting(language, meeting, isAhead)}</p>
${nextStep.on === undefined ? '' : calendarLink(language, path, texts.calendar)}
</section>`
}

/** The same page for a link that shows nothing, whatever the reason. */
export function writeFollowOver(language: Language, path: string): string {
  const { title, over, again } = followPageTexts[language]
  const body = `<section role="status" class="stranger">
<p>${over}</p>
<p>${again}</p>
</section>`
  return writeFrame(language, { path, title, body })
}
