import { describe, expect, it } from 'vitest'
import { DAY, parisInstant, type Instant } from '../time.ts'
import type { Application, ApplicationEvent } from './application.ts'
import { referralFigures, type ReferredApplication } from './referral-figures.ts'

const NOW = parisInstant('2026-11-02', 10)
const event = (type: ApplicationEvent['type'], at: Instant, more: Partial<ApplicationEvent> = {}) =>
  ({ id: `${type}-${at}`, type, at, receivedAt: at, by: 'd', ...more }) as ApplicationEvent

interface Told {
  askedAt?: Instant
  said?: 'referral-accepted' | 'referral-declined'
  /** What the other employer did with an application that came so long after the yes. */
  then?: ApplicationEvent['type'][]
  after?: number
  employerId?: string
  invited?: boolean
}

function referred(
  person: string,
  { askedAt = NOW - 60 * DAY, said, then, after = DAY, employerId = 'garage', invited }: Told = {},
): ReferredApplication {
  const ask = event('refused', askedAt, {
    id: `ask-${person}`,
    stepForward: { kind: 'employer', itemId: 'garage' },
  })
  const word = said ? [event(said, askedAt + DAY, { about: ask.id })] : []
  const submittedAt = askedAt + DAY + after
  const later = then && {
    ...{ id: `later-${person}`, employerId, visitorId: person, sent: { name: 'x' } },
    events: [event('submitted', submittedAt), ...then.map((type) => event(type, submittedAt + DAY))],
  }
  return {
    person,
    application: {
      ...{ id: `a-${person}`, employerId: 'bakery', visitorId: person, sent: { name: 'x' } },
      events: [event('submitted', askedAt - DAY), ask, ...word],
    } as unknown as Application,
    others: later ? [later as unknown as Application] : [],
    invited: new Set(invited ? [ask.id] : []),
  }
}

const silent = (count: number) => Array.from({ length: count }, (_, index) => referred(`s${index}`))
const none = { saidYes: 0, seen: 0, answered: 0, hired: 0 }
const yes = { said: 'referral-accepted' } as const

it('counts people, how many said yes, and how far that led them', () => {
  const all = [
    referred('no', { said: 'referral-declined' }),
    referred('yes', yes),
    referred('met', { ...yes, invited: true }),
    referred('opened', { ...yes, then: ['viewed'] }),
    referred('refused', { ...yes, then: ['viewed', 'refused'] }),
    referred('hired', { ...yes, then: ['pursued', 'hired'] }),
    ...silent(4),
  ]
  expect(referralFigures(all, NOW)).toEqual({ people: 10, saidYes: 5, seen: 4, answered: 2, hired: 1 })
})

describe('no figure is shown', () => {
  it('of fewer than five people, nor of the sixth before the tenth', () => {
    expect(referralFigures(silent(4), NOW)).toBeNull()
    expect(referralFigures(silent(5), NOW)).toEqual({ people: 5, ...none })
    // The latest of them waits: what they said cannot be read from a difference.
    const latest = referred('new', { ...yes, askedAt: NOW - 30 * DAY })
    expect(referralFigures([latest, ...silent(5)], NOW)).toEqual({ people: 5, ...none })
    expect(referralFigures([latest, ...silent(9)], NOW)).toEqual({ people: 10, ...none, saidYes: 1 })
  })

  it('of whom has still to say', () => {
    const open = referred('open', { askedAt: NOW - DAY })
    expect(referralFigures([...silent(4), open], NOW)).toBeNull()
    const said = referred('open', { askedAt: NOW - 2 * DAY, ...yes })
    expect(referralFigures([...silent(4), said], NOW)).toMatchObject({ people: 5, saidYes: 1 })
  })

  it('of what is older than the score looks back', () => {
    const old = (askedAt: Instant) => referred('old', { askedAt })
    expect(referralFigures([...silent(4), old(NOW - 365 * DAY - 1)], NOW)).toBeNull()
    expect(referralFigures([...silent(4), old(NOW - 365 * DAY)], NOW)).toMatchObject({ people: 5 })
  })
})

it('somebody who was recommended twice is one person', () => {
  const twice = [referred('s0', { ...yes, askedAt: NOW - 40 * DAY, then: ['refused'] }), ...silent(5)]
  expect(referralFigures(twice, NOW)).toEqual({ people: 5, saidYes: 1, seen: 1, answered: 1, hired: 0 })
})

describe('nothing is owed to a recommendation', () => {
  it('whose yes was taken back, whatever came of it before', () => {
    const kept = referred('x', { ...yes, then: ['hired'], invited: true })
    const { events } = kept.application
    const no = event('referral-declined', NOW - 50 * DAY, { about: 'ask-x' })
    const takenBack = { ...kept, application: { ...kept.application, events: [...events, no] } }
    expect(referralFigures([...silent(4), takenBack], NOW)).toEqual({ people: 5, ...none })
    expect(referralFigures([...silent(4), kept], NOW)).toMatchObject({ saidYes: 1, hired: 1 })
  })

  it('where the other employer did nothing with the application', () => {
    const applied = referred('x', { ...yes, then: ['withdrawn'] })
    expect(referralFigures([...silent(4), applied], NOW)).toMatchObject({ saidYes: 1, seen: 0 })
    const asked = referred('x', { ...yes, then: ['info-requested'], after: 0 })
    expect(referralFigures([...silent(4), asked], NOW)).toMatchObject({ saidYes: 1, seen: 1, answered: 0 })
  })

  it.each<[string, Told]>([
    ['that was declined', { said: 'referral-declined', then: ['hired'], invited: true }],
    ['before the yes', { ...yes, then: ['hired'], after: -2 * DAY }],
    ['where another employer hires', { ...yes, then: ['hired'], employerId: 'mairie' }],
  ])('%s', (_, told) => {
    const { hired, answered, seen } = referralFigures([...silent(4), referred('x', told)], NOW)!
    expect({ hired, answered, seen }).toEqual({ hired: 0, answered: 0, seen: 0 })
  })
})
