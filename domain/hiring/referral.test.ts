import { describe, expect, it } from 'vitest'
import { ApplicationBuilder, baker, MONDAY } from '../../tests/support/application-builder.ts'
import { DAY, MINUTE } from '../time.ts'
import { decideAnswer, STEP_FORWARD_LENGTH, type Answer } from './answer-application.ts'
import type { Application, StepForward } from './application.ts'
import { isReferralAsked, receivesReferrals, referralsOf, SHOWN_FOR, shownByReferral } from './referral.ts'
import { lineOf } from './reciprok-score.ts'
import { scoredFileOf } from './scored-file.ts'
import { tellAsCandidate } from './tell-as-candidate.ts'
import { withoutCandidate } from './without-candidate.ts'

const sent = {
  name: 'Nadia',
  phone: '06 00 00 00 00',
  message: 'Votre pain me plaît.',
  abilities: ['Pétrir'],
}
const received = ApplicationBuilder.received().with({ sent })
const refused = received.onDay(2, 'refused', { reasons: [{ code: 'position_filled' }] })
const to = (itemId: string): StepForward => ({ kind: 'employer', itemId, words: 'Elle est sérieuse.' })
const asked = refused.onDay(3, 'recommended', { id: 'ask', stepForward: to('garage') })
const day = (count: number) => MONDAY + count * DAY

function refer(application: Application, answer: Answer, now = day(4), groupSize = 1): string {
  const writer = { siteId: 'site-1', deviceId: 'desk-1', now }
  const decided = decideAnswer(application, baker, answer, writer, `said-${now}`, { groupSize })
  return decided.ok ? 'written' : decided.reason
}
const recommend = (stepForward: StepForward): Answer => ({ kind: 'recommend', stepForward })
const refuse = (stepForward: StepForward): Answer => ({
  ...{ kind: 'refuse', reasons: [{ code: 'position_filled' }], stepForward },
})

function say(application: Application, kind: 'accept-referral' | 'decline-referral', now: number) {
  const writer = { siteId: 'site-1', deviceId: 'kiosk-1', now }
  const told = tellAsCandidate(application, { kind, referral: 'ask' }, writer, `${kind}-${now}`)
  return told.ok ? told.value : told.reason
}
function said(
  application: Application,
  kind: 'accept-referral' | 'decline-referral',
  now: number,
): Application {
  const told = say(application, kind, now)
  if (typeof told === 'string') throw new Error(told)
  // The server has it a moment later.
  const events = told.events.map((event) => ({ ...event, receivedAt: event.receivedAt ?? event.at }))
  return { ...told, events }
}
const statusAt = (application: Application, now: number) =>
  referralsOf(application, now).map(({ status }) => status)

describe('nobody is referred', () => {
  it.each([
    ['to no employer', refused, recommend({ kind: 'employer', words: 'Un mot.' }), 'referral-needs-employer'],
    ['to the employer itself', refused, recommend(to(baker.employerId)), 'referral-to-oneself'],
    [
      'while they may still be taken',
      received.onDay(1, 'pursued'),
      recommend(to('garage')),
      'referral-before-refusal',
    ],
    ['before any answer', received, recommend(to('garage')), 'not-decided'],
    ['who took their application back', received.onDay(1, 'withdrawn'), refuse(to('garage')), 'withdrawn'],
    [
      'of whom nothing is left to show',
      refused.with({ sent: { message: 'À vous seuls.' } }),
      recommend(to('garage')),
      'referral-empty',
    ],
    [
      'who sent nothing else than a message',
      refused.with({ sent: { name: '', message: 'À vous seuls.', abilities: [] } }),
      recommend(to('garage')),
      'referral-empty',
    ],
    ['twice to the same', asked, recommend(to('garage')), 'referred-before'],
    ['while they are asked about another', asked, recommend(to('mairie')), 'referral-open'],
    [
      'in words that the law protects',
      refused,
      recommend({ kind: 'employer', itemId: 'garage', words: 'Trop âgée pour nous.' }),
      'protected-wording',
    ],
    [
      'at more length than the record holds',
      refused,
      recommend({ kind: 'employer', itemId: 'garage', words: 'a'.repeat(STEP_FORWARD_LENGTH + 1) }),
      'text-too-long',
    ],
  ] as const)('%s', (_why, application, answer, reason) => {
    expect(refer(application.build(), answer)).toBe(reason)
  })

  it('with a whole group', () => {
    expect(refer(received.build(), refuse(to('garage')), day(4), 2)).toBe('referral-of-many')
  })

  it('to a fourth employer', () => {
    const thrice = ['a', 'b', 'c'].reduce(
      (builder, id, index) => builder.onDay(3 + index * 20, 'recommended', { id, stepForward: to(id) }),
      refused,
    )
    expect(refer(thrice.build(), recommend(to('d')), day(80))).toBe('too-many-referrals')
  })
})

