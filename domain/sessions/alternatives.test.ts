import { describe, expect, it } from 'vitest'
import type { KitCard } from '../kit/kit-card.ts'
import { alternatives } from './alternatives.ts'
import type { FoundChallenge } from './find-sessions.ts'

const card = (id: string, family: string, ...abilities: string[]) =>
  ({ id, family, abilities: abilities.map((code) => ({ code })) }) as unknown as KitCard
const found = (id: string, ...cards: KitCard[]): FoundChallenge =>
  ({ session: { id }, cards }) as unknown as FoundChallenge

const serving = card('A01', 'food', 'greet', 'count')
const wanted = found('full', serving)
const propose = (...open: FoundChallenge[]) =>
  alternatives(wanted, open, () => true).map(({ session, kind }) => [session.id, kind])

describe('instead of a session that is full', () => {
  it('the same challenge on two other dates, then one that is close: three in all, each said what it is', () => {
    const dates = ['d1', 'd2', 'd3'].map((id) => found(id, serving))
    const close = ['c1', 'c2'].map((id) => found(id, card('A05', 'food', 'knead')))
    expect(propose(...dates, ...close)).toEqual([
      ['d1', 'other-date'],
      ['d2', 'other-date'],
      ['c1', 'close-challenge'],
    ])
    expect(propose(found('d1', serving), ...close, ...close)).toHaveLength(3)
  })

  it('a third date is not taken for a close challenge', () => {
    expect(propose(...['d1', 'd2', 'd3'].map((id) => found(id, serving)))).toHaveLength(2)
  })

  it('close is the same trade or one ability in common, and nothing else', () => {
    expect(propose(found('trade', card('A05', 'food', 'knead')))).toEqual([['trade', 'close-challenge']])
    expect(propose(found('ability', card('A06', 'shop', 'stack', 'count')))).toEqual([
      ['ability', 'close-challenge'],
    ])
    expect(propose(found('far', card('A07', 'garden', 'dig')))).toEqual([])
  })

  it('a day of several challenges is the same, or close, by any one of them', () => {
    const far = card('A07', 'garden', 'dig')
    expect(propose(found('same', far, serving))).toEqual([['same', 'other-date']])
    expect(propose(found('close', far, card('A05', 'food', 'knead')))).toEqual([['close', 'close-challenge']])
  })
})
