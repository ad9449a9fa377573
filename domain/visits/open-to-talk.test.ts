import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { talkTopicOf, talkTopics } from '../postings/talk-topics.ts'
import { readyGroupsOf, readyWordsOf } from '../postings/ready-words.ts'
import { decideCheckOut, decideStillHere, forgottenDepartures } from './check-in.ts'
import { isOpenToTalk, moodOf, SHOWN_FROM, topicsHere } from './open-to-talk.ts'
import { mergeVisits, type Visit } from './visit.ts'

const day = '2026-11-23'
const writer = { siteId: 's', deviceId: 'k', now: 1_795_500_000_000 }
function stay(id: string, fields: Partial<Visit> = {}): Visit {
  return {
    ...{ id, siteId: 's', rev: '000000001.000.k', at: 1, by: 'k', kind: 'stay', day, arrivedAt: 1 },
    ...{ arrivedBy: 'pass', reasons: [], visitorId: `of-${id}` },
    ...fields,
  }
}
const open = (id: string, fields: Partial<Visit> = {}) =>
  stay(id, { openTo: ['budget'], openToRev: '000000001.000.k', ...fields })
const crowd = (count: number) => Array.from({ length: count }, (_, at) => stay(`c${at}`))

describe('somebody likes to talk today', () => {
  it('for as long as their visit is open and the day lasts', () => {
    expect(isOpenToTalk(open('a'), day)).toBe(true)
    expect(isOpenToTalk(stay('a'), day)).toBe(false)
    expect(isOpenToTalk(open('a', { openTo: [] }), day)).toBe(false)
    expect(isOpenToTalk(open('a'), '2026-11-24')).toBe(false)
    expect(isOpenToTalk({ ...open('a'), closing: 'unknown' }, day)).toBe(false)
    expect(isOpenToTalk({ ...open('a'), kind: 'unnamed-departure' }, day)).toBe(false)
  })

  it('and nothing of it is kept once they left, or nobody told that they did, or came back after all', () => {
    const left = decideCheckOut(open('a'), writer)
    const [forgotten] = forgottenDepartures([open('a')], writer.now - 1, writer)
    const closed = [left.ok ? left.value : open('a'), forgotten!]
    const again = decideStillHere({ ...open('a'), closing: 'left', leftAt: 2 }, [], writer)
    for (const visit of [...closed, again.ok ? again.value : open('a')])
      expect(Object.keys(visit).filter((name) => name.startsWith('openTo'))).toEqual([])
    for (const over of closed)
      expect(mergeVisits(open('a', { rev: '000000009.000.k' }), over)).not.toHaveProperty('openTo')
  })

  it('until they take it back, whatever a copy says that never heard of it', () => {
    const taken: Visit = { ...stay('a', { rev: '000000002.000.k' }), openToRev: '000000002.000.k' }
    expect(mergeVisits(open('a'), taken)).not.toHaveProperty('openTo')
    const deaf = stay('a', { rev: '000000003.000.k' })
    expect(mergeVisits(open('a'), deaf).openTo).toEqual(['budget'])
  })
})

describe('what a screen says of it', () => {
  it('is nothing where few people are here', () => {
    expect(topicsHere([open('a'), ...crowd(SHOWN_FROM - 2)], day)).toEqual(new Set())
    expect(topicsHere([open('a'), ...crowd(SHOWN_FROM - 1)], day)).toEqual(new Set(['budget']))
    const departure = stay('gone', { kind: 'unnamed-departure' })
    expect(topicsHere([open('a'), ...crowd(SHOWN_FROM - 1), departure], day)).toEqual(new Set())
  })

  it('is of whoever is here today: neither yesterday’s visits nor those who left make it more', () => {
    const yesterday = crowd(9).map((visit) => ({ ...visit, day: '2026-11-22' }))
    expect(topicsHere([open('a'), ...yesterday], day)).toEqual(new Set())
    expect(topicsHere([open('a', { day: '2026-11-22' }), ...crowd(9)], day)).toEqual(new Set())
    expect(topicsHere([open('a', { closing: 'left', leftAt: 2 }), ...crowd(9)], day)).toEqual(new Set())
    // Somebody without a card likes to talk as well.
    const { visitorId: _none, ...unnamed } = open('a')
    expect(topicsHere([unnamed, ...crowd(9)], day)).toEqual(new Set(['budget']))
  })

  it('is lively from ten people on, whoever of them left without a word', () => {
    const departure = stay('gone', { kind: 'unnamed-departure' })
    expect([moodOf([]), moodOf(crowd(9)), moodOf(crowd(10))]).toEqual(['calm', 'calm', 'lively'])
    expect([moodOf([...crowd(10), departure]), moodOf([...crowd(11), departure])]).toEqual(['calm', 'lively'])
  })

  it('is nothing of what whoever reads it said themselves', () => {
    expect(topicsHere([open('a'), ...crowd(9)], day, ['of-a'])).toEqual(new Set())
  })

  it('is the same however many said it and whoever they are', () => {
    const topics = fc.subarray([...talkTopics], { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(fc.array(topics, { maxLength: 8 }), fc.nat(12), (said, others) => {
        const people = said.map((openTo, at) => open(`p${at}`, { openTo }))
        const renamed = people.map((visit, at) => ({
          ...visit,
          id: `q${at}`,
          visitorId: `x${at}`,
          name: 'Nadia',
        }))
        const shown = topicsHere([...people, ...crowd(others)], day)
        const twice = people.map((visit) => ({
          ...visit,
          id: `${visit.id}b`,
          visitorId: `${visit.visitorId}b`,
        }))
        expect(topicsHere([...renamed, ...crowd(others)], day)).toEqual(shown)
        if (shown.size > 0) expect(topicsHere([...people, ...twice, ...crowd(others)], day)).toEqual(shown)
        if (said.length + others < SHOWN_FROM) expect(shown.size).toBe(0)
        for (const topic of shown) expect(talkTopics).toContain(topic)
      }),
    )
  })

  it('of the mood is one of two words, and calm for a few', () => {
    expect([moodOf([]), moodOf(crowd(5)), moodOf(crowd(20))]).toEqual(['calm', 'calm', 'lively'])
  })
})

it('every sentence that asks or offers help is talked of under some topic', () => {
  const untold = (['ask', 'help'] as const).flatMap((kind) =>
    readyGroupsOf(kind).flatMap((group) =>
      readyWordsOf(kind, group).filter(({ words }) => talkTopicOf(words.fr) === null),
    ),
  )
  expect(untold).toEqual([])
  expect(talkTopicOf('Je cherche quelqu’un qui sait faire un budget')).toBe('budget')
  expect(talkTopicOf('Je peux aider à faire un budget')).toBe('budget')
  expect(talkTopicOf('Monter une friperie')).toBeNull()
})
