import { expect, test } from 'vitest'
import { parisInstant } from '../../../domain/time.ts'
import { aSession } from '../../data/testing/records.ts'
import { aChallenge } from '../../data/testing/kit.ts'
import { emptySessionForm, filledFrom, readSessionForm, sessionFormOf } from './session-form.ts'

test('a title of which nothing can be seen is none', () => {
  const startsAt = parisInstant('2026-12-05', 14)
  const form = sessionFormOf(aSession({ startsAt, endsAt: startsAt + 7_200_000 }))
  const now = parisInstant('2026-12-01', 10)
  expect(readSessionForm(form, now).ok).toBe(true)
  expect(readSessionForm({ ...form, title: '\u3164' }, now)).toEqual({ ok: false, problems: ['title'] })
})

test('another card brings its own words, but for what was typed over those of the first', () => {
  const [first, second] = [aChallenge('A01'), aChallenge('A05')]
  const filled = filledFrom(emptySessionForm(), first)
  expect(filled).toMatchObject({ title: first.card.title.fr, capacity: String(first.card.seats.max) })
  const typed = { ...filled, title: 'Mon titre à moi', capacity: '3' }
  const other = filledFrom(typed, second, first)
  expect(other).toMatchObject({ challengeId: second.id, title: 'Mon titre à moi', capacity: '3' })
  expect(other.information).toBe(filledFrom(emptySessionForm(), second).information)
  expect(filledFrom(filled, second, first).title).toBe(second.card.title.fr)
})
