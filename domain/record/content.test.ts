import { describe, expect, it } from 'vitest'
import { saysLess } from './content.ts'

describe('a record that takes the place of another says less', () => {
  const held = {
    id: 'a1',
    sent: { name: 'Awa', message: 'Bonjour' },
    events: [
      { id: 'e1', type: 'submitted' },
      { id: 'e2', type: 'refused', message: 'Merci' },
    ],
  }

  it('without a field, a part of one, an entry of a list or its words', () => {
    expect(saysLess({ ...held, sent: undefined }, held)).toBe(true)
    expect(saysLess({ ...held, sent: {} }, held)).toBe(true)
    expect(saysLess({ ...held, sent: { name: '', message: 'Bonjour' } }, held)).toBe(true)
    expect(saysLess({ ...held, events: held.events.slice(1) }, held)).toBe(true)
    expect(saysLess({ ...held, events: [held.events[0], { id: 'e2', type: 'refused' }] }, held)).toBe(true)
  })

  it('also when others were added', () => {
    const more = Array.from({ length: 9 }, (_, index) => ({ id: `m${index}`, type: 'viewed' }))
    expect(saysLess({ ...held, sent: {}, events: [...held.events, ...more] }, held)).toBe(true)
  })

  it('not with other values, more of them, or another order', () => {
    const events = [{ id: 'e3', type: 'viewed' }, ...held.events.toReversed()]
    expect(saysLess({ ...held, id: 'a2', note: 'x', events }, held)).toBe(false)
    expect(saysLess(held, held)).toBe(false)
    expect(saysLess({ tags: ['b', 'a'] }, { tags: ['a'] })).toBe(false)
  })
})
