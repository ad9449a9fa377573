import { describe, expect, it } from 'vitest'
import { ApplicationBuilder, baker, MONDAY } from '../../tests/support/application-builder.ts'
import { byServer } from '../record/write.ts'
import { changeFields } from '../sync/field-stamps.ts'
import { DAY } from '../time.ts'
import type { JobOffer } from './job-offer.ts'
import { isAsked, quietStep, wasClosedQuietly } from './quiet-offer.ts'

const published: JobOffer = { ...baker, publishedAt: MONDAY, stamps: {} }
const at = (day: number) => MONDAY + day * DAY
const asked = changeFields(published, { askedAt: at(60) }, byServer(at(60)))
const received = ApplicationBuilder.received(at(1))

describe('an open offer of which its employer says nothing', () => {
  it('is asked about after sixty days, from its publication or from the last act on it', () => {
    expect([quietStep(published, [], at(60) - 1), quietStep(published, [], at(60))]).toEqual([null, 'ask'])
    const changed = changeFields(published, { hours: '35 h' }, { deviceId: 'desk-1', now: at(20) })
    const answered = [received.onDay(29, 'viewed').build()]
    for (const [offer, applications, day] of [
      [changed, [], 80],
      [published, answered, 90],
    ] as const) {
      expect(quietStep(offer, applications, at(day) - 1)).toBeNull()
      expect(quietStep(offer, applications, at(day))).toBe('ask')
    }
  })

  it('hears only its employer: no candidate, no finding of hosts, no word of the server', () => {
    const words = received
      .onDay(40, 'info-given')
      .onDay(41, 'contest-upheld', { about: 'x' })
      .onDay(42, 'telling-denied', { about: 'x' })
    expect(quietStep(published, [words.build()], at(60))).toBe('ask')
    const appealed = words.onDay(43, 'contest-appealed', { about: 'x' })
    expect(quietStep(published, [appealed.build()], at(60))).toBeNull()
  })

  it('is closed after fourteen more days, and not before', () => {
    expect([quietStep(asked, [], at(74) - 1), quietStep(asked, [], at(74))]).toEqual([null, 'close'])
    expect(isAsked(asked, [])).toBe(true)
  })

  it('is not closed after anything that was done since, by whatever clock', () => {
    const slow = { deviceId: 'desk-1', now: at(-300) }
    for (const changes of [{ hours: '35 h' }, { askedAt: undefined }]) {
      const changed = changeFields(asked, changes, slow)
      expect(isAsked(changed, [])).toBe(false)
      expect(quietStep(changed, [], at(74))).not.toBe('close')
    }
    const answered = received.onDay(65, 'refused', { at: at(-300) }).build()
    expect(quietStep(asked, [answered], at(74))).toBe('forget')
    expect(quietStep(asked, [received.build()], at(74))).toBe('close')
  })

  it('forgets an asking whose hour has not come: a clock that was ahead leaves no trace', () => {
    expect(quietStep(asked, [], at(59))).toBe('forget')
    expect([quietStep(asked, [], at(60) - 1), quietStep(asked, [], at(60))]).toEqual(['forget', null])
  })

  it('has nothing due as a draft, or once it is closed', () => {
    const { publishedAt: _published, ...draft } = published
    expect(quietStep(draft, [], at(90))).toBeNull()
    expect(quietStep({ ...asked, closedAt: at(70) }, [], at(90))).toBeNull()
    expect(isAsked({ ...asked, closedAt: at(70) }, [])).toBe(false)
  })
})

it('an offer that was opened again and closed by its employer was not closed by itself', () => {
  expect(wasClosedQuietly({ closedAt: 5, closedQuietlyAt: 5 })).toBe(true)
  expect(wasClosedQuietly({ closedAt: 9, closedQuietlyAt: 5 })).toBe(false)
  expect(wasClosedQuietly({ closedQuietlyAt: 5 })).toBe(false)
  expect(wasClosedQuietly({ closedAt: 5 })).toBe(false)
  expect(wasClosedQuietly({})).toBe(false)
})
