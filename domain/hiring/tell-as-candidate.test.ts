import { describe, expect, it } from 'vitest'
import { ApplicationBuilder, MONDAY } from '../../tests/support/application-builder.ts'
import { addDays, DAY, parisDay, parisInstant } from '../time.ts'
import type { Application } from './application.ts'
import { applicationStatus } from './application-status.ts'
import { meetingOf } from './meeting.ts'
import { judgementOf, openQuestion, tellAsCandidate, type CandidateWord } from './tell-as-candidate.ts'

const answered = MONDAY + 3 * DAY
const on = addDays(parisDay(answered), 4)
const meeting = { kind: 'meeting', what: 'Un entretien', on, time: '14:30', where: 'Au fournil' } as const
const invited = ApplicationBuilder.received().then('pursued', answered, { nextStep: meeting }).build()

function tell(application: Application, word: CandidateWord, now = answered + DAY) {
  const writer = { siteId: 'site-1', deviceId: 'kiosk-1', now }
  return tellAsCandidate(application, word, writer, `said-${application.events.length}`)
}
function told(application: Application, word: CandidateWord, now?: number): Application {
  const result = tell(application, word, now)
  if (!result.ok) throw new Error(result.reason)
  return result.value
}

describe('a meeting that was proposed', () => {
  it('waits for the candidate’s word', () => {
    expect(meetingOf(invited)).toMatchObject({ answer: 'open', nextStep: meeting })
  })

  it('is accepted, declined or asked to be moved; the last word counts', () => {
    const accepted = told(invited, { kind: 'accept-meeting' })
    expect(meetingOf(accepted)).toMatchObject({ answer: 'accepted' })
    expect(tell(accepted, { kind: 'accept-meeting' })).toEqual({ ok: false, reason: 'already-said' })
    const moved = told(
      accepted,
      { kind: 'move-meeting', wishes: ['morning', 'by-phone'] },
      answered + 2 * DAY,
    )
    expect(meetingOf(moved)).toMatchObject({ answer: 'move-asked', wishes: ['morning', 'by-phone'] })
    const declined = told(moved, { kind: 'decline-meeting' }, answered + 3 * DAY)
    expect(meetingOf(declined)).toMatchObject({ answer: 'declined' })
  })

  it('is another one once the employer proposes again: the earlier word is not about it', () => {
    const moved = told(invited, { kind: 'move-meeting', wishes: ['morning'] })
    const again = new ApplicationBuilder(moved).then('pursued', answered + 2 * DAY, {
      id: 'again',
      nextStep: { ...meeting, time: '09:00' },
    })
    expect(meetingOf(again.build())).toMatchObject({ answer: 'open', proposedBy: 'again' })
  })

  it('cannot be answered once its day has passed', () => {
    expect(tell(invited, { kind: 'accept-meeting' }, answered + 6 * DAY)).toEqual({
      ok: false,
      reason: 'meeting-over',
    })
  })
})

describe('a word about a meeting', () => {
  it('needs a meeting that stands', () => {
    const received = ApplicationBuilder.received().build()
    expect(tell(received, { kind: 'accept-meeting' })).toEqual({ ok: false, reason: 'no-meeting' })
    const refusedSince = new ApplicationBuilder(invited).then('refused', answered + DAY).build()
    expect(tell(refusedSince, { kind: 'accept-meeting' }, answered + 2 * DAY)).toEqual({
      ok: false,
      reason: 'no-meeting',
    })
  })

  it('may ask again for another day, with other wishes or without any', () => {
    const moved = told(invited, { kind: 'move-meeting', wishes: ['morning'] })
    const again = told(moved, { kind: 'move-meeting', wishes: [] }, answered + 2 * DAY)
    expect(again.events.at(-1)).toEqual({
      ...{ id: 'said-3', type: 'meeting-move-asked', at: answered + 2 * DAY, by: 'kiosk-1' },
      about: 'application-1-1',
    })
  })

  it('is said once: declining twice says nothing new', () => {
    const declined = told(invited, { kind: 'decline-meeting' })
    expect(tell(declined, { kind: 'decline-meeting' })).toEqual({ ok: false, reason: 'already-said' })
  })

  it('may be said until the end of its day on the wall of the site', () => {
    const writer = { siteId: 'site-1', deviceId: 'kiosk-1', now: parisInstant(on, 23, 30) }
    const accept = (zone?: string) =>
      tellAsCandidate(invited, { kind: 'accept-meeting' }, { ...writer, ...(zone ? { zone } : {}) }, 'said')
    expect(accept().ok).toBe(true)
    expect(accept('Indian/Reunion')).toEqual({ ok: false, reason: 'meeting-over' })
  })
})

