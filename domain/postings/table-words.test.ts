import { describe, expect, it } from 'vitest'
import { LONGEST_NAME, LONGEST_TABLE_WORD } from './contact-request.ts'
import { nameAtTable, proposeTable } from './table-words.ts'

const writer = { siteId: 'brest', deviceId: 'k', now: 5 }
const ids = { id: 'w', eventId: 'e' }
const wish = { startsAt: 9, visitorId: 'YANN' }

describe('a table that somebody proposes', () => {
  it('is refused without a word that says something, or with one that is longer than a card', () => {
    expect(proposeTable(wish, ids, writer)).toEqual({ ok: false, reason: 'word-needed' })
    expect(proposeTable({ ...wish, word: ' \u200b ' }, ids, writer)).toEqual({
      ...{ ok: false, reason: 'word-needed' },
    })
    const word = 'é'.repeat(LONGEST_TABLE_WORD + 1)
    expect(proposeTable({ ...wish, word }, ids, writer)).toEqual({ ok: false, reason: 'word-long' })
    expect(proposeTable({ ...wish, word: word.slice(1) }, ids, writer).ok).toBe(true)
  })

  it('is of a topic or of a word, for an hour, by one event', () => {
    const events = [{ id: 'e', type: 'table-proposed', at: 5, by: 'k' }]
    const made = proposeTable({ ...wish, word: '  La   mer ' }, ids, writer)
    expect(made).toMatchObject({ ok: true, value: { tableAt: 9, tableWord: 'La mer', events } })
    const ofTopic = proposeTable({ ...wish, topic: 'budget', word: 'ignored' }, ids, writer)
    expect(ofTopic).toMatchObject({ ok: true, value: { topic: 'budget', events } })
    expect(JSON.stringify(ofTopic)).not.toContain('ignored')
  })
})

describe('a name at a table', () => {
  it('is needed, and told for that table alone', () => {
    const told = { tableId: 't1', visitorId: 'YANN' }
    expect(nameAtTable({ ...told, name: ' ' }, ids, writer)).toEqual({ ok: false, reason: 'name-needed' })
    expect(nameAtTable({ ...told, name: 'Yann' }, ids, writer)).toMatchObject({
      value: { tableId: 't1', name: 'Yann', events: [{ type: 'table-named' }] },
    })
    const long = nameAtTable({ ...told, name: 'é'.repeat(LONGEST_NAME + 1) }, ids, writer)
    expect(long).toMatchObject({ value: { name: 'é'.repeat(LONGEST_NAME) } })
  })
})
