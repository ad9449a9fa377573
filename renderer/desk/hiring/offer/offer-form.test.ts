import { describe, expect, it } from 'vitest'
import { emptyOfferForm, readOfferForm } from './offer-form.ts'

const typed = { ...emptyOfferForm(), title: '  Boulanger de nuit ' }

describe('the form of an offer', () => {
  it('tells everything that is missing at once', () => {
    const read = readOfferForm({
      ...emptyOfferForm(),
      seats: 'deux',
      criteria: [{ id: 'c1', kind: 'competence', label: ' ' }],
    })
    expect(read).toMatchObject({
      ok: false,
      problems: [
        { field: 'title', reason: 'needed' },
        { field: 'seats', reason: 'not-a-number' },
        { field: 'criteria', reason: 'empty-criterion' },
      ],
    })
  })

  it.each(['0', '1.5', '-2', '1000', '1e9', '1e1', '0x10'])('refuses %s places', (seats) => {
    expect(readOfferForm({ ...typed, seats })).toMatchObject({
      problems: [{ field: 'seats', reason: 'not-a-number' }],
    })
  })

  it('refuses a text that the record cannot hold instead of cutting it', () => {
    expect(readOfferForm({ ...typed, pay: 'x'.repeat(121) })).toMatchObject({
      problems: [{ field: 'pay', reason: 'too-long' }],
    })
  })

  it('keeps what was typed without the spaces around, and takes off what was emptied', () => {
    const read = readOfferForm({ ...typed, town: ' Brest ', pay: '  ' })
    expect(read).toStrictEqual({
      ok: true,
      value: {
        title: 'Boulanger de nuit',
        romeCode: undefined,
        description: undefined,
        town: 'Brest',
        contract: 'permanent',
        hours: undefined,
        pay: undefined,
        seats: 1,
        criteria: [],
      },
    })
  })
})
