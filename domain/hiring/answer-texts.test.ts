import { expect, test } from 'vitest'
import { newAnswerTexts } from './answer-texts.ts'
import type { ApplicationEvent } from './application.ts'
import { fieldTexts, protectedField } from '../wording/protected-field.ts'

const event = (id: string, type: ApplicationEvent['type'], told: Partial<ApplicationEvent> = {}) => ({
  ...{ id, type, at: 1, by: 'd1' },
  ...told,
})

test('every text that a candidate reads of an answer is named by its place', () => {
  const events = [
    event('s', 'submitted'),
    event('r', 'refused', {
      message: 'a',
      reasons: [{ code: 'position_filled' }, { code: 'other', note: 'b' }],
      strength: { criterionId: 'c1', criterion: 'g' },
      stepForward: { kind: 'words', words: 'c' },
    }),
    event('p', 'pursued', { nextStep: { what: 'd', where: 'e', contact: 'f' } }),
  ]
  expect(newAnswerTexts({ events }, [])).toEqual([
    { field: 'events.1.message', text: 'a' },
    { field: 'events.1.reasons.1.note', text: 'b' },
    { field: 'events.1.strength.criterion', text: 'g' },
    { field: 'events.1.stepForward.words', text: 'c' },
    { field: 'events.2.nextStep.what', text: 'd' },
    { field: 'events.2.nextStep.where', text: 'e' },
    { field: 'events.2.nextStep.contact', text: 'f' },
  ])
})

test('neither the candidate’s own words nor what was told before are looked at', () => {
  const events = [
    event('i', 'info-given', { message: 'Je suis enceinte.' }),
    event('r', 'refused', { message: 'Vous êtes enceinte.' }),
  ]
  expect(newAnswerTexts({ events }, [{ id: 'r' }])).toEqual([])
})

test('the first field with words that may not be told is named, unless they were told before', () => {
  const told = fieldTexts({ title: 'Merci', fact: 'Vous êtes enceinte.', note: undefined, nextStep: '' })
  expect(told).toHaveLength(2)
  expect(protectedField(told)).toBe('fact')
  expect(protectedField(told, [{ field: 'strength', text: 'Vous êtes enceinte.' }])).toBeUndefined()
  expect(protectedField([{ field: 'title', text: 'Merci' }])).toBeUndefined()
})