describe('a referral', () => {
  it('goes with a refusal or after one, and asks the person', () => {
    expect(refer(received.build(), refuse(to('garage')))).toBe('written')
    expect(refer(refused.build(), recommend(to('garage')))).toBe('written')
    expect(referralsOf(asked.build(), day(4))).toMatchObject([
      { id: 'ask', employerId: 'garage', words: 'Elle est sérieuse.', status: 'asked', answerBy: day(17) },
    ])
  })

  it('was made all the same when its answer was found to be none', () => {
    const wrong = asked.onDay(5, 'contest-upheld', { about: 'ask' }).build()
    expect(referralsOf(wrong, day(6))).toEqual([])
    expect(refer(wrong, recommend(to('garage')), day(6))).toBe('referred-before')
    expect(refer(wrong, recommend(to('mairie')), day(6))).toBe('written')
  })

  it('ends in silence after fourteen days, and may be made to somebody else then', () => {
    const application = asked.build()
    expect(statusAt(application, day(17) - 1)).toEqual(['asked'])
    expect(statusAt(application, day(17))).toEqual(['expired'])
    expect(say(application, 'accept-referral', day(17))).toBe('no-referral')
    expect(refer(application, recommend(to('garage')), day(17))).toBe('referred-before')
    expect(refer(application, recommend(to('mairie')), day(17))).toBe('written')
  })

  it('is not there any more once it was taken back within its ten minutes', () => {
    const taken = asked.then('answer-withdrawn', day(3) + 5 * MINUTE, { about: 'ask' }).build()
    expect(referralsOf(taken, day(4))).toEqual([])
    expect(say(taken, 'accept-referral', day(4))).toBe('no-referral')
  })

  it('shows what was sent after a yes, without the words to the first employer, and nothing before', () => {
    const application = asked.build()
    const shownAt = (one: Application, now: number) => shownByReferral(one, referralsOf(one, now)[0]!)
    expect(shownAt(application, day(4))).toBeNull()
    const yes = said(application, 'accept-referral', day(5))
    const { message: _message, ...shown } = sent
    expect(shownAt(yes, day(6))).toEqual(shown)
    expect(shownAt(yes, day(5) + SHOWN_FOR)).toBeNull()
    expect(say(yes, 'accept-referral', day(6))).toBe('already-said')
    expect(refer(yes, recommend(to('mairie')), day(6))).toBe('referral-open')
  })

  it('is over three months after the yes: nobody sees the person, and another may be asked', () => {
    const yes = said(asked.build(), 'accept-referral', day(5))
    expect(statusAt(yes, day(5) + SHOWN_FOR - 1)).toEqual(['accepted'])
    expect(statusAt(yes, day(5) + SHOWN_FOR)).toEqual(['over'])
    expect(say(yes, 'decline-referral', day(5) + SHOWN_FOR)).toBe('no-referral')
    expect(refer(yes, recommend(to('mairie')), day(5) + SHOWN_FOR)).toBe('written')
  })

  it('ends with a no, also after a yes, whichever is heard first', () => {
    const yes = said(asked.build(), 'accept-referral', day(5))
    const no = said(yes, 'decline-referral', day(6))
    expect(statusAt(no, day(6))).toEqual(['declined'])
    expect(say(no, 'decline-referral', day(7))).toBe('already-said')
    expect(say(no, 'accept-referral', day(7))).toBe('no-referral')
    const other = said(asked.build(), 'decline-referral', day(4))
    const merged = { ...other, events: [...other.events, yes.events.at(-1)!] }
    expect(statusAt(merged, day(6))).toEqual(['declined'])
  })

  it('has a word of its own, which says nothing about another one', () => {
    const twice = refused
      .onDay(3, 'recommended', { id: 'first', stepForward: to('garage') })
      .onDay(20, 'recommended', { id: 'second', stepForward: to('mairie') })
    expect(statusAt(twice.build(), day(21))).toEqual(['expired', 'asked'])
    const no = twice.onDay(4, 'referral-declined', { about: 'first', by: 'kiosk-1' }).build()
    expect(statusAt(no, day(21))).toEqual(['declined', 'asked'])
    expect(isReferralAsked(twice.build(), day(21))).toBe(true)
    const yes = twice.onDay(22, 'referral-accepted', { about: 'second', by: 'kiosk-1' }).build()
    expect(statusAt(yes, day(23))).toEqual(['expired', 'accepted'])
    expect(isReferralAsked(yes, day(23))).toBe(false)
    const writer = { siteId: 'site-1', deviceId: 'kiosk-1', now: day(21) }
    const accept = (referral: string) =>
      tellAsCandidate(twice.build(), { kind: 'accept-referral', referral }, writer, 'word').ok
    expect([accept('first'), accept('second')]).toEqual([false, true])
  })

  it('is said yes to within its fourteen days, to the moment', () => {
    const until = day(3) + 14 * DAY
    const yes = (at: number) => asked.then('referral-accepted', at, { about: 'ask', by: 'kiosk-1' }).build()
    expect(referralsOf(yes(until - 1), until)).toMatchObject([{ status: 'accepted', acceptedAt: until - 1 }])
    expect(statusAt(yes(until), until)).toEqual(['expired'])
  })

  it('asks nothing of somebody of whom nothing would be shown', () => {
    const empty = asked.with({ sent: { message: 'À vous seuls.', abilities: [] } }).build()
    expect(isReferralAsked(asked.build(), day(4))).toBe(true)
    expect(isReferralAsked(empty, day(4))).toBe(false)
    expect(say(empty, 'accept-referral', day(4))).toBe('no-referral')
  })

  it('ends with the application', () => {
    const hired = asked.onDay(4, 'hired').onDay(5, 'withdrawn').build()
    expect(statusAt(hired, day(6))).toEqual(['declined'])
  })

  it('can be taken back however much was said before', () => {
    let application = said(asked.build(), 'accept-referral', day(4))
    for (let helped = true, told = true; told; helped = !helped) {
      const writer = { siteId: 'site-1', deviceId: 'kiosk-1', now: day(5) + application.events.length }
      const next = tellAsCandidate(application, { kind: 'judge-answer', helped }, writer, `j-${writer.now}`)
      told = next.ok
      if (next.ok) application = next.value
    }
    expect(statusAt(said(application, 'decline-referral', day(6)), day(6))).toEqual(['declined'])
  })
})

