import { describe, expect, it } from 'vitest'
import { DAY } from '../time.ts'
import { HISTORY_LENGTH, type Application, type ApplicationEvent } from './application.ts'
import { POINTER_LENGTH, scoredFileOf } from './scored-file.ts'
import { holdsContent, withoutCandidate, withoutContent } from './without-candidate.ts'

const author = { deviceId: 'server', now: 90 * DAY }
const event = (type: ApplicationEvent['type'], day: number, told: Partial<ApplicationEvent> = {}) => ({
  ...{ id: `${type}.${day}`, type, at: day * DAY, by: 'd', receivedAt: day * DAY },
  ...told,
})
const sent = (...events: ApplicationEvent[]): Application => ({
  ...{ id: 'a', siteId: 'brest', rev: '1', at: 0, by: 'k', employerId: 'e', jobOfferId: 'o', visitorId: 'V' },
  sent: { name: 'Lucie', phone: '06', message: 'Bonjour' },
  events: [event('submitted', 1), ...events],
})
describe('an application without its candidate', () => {
  it.each<[string, ApplicationEvent[]]>([
    [
      'answered with a reason',
      [event('refused', 3, { reasons: [{ code: 'skill_level', criterionId: 'c1', note: 'Lucie' }] })],
    ],
    ['answered without one', [event('refused', 3)]],
    [
      'with a pointer in words',
      [event('refused', 3, { stepForward: { kind: 'words', words: 'Lucie, voyez le chantier' } })],
    ],
    [
      'with words too short to be a pointer',
      [event('refused', 3, { stepForward: { kind: 'words', words: 'Lucie' } })],
    ],
    ['with a pointer to a thing', [event('refused', 3, { stepForward: { kind: 'offer', itemId: 'o2' } })]],
    ['hired on a day', [event('hired', 3, { nextStep: { what: 'Lucie', on: '2026-05-01' } })]],
    ['hired with somebody to ask', [event('hired', 3, { nextStep: { what: 'x', contact: 'Mme Le Goff' } })]],
    ['hired with nothing', [event('hired', 3, { nextStep: { what: 'x', contact: ' ' } })]],
    [
      'answered together with many',
      [event('refused', 3, { groupSize: 40, reasons: [{ code: 'skill_level', criterionId: 'c1' }] })],
    ],
    [
      'an answer that was taken back',
      [event('refused', 3), event('answer-withdrawn', 3, { about: 'refused.3' }), event('hired', 9)],
    ],
  ])('counts as before: %s', (_, events) => {
    const before = sent(...events)
    const after = withoutCandidate(before, 'STRANGER', author)
    const { candidate: _who, ...file } = scoredFileOf(before)!
    const { candidate, ...left } = scoredFileOf(after)!
    expect(left).toEqual(file)
    expect(candidate).toBe('STRANGER')
    const text = JSON.stringify(after)
    for (const word of ['Lucie', 'Bonjour', '06', 'Le Goff', '"V"']) expect(text).not.toContain(word)
  })

  it('keeps days, flags and codes, and no field that was not there', () => {
    const telephone = { channel: 'telephone', on: '1970-01-03' } as const
    const kept: ApplicationEvent[] = [
      event('viewed', 2, { byHost: true }),
      event('pursued', 3, { atSession: 's1', told: telephone }),
      event('refused', 4, { groupSize: 12 }),
      event('answer-withdrawn', 4, { about: 'refused.4' }),
      event('hired', 5),
    ]
    const { receivedAt: _unseen, ...unseen } = event('recommended', 6)
    const before = sent(...kept, unseen)
    const after = withoutCandidate(before, 'STRANGER', author)
    expect(after.events).toStrictEqual(before.events)
    expect(after).not.toHaveProperty('unverified')
    expect(withoutCandidate({ ...before, unverified: true }, 'STRANGER', author)).toMatchObject({
      ...{ unverified: true, visitorId: 'STRANGER', sent: {} },
    })
    const undated = sent(event('pursued', 3, { nextStep: { what: 'Lucie' } }), event('hired', 4))
    expect(withoutCandidate(undated, 'STRANGER', author).events[1]!.nextStep).toStrictEqual({
      ...{ what: expect.not.stringContaining('Lucie') as string },
    })
  })

  it('keeps that there was a pointer of just the length that counts', () => {
    const words = 'x'.repeat(POINTER_LENGTH)
    const pointed = sent(event('refused', 3, { stepForward: { kind: 'words', words } }))
    expect(scoredFileOf(withoutCandidate(pointed, 'STRANGER', author))).toMatchObject({
      ...{ events: [{ recommended: true }] },
    })
  })

  it('is not withdrawn where its history is full', () => {
    const views = Array.from({ length: HISTORY_LENGTH - 1 }, (_, index) => event('viewed', index / 100))
    const full = sent(...views)
    expect(withoutCandidate(full, 'STRANGER', author).events).toHaveLength(HISTORY_LENGTH)
    const almost = sent(...views.slice(1))
    expect(withoutCandidate(almost, 'STRANGER', author).events.at(-1)).toMatchObject({
      ...{ id: 'gone.STRANGER', type: 'withdrawn', because: 'unsaid' },
    })
  })

  it('that nobody has answered, or not to the end, is withdrawn; the answers that count stay', () => {
    for (const open of [sent(), sent(event('viewed', 2)), sent(event('pursued', 2))]) {
      const { events } = withoutCandidate(open, 'STRANGER', author)
      expect(events.slice(0, -1).map(({ type }) => type)).toEqual(open.events.map(({ type }) => type))
      expect(events.at(-1)).toMatchObject({ type: 'withdrawn', by: 'server', receivedAt: author.now })
    }
    const ended = sent(event('withdrawn', 2))
    expect(withoutCandidate(ended, 'STRANGER', author).events).toHaveLength(2)
  })
})

describe('words on an application', () => {
  const bare = { ...sent(), sent: {} }

  it.each<[string, Partial<ApplicationEvent>]>([
    ['a message', { message: 'Bonjour Lucie' }],
    ['a note to a reason', { reasons: [{ code: 'other', note: 'Lucie' }] }],
    ['a place to come to', { nextStep: { what: 'Lucie', where: '3 rue du Bac' } }],
    ['a step forward', { stepForward: { kind: 'words', words: 'Lucie, voyez le chantier' } }],
  ])('are seen where there is only %s, and are gone once it is reduced', (_, told) => {
    const application = {
      ...bare,
      events: [...bare.events, event('refused', 3, { ...told, receipt: 'seal' })],
    }
    expect(holdsContent(application)).toBe(true)
    expect(holdsContent(withoutContent(application, author))).toBe(false)
  })

  it('are not seen in days, flags and codes', () => {
    const told = event('refused', 3, { reasons: [{ code: 'other' }], receipt: 'seal' })
    expect(holdsContent({ ...bare, events: [...bare.events, told] })).toBe(false)
  })
})