it('a candidate who said all that fits may still withdraw, and say nothing else', () => {
  let builder = new ApplicationBuilder(invited)
  for (let count = 0; count < 10; count += 1) builder = builder.then('info-given', answered)
  expect(tell(builder.build(), { kind: 'accept-meeting' })).toEqual({ ok: false, reason: 'history-full' })
  expect(tell(builder.build(), { kind: 'withdraw', because: 'unsaid' }).ok).toBe(true)
})

describe('a question of the employer', () => {
  it.each(['pursued', 'refused', 'hired', 'withdrawn'] as const)('needs no answer once it was %s', (type) => {
    const decided = new ApplicationBuilder(asked).then(type, answered + 1).build()
    expect(openQuestion(decided)).toBeNull()
  })

  it('stays open whatever else is told, and the last one is the one to answer', () => {
    const viewed = new ApplicationBuilder(asked).then('viewed', answered + 1)
    expect(openQuestion(viewed.build())).toBe('application-1-1')
    const again = viewed.then('info-requested', answered + 2, { message: 'Et une voiture ?' })
    expect(openQuestion(again.build())).toBe('application-1-3')
  })

  const asked = ApplicationBuilder.received()
    .then('info-requested', answered, { message: 'Avez-vous le permis ?' })
    .build()

  it('is answered once, in the candidate’s words', () => {
    expect(openQuestion(asked)).not.toBeNull()
    const given = told(asked, { kind: 'give-info', message: 'Oui, le permis B.' })
    expect(openQuestion(given)).toBeNull()
    expect(given.events.at(-1)).toMatchObject({ type: 'info-given', message: 'Oui, le permis B.' })
  })

  it('that was never asked has no answer', () => {
    expect(tell(invited, { kind: 'give-info', message: 'Oui' })).toEqual({ ok: false, reason: 'no-question' })
  })
})

describe('a refusal', () => {
  const refused = ApplicationBuilder.received().then('refused', answered).build()

  it('helped or did not; a mind may change', () => {
    const helped = told(refused, { kind: 'judge-answer', helped: true })
    expect(judgementOf(helped)).toBe(true)
    expect(tell(helped, { kind: 'judge-answer', helped: true })).toEqual({
      ok: false,
      reason: 'already-said',
    })
    expect(judgementOf(told(helped, { kind: 'judge-answer', helped: false }, answered + 2 * DAY))).toBe(false)
  })

  it('is judged as it stands: of another answer nothing is said', () => {
    expect(tell(invited, { kind: 'judge-answer', helped: true })).toEqual({ ok: false, reason: 'no-answer' })
    const helped = told(refused, { kind: 'judge-answer', helped: true })
    const again = new ApplicationBuilder(helped).then('refused', answered + 2 * DAY).build()
    expect([judgementOf(refused), judgementOf(again)]).toEqual([null, null])
    const about = helped.events.at(1)!.id
    const since = new ApplicationBuilder(helped)
      .then('viewed', answered + 2 * DAY)
      .then('info-given', answered + 2 * DAY, { about })
    expect(judgementOf(since.build())).toBe(true)
    expect(
      told(again, { kind: 'judge-answer', helped: true }, answered + 3 * DAY).events.at(-1),
    ).toMatchObject({
      type: 'answer-judged',
      about: again.events.at(-1)!.id,
      helped: true,
    })
  })

  it('leaves nothing to withdraw', () => {
    expect(tell(refused, { kind: 'withdraw', because: 'found-work' })).toEqual({
      ok: false,
      reason: 'concluded',
    })
  })
})

it('what came to its end is not withdrawn; what was accepted is', () => {
  const withdraw = (type: 'withdrawn' | 'candidate-declined' | 'hired' | 'pursued') =>
    tell(ApplicationBuilder.received().then(type, answered).build(), { kind: 'withdraw', because: 'unsaid' })
      .ok
  expect((['withdrawn', 'candidate-declined', 'hired', 'pursued'] as const).map(withdraw)).toEqual([
    false,
    false,
    true,
    true,
  ])
})

it('an application that waits is withdrawn, with its reason', () => {
  const withdrawn = told(ApplicationBuilder.received().build(), { kind: 'withdraw', because: 'found-work' })
  expect(applicationStatus(withdrawn, answered + 2 * DAY).kind).toBe('withdrawn')
  expect(withdrawn.events.at(-1)).toMatchObject({ because: 'found-work' })
})
