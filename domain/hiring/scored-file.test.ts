import { describe, expect, it } from 'vitest'
import { ApplicationBuilder, MONDAY } from '../../tests/support/application-builder.ts'
import { DAY } from '../time.ts'
import type { ApplicationEvent, ApplicationEventType } from './application.ts'
import { scoreEmployer } from './reciprok-score.ts'
import { scoredFileOf, withoutIdentity } from './scored-file.ts'
import { withoutCandidate } from './without-candidate.ts'

const received = ApplicationBuilder.received()
const tied: NonNullable<ApplicationEvent['reasons']> = [{ code: 'skill_missing', criterionId: 'dough' }]

function flags(type: ApplicationEventType, fields: Partial<ApplicationEvent>) {
  const file = scoredFileOf(received.onDay(2, type, fields).build())
  const [event] = file!.events
  return event && { qualified: event.qualified, recommended: event.recommended }
}

describe('what does not count', () => {
  it('an application that the server has not received', () => {
    const unsent = received.with({ events: [{ id: 's', type: 'submitted', at: MONDAY, by: 'kiosk-1' }] })
    expect(scoredFileOf(unsent.build())).toBeNull()
  })

  it('an answer that the server has not received', () => {
    expect(scoredFileOf(received.unsent('refused', MONDAY + DAY).build())!.events).toEqual([])
  })

  it.each(['viewed', 'info-requested', 'submitted'] as const)('the event %s', (type) => {
    expect(scoredFileOf(received.onDay(2, type).build())!.events).toEqual([])
  })

  it('a reason that points at no criterion', () => {
    const bare = { qualified: false, recommended: false }
    expect(flags('refused', { reasons: [{ code: 'position_filled' }] })).toEqual(bare)
    expect(flags('refused', { reasons: [] })).toEqual(bare)
  })

  it('a next step without date or contact', () => {
    expect(flags('pursued', { nextStep: { what: 'On vous rappelle' } })!.qualified).toBe(false)
    expect(flags('pursued', { nextStep: { what: 'On vous rappelle', contact: ' ' } })!.qualified).toBe(false)
  })

  it('a pointer in a few words, to nothing', () => {
    expect(flags('refused', { stepForward: { kind: 'words', words: 'Bon courage !' } })!.recommended).toBe(
      false,
    )
    expect(flags('refused', { stepForward: { kind: 'host' } })!.recommended).toBe(false)
  })

  it('reasons and pointers given to more than ten people at once', () => {
    const fields = { reasons: tied, stepForward: { kind: 'challenge', itemId: 'session-1' } } as const
    const both = { qualified: true, recommended: true }
    expect(flags('refused', { ...fields, groupSize: 10 })).toEqual(both)
    expect(flags('refused', { ...fields, groupSize: 11 })).toEqual({ qualified: false, recommended: false })
  })
})

it('an application is as unverified as it came, and stays so without its candidate', () => {
  const doubtful = received.with({ unverified: true }).build()
  expect(scoredFileOf(doubtful)).toMatchObject({ unverified: true })
  const author = { deviceId: 'server', now: MONDAY + 40 * DAY }
  expect(scoredFileOf(withoutCandidate(doubtful, 'stranger', author))).toMatchObject({ unverified: true })
  expect(scoredFileOf(received.with({ unverified: false }).build())).not.toHaveProperty('unverified')
})

describe('what counts', () => {
  it('a reason that points at a criterion', () => {
    expect(flags('refused', { reasons: tied })!.qualified).toBe(true)
  })

  it('a next step with a date or with somebody to contact', () => {
    expect(flags('pursued', { nextStep: { what: 'Un essai', on: '2026-03-09' } })!.qualified).toBe(true)
    expect(flags('hired', { nextStep: { what: 'Le contrat', contact: 'Sonia' } })!.qualified).toBe(true)
  })

  it('a reason or a plan added to either kind of answer, and never the other way round', () => {
    const nextStep = { what: 'Un essai', on: '2026-03-09' }
    expect(flags('refused', { nextStep })!.qualified).toBe(false)
    for (const type of ['pursued', 'hired'] as const)
      expect(flags(type, { reasons: tied })!.qualified).toBe(false)
    for (const type of ['candidate-declined', 'qualified', 'recommended'] as const) {
      expect(flags(type, { reasons: tied })!.qualified).toBe(true)
      expect(flags(type, { nextStep })!.qualified).toBe(true)
      expect(flags(type, {})!.qualified).toBe(false)
    }
  })

  it('a pointer in twenty characters, spaces around them apart', () => {
    const pointer = (words: string) =>
      flags('refused', { stepForward: { kind: 'words', words } })!.recommended
    expect([pointer(`  ${'a'.repeat(19)}  `), pointer('a'.repeat(20))]).toEqual([false, true])
  })

  it('one good reason among others', () => {
    const reasons: ApplicationEvent['reasons'] = [{ code: 'position_filled' }, tied[0]!]
    expect(flags('refused', { reasons })!.qualified).toBe(true)
  })

  it('a pointer to an item, or in twenty characters', () => {
    expect(flags('refused', { stepForward: { kind: 'offer', itemId: 'offer-2' } })!.recommended).toBe(true)
    const words = 'Allez voir Sonia jeudi.'
    expect(flags('recommended', { stepForward: { kind: 'words', words } })!.recommended).toBe(true)
  })
})