describe('degree 4', () => {
  const pointerAt = (application: Application, now: number) =>
    lineOf(scoredFileOf(application)!, now).recommendation

  it('is not there for having asked, however long the line, nor after a no', () => {
    const long = refused.onDay(3, 'recommended', {
      id: 'ask',
      stepForward: { ...to('garage'), words: 'Une personne sérieuse, que nous regrettons.' },
    })
    expect(pointerAt(long.build(), day(40))).toBe(0)
    expect(pointerAt(said(long.build(), 'decline-referral', day(5)), day(40))).toBe(0)
  })

  it('is there from the yes on, by the day of the employer’s act, and stays when the yes is taken back', () => {
    const yes = said(asked.build(), 'accept-referral', day(16))
    expect(pointerAt(yes, day(16) - 1)).toBe(0)
    expect(pointerAt(yes, day(16))).toBe(2000)
    expect(pointerAt(said(yes, 'decline-referral', day(17)), day(40))).toBe(2000)
  })

  it('is not there for a yes that came too late, or after a no', () => {
    const late = asked.onDay(17, 'referral-accepted', { about: 'ask' }).build()
    expect(pointerAt(late, day(40))).toBe(0)
    const no = asked.onDay(4, 'referral-declined', { about: 'ask' })
    expect(pointerAt(no.onDay(5, 'referral-accepted', { about: 'ask' }).build(), day(40))).toBe(0)
  })

  it('is there for the one that they said yes to, whatever they said of another', () => {
    const both = asked
      .onDay(4, 'referral-declined', { about: 'ask' })
      .onDay(5, 'recommended', { id: 'second', stepForward: to('mairie') })
      .onDay(6, 'referral-accepted', { about: 'second' })
    expect(pointerAt(both.build(), day(40))).toBe(2000)
    const none = asked
      .onDay(5, 'recommended', { id: 'second', stepForward: to('mairie') })
      .onDay(6, 'referral-accepted', { about: 'elsewhere' })
    expect(pointerAt(none.build(), day(40))).toBe(0)
  })

  it('stays when the person is erased, of whom nothing is shown any more', () => {
    const yes = said(asked.build(), 'accept-referral', day(5))
    const gone = withoutCandidate(yes, 'x', { deviceId: 'server', now: day(6) })
    expect(pointerAt(gone, day(40))).toBe(2000)
    expect(shownByReferral(gone, referralsOf(gone, day(6))[0]!)).toBeNull()
  })
})

it('an employer receives nobody at a site that it left, or once it paused', () => {
  const employer = { siteIds: ['brest'] }
  expect(receivesReferrals(employer, 'brest')).toBe(true)
  expect(receivesReferrals(employer, 'quimper')).toBe(false)
  expect(receivesReferrals({ ...employer, referralsPausedAt: 0 }, 'brest')).toBe(false)
})
