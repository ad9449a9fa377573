import { expect, test } from 'vitest'
import { parisInstant } from '../../../domain/time.ts'
import { aSession } from '../../data/testing/records.ts'
import { readSessionForm, sessionFormOf } from './session-form.ts'

test('a title of which nothing can be seen is none', () => {
  const startsAt = parisInstant('2026-12-05', 14)
  const form = sessionFormOf(aSession({ startsAt, endsAt: startsAt + 7_200_000 }))
  const now = parisInstant('2026-12-01', 10)
  expect(readSessionForm(form, now).ok).toBe(true)
  expect(readSessionForm({ ...form, title: '\u3164' }, now)).toEqual({ ok: false, problems: ['title'] })
})
