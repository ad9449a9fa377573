import { describe, expect, it } from 'vitest'
import { anEvent } from '../../data/testing/records.ts'
import { changedEvent, emptyEventForm, eventFormOf, ofKind, readEventForm } from './event-form.ts'

const NOW = Date.UTC(2026, 10, 29, 9)
const typed = { ...emptyEventForm('2026-12-01'), roomId: 'hall' }
const problems = (told: Partial<typeof typed>) => {
  const read = readEventForm({ ...typed, ...told }, NOW)
  return read.ok ? [] : read.problems
}

describe('an event as typed', () => {
  it('is read whole, by the words that its kind proposes', () => {
    const read = readEventForm({ ...typed, weeks: '3' }, NOW)
    if (!read.ok) throw new Error(read.problems.join(' '))
    expect(read).toMatchObject({ weeks: 3, plan: { title: 'Café rencontre', roomId: 'hall', capacity: 12 } })
    expect(read.plan.startsAt).toBe(Date.UTC(2026, 11, 1, 13))
    expect(read.plan.endsAt - read.plan.startsAt).toBe(2 * 3_600_000)
  })

  it('names each field that cannot be', () => {
    expect(problems({})).toEqual([])
    expect(problems({ title: '\u200b', text: ' ' })).toEqual(['title', 'text'])
    expect(problems({ on: '2026-11-28' })).toEqual(['on'])
    expect(problems({ on: '2026-02-30', from: '24:00', minutes: '0' })).toEqual(['on', 'from', 'minutes'])
    expect(problems({ roomId: '', capacity: '501', weeks: '13' })).toEqual(['roomId', 'capacity', 'weeks'])
    expect(problems({ roomId: '', place: 'outdoors' })).toEqual([])
    expect(problems({ text: 'a'.repeat(601) })).toEqual(['tooLong'])
  })

  it('takes the words of another kind, but for those that were typed', () => {
    const changed = ofKind({ ...typed, title: 'Café des voisins' }, 'meal')
    expect([changed.kind, changed.title, changed.text]).toEqual([
      'meal',
      'Café des voisins',
      ofKind(typed, 'meal').text,
    ])
  })

  it('sends only what was changed', () => {
    const event = anEvent({ place: 'outdoors' })
    const filled = eventFormOf(event)
    const read = readEventForm({ ...filled, capacity: '14' }, event.startsAt - 3_600_000)
    if (!read.ok) throw new Error(read.problems.join(' '))
    expect(changedEvent(read.plan, { ...filled, capacity: '14' }, filled)).toEqual({ capacity: 14 })
    expect(Object.keys(changedEvent(read.plan, { ...filled, from: '00:00' }, filled))).toEqual([
      'startsAt',
      'endsAt',
    ])
  })
})
