import { expect, it } from 'vitest'
import { isWordOnPosting, type ContactEvent } from './contact-request.ts'
import { answerBy, bothSaidYes, interestStatus, INTEREST_SILENCE } from './interest.ts'

const told = (...types: ContactEvent['type'][]) => ({
  events: types.map((type, at): ContactEvent => ({ id: `${at}`, type, at, by: 'k' })),
})

it('names are told once both said yes, and not before or after a no', () => {
  const statuses = ['waiting', 'silent', 'declined', 'accepted', 'introduced', null] as const
  expect(statuses.filter(bothSaidYes)).toEqual(['accepted', 'introduced'])
})

it('who was brought together is so until that is taken back, whatever else was told', () => {
  const of = (...types: ContactEvent['type'][]) => interestStatus(told('interested', ...types), 9)
  expect(of('accepted')).toBe('accepted')
  expect(of('accepted', 'introduced')).toBe('introduced')
  expect(of('accepted', 'introduced', 'not-introduced')).toBe('accepted')
  expect(of('accepted', 'introduced', 'not-introduced', 'introduced')).toBe('introduced')
  expect(of('accepted', 'introduced', 'declined')).toBe('introduced')
  expect(of('accepted', 'introduced', 'asked')).toBe('introduced')
  expect(of('declined', 'introduced')).toBe('declined')
})

it('an answer counts for two weeks from the interest, and other words have none', () => {
  expect(answerBy(told('asked', 'interested'))).toBe(1 + INTEREST_SILENCE)
  expect(answerBy(told('asked', 'reported'))).toBeUndefined()
  expect(interestStatus(told('reported'), 9)).toBeNull()
  expect(interestStatus(told('interested'), INTEREST_SILENCE - 1)).toBe('waiting')
  expect(interestStatus(told('interested'), INTEREST_SILENCE)).toBe('silent')
})

it('a word on a card is told from a request for contact, also once it was answered', () => {
  for (const type of ['interested', 'reported', 'renewed', 'ended'] as const) {
    expect(isWordOnPosting(told(type))).toBe(true)
    expect(isWordOnPosting(told(type, 'accepted'))).toBe(true)
  }
  expect(isWordOnPosting(told('asked', 'accepted', 'introduced'))).toBe(false)
  expect(isWordOnPosting(told())).toBe(false)
})
