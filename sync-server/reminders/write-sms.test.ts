import { expect, it } from 'vitest'
import { reminderKinds, type Reminder, type ReminderKind } from '../../domain/reminders/reminder.ts'
import { parisInstant } from '../../domain/time.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { partsOf } from './gsm7.ts'
import type { EmployerState } from './reminder-state.ts'
import { writeSms } from './write-sms.ts'

const paris = { timeZone: 'Europe/Paris', area: 'mainland' } as const
/** The longest name of a month in either language, and one whose letters an SMS has not. */
const days = [parisInstant('2026-09-30', 10), parisInstant('2026-08-28', 10)]
const head = { siteId: 'brest', rev: '1', at: 0, by: 'x' }
const employer = {
  ...sampleRecord('employers', { ...head, id: 'efournildebrest12345a', mark: 'Fournil Secret' }),
  contactPhone: '06 12 34 56 78',
}
const parts = { mailSeal: () => 'A'.repeat(22), publicUrl: 'https://bornes.pepiniere-de-brest.example' }

/** `waiting`: how many wait for an answer, since when. */
function state(receivedAt: number, waiting: number): EmployerState {
  const ids = Array.from({ length: waiting }, (_, index) => `a${index}`)
  const files = ids.map((id) => ({ id, offerId: 'baker', receivedAt, reachable: false, hours: paris }))
  const offer = sampleRecord('jobOffers', { ...head, id: 'baker', mark: 'Secret' })
  const applications = ids.map((id) => ({
    ...sampleRecord('applications', { ...head, id, mark: 'Nina Secret' }),
    jobOfferId: 'baker',
  }))
  return {
    employer,
    home: 'brest',
    standInAddress: null,
    offers: new Map([['baker', offer]]),
    applications: new Map(applications.map((application) => [application.id, application])),
    facts: {
      ...{
        employerId: employer.id,
        files,
        closedOffers: [],
        quietOffers: [],
        publications: [],
        motivesAt: [],
        motives: [],
      },
      ...{ advice: [{ bookingId: 'b1', startsAt: receivedAt }], away: [], hours: paris, closedAt: [] },
    },
  } as unknown as EmployerState
}

function asked(kind: ReminderKind, subject: string): Reminder {
  const when = { earliest: 0, latest: 1, hours: paris }
  return { key: `k/${kind}/${subject}`, kind, reader: 'employer', subject, ...when }
}

const toCandidates = new Set<ReminderKind>(['acknowledgement', 'no-answer', 'answer-ready', 'telling-asked'])
const toEmployers = reminderKinds.filter((kind) => !toCandidates.has(kind))
const write = (kinds: readonly ReminderKind[], waiting: number, at: number, hearsSmsReplies: boolean) => {
  const reminders = kinds.flatMap((kind) => {
    if (kind === 'advice-soon') return [asked(kind, 'b1')]
    if (/^(offer|report)/.test(kind)) return [asked(kind, 'baker')]
    if (kind === 'drop-ahead') {
      const drop = { from: 'B', to: 'C', at, avoidedBy: ['a0'] } as const
      return [{ ...asked(kind, '2026-06-01'), drop: { ...drop, avoidedBy: [...drop.avoidedBy] } }]
    }
    if (kind.startsWith('label')) return [asked(kind, '2026-06-01')]
    return Array.from({ length: waiting }, (_, index) => asked(kind, `a${index}`))
  })
  const to = '+33612345678'
  return writeSms({ ...parts, hearsSmsReplies }, state(at, waiting), { id: 'i', to, reminders }).text
}

it.each(toEmployers)('%s fits into one SMS, two with a link, and names nobody', (kind) => {
  for (const at of days) {
    for (const waiting of [1, 400]) {
      const text = write([kind], waiting, at, true)
      expect([text, text.length, partsOf(text)]).toEqual([text, expect.toSatisfy((n) => n <= 160), 1])
      const withLink = write([kind], waiting, at, false)
      expect([withLink, partsOf(withLink)]).toEqual([withLink, 2])
      expect(text + withLink).not.toMatch(/Secret|\?\?|undefined|NaN/)
      expect(text).toContain('Voir votre espace. / ')
      expect(text).toContain('See your desk.')
    }
  }
})

it('counts several matters, and says no more of them', () => {
  const text = write(['unopened', 'report', 'label-lost'], 3, days[0]!, true)
  expect(text).toBe(
    'Pépinière : 3 points à voir. Voir votre espace. / 3 matters to see. See your desk. STOP pour arreter',
  )
})

it('is in one number of the verb', () => {
  expect(write(['waiting'], 1, days[0]!, true)).toContain('une personne attend depuis')
  expect(write(['waiting'], 2, days[0]!, true)).toContain('2 personnes attendent depuis')
})