describe('the moment that counts', () => {
  const at = (fields: Partial<ApplicationEvent>) =>
    scoredFileOf(received.onDay(20, 'refused', fields).build())!.events[0]!.at

  const atSession = 'session-1'

  it('is when the server saw it, whatever the clock of the device says', () => {
    expect(at({ at: MONDAY + 15 * DAY })).toBe(MONDAY + 20 * DAY)
    expect(at({ at: MONDAY + 90 * DAY })).toBe(MONDAY + 20 * DAY)
  })

  it('is at a challenge session the device’s word for it, up to seven days before the server saw it', () => {
    expect(at({ at: MONDAY + 15 * DAY, atSession })).toBe(MONDAY + 15 * DAY)
    expect(at({ at: MONDAY + 2 * DAY, atSession })).toBe(MONDAY + 13 * DAY)
  })

  it('is never after the server saw it, nor before the reception', () => {
    expect(at({ at: MONDAY + 90 * DAY, atSession })).toBe(MONDAY + 20 * DAY)
    expect(at({ at: MONDAY - 90 * DAY, atSession, receivedAt: MONDAY + DAY })).toBe(MONDAY)
    expect(at({ receivedAt: MONDAY - DAY })).toBe(MONDAY)
  })

  it('is for the application the server’s reception, so that a kiosk without network harms nobody', () => {
    const kept = received.with({
      events: [{ id: 's', type: 'submitted', at: MONDAY - 6 * DAY, by: 'kiosk-1', receivedAt: MONDAY }],
    })
    expect(scoredFileOf(kept.build())!.receivedAt).toBe(MONDAY)
  })

  it('is the first reception, and what was taken back in time is no act', () => {
    const [sent] = received.build().events
    const twice = received.with({ events: [{ ...sent!, id: 'again', receivedAt: MONDAY + DAY }, sent!] })
    expect(scoredFileOf(twice.build())!.receivedAt).toBe(MONDAY)
    const viewed = received.with({ events: [{ ...sent!, receivedAt: MONDAY + DAY }] }).then('viewed', MONDAY)
    expect(scoredFileOf(viewed.build())!.receivedAt).toBe(MONDAY + DAY)
    expect('withdrawnAt' in scoredFileOf(viewed.build())!).toBe(false)
    const taken = received.onDay(2, 'refused').onDay(2, 'answer-withdrawn', { about: 'application-1-1' })
    expect(scoredFileOf(taken.build())).toEqual({
      id: 'application-1',
      candidate: 'visitor-1',
      receivedAt: MONDAY,
      events: [],
    })
  })

  it('is the first withdrawal', () => {
    const twice = received.onDay(9, 'withdrawn').onDay(4, 'withdrawn').build()
    expect(scoredFileOf(twice)!.withdrawnAt).toBe(MONDAY + 4 * DAY)
  })
})

describe('what a score may know', () => {
  it('nothing that the candidate sent', () => {
    const application = received.onDay(2, 'refused', { reasons: tied }).build()
    const other = {
      ...application,
      sent: { name: 'Zoé', phone: '06', message: 'Bonjour', abilities: ['pain'] },
    }
    expect(scoredFileOf(other)).toEqual(scoredFileOf(application))
  })

  it('nothing that leads back to an erased candidate', () => {
    const files = [0, 1, 2, 3].map((n) =>
      scoredFileOf(
        ApplicationBuilder.received(MONDAY, `application-${n}`)
          .onDay(2 + n, 'refused', { reasons: tied })
          .build(),
      )!,
    )
    const erased = withoutIdentity(files.toReversed(), 'k7')
    expect(erased.map(({ id, candidate, events }) => [id, candidate, events[0]!.id])).toEqual([
      ['k7.0000', 'k7', 'k7.0.0'],
      ['k7.0001', 'k7', 'k7.1.0'],
      ['k7.0002', 'k7', 'k7.2.0'],
      ['k7.0003', 'k7', 'k7.3.0'],
    ])
    // In the order of reception, and within one moment always in the same.
    const offsets = erased.map(({ events, receivedAt }) => (events[0]!.at - receivedAt) / DAY)
    expect(offsets).toEqual([2, 3, 4, 5])
    const [first, ...others] = files
    const late = { ...first!, receivedAt: first!.receivedAt + 1 }
    expect(withoutIdentity([late, ...others], 'k7').at(-1)!.receivedAt).toBe(late.receivedAt)
    expect(JSON.stringify(erased)).not.toMatch(/visitor|application|Amel/)
    const asOf = MONDAY + 60 * DAY
    expect(scoreEmployer(erased, asOf).score).toEqual(scoreEmployer(files, asOf).score)
  })
})
