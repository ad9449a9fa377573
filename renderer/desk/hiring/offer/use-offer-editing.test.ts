import { effectScope, nextTick, shallowRef } from 'vue'
import { afterEach, describe, expect, it } from 'vitest'
import type { JobOffer, OfferCriterion } from '../../../../domain/hiring/job-offer.ts'
import { readOfferForm } from './offer-form.ts'
import { useOfferEditing } from './use-offer-editing.ts'

const scope = effectScope()
afterEach(() => scope.stop())
const criterion = (id: string, label = id): OfferCriterion => ({ id, kind: 'competence', label })
const offer = (change: Partial<JobOffer> = {}): JobOffer => ({
  id: 'o1',
  siteId: 's',
  rev: 'r',
  at: 0,
  by: 'd',
  stamps: {},
  employerId: 'e',
  title: 'Boulanger',
  pay: '1 800 €',
  contract: 'permanent',
  seats: 1,
  criteria: [criterion('a')],
  ...change,
})
function edit(known = offer()) {
  const record = shallowRef<JobOffer | undefined>(known)
  const editing = effectScope().run(() => useOfferEditing(() => record.value, false))!
  const changes = () => {
    const read = readOfferForm(editing.form.value)
    return read.ok ? editing.changesIn(read.value) : read
  }
  return { record, editing, changes }
}

describe('two people at one offer', () => {
  it('send only what each of them changed', () => {
    const { editing, changes } = edit()
    editing.form.value.title = 'Boulangère ou boulanger'
    expect(changes()).toEqual({ title: 'Boulangère ou boulanger' })
  })

  it('keep both their words: an untouched field follows, a touched one stays', async () => {
    const { record, editing, changes } = edit()
    editing.form.value.title = 'Boulangère ou boulanger'
    record.value = offer({ pay: '1 900 €' })
    await nextTick()
    expect(editing.form.value).toMatchObject({ title: 'Boulangère ou boulanger', pay: '1 900 €' })
    expect(changes()).toEqual({ title: 'Boulangère ou boulanger' })
    expect(editing.theirs.value).toEqual({})
  })

  it('are told when they write in the same field', async () => {
    const { record, editing, changes } = edit()
    editing.form.value.pay = '2 000 €'
    record.value = offer({ pay: '1 900 €' })
    await nextTick()
    expect(editing.theirs.value).toEqual({ pay: '1 900 €' })
    expect(editing.form.value.pay).toBe('2 000 €')
    expect(changes()).toEqual({ pay: '2 000 €' })
  })

  it('each keep their criterion', async () => {
    const { record, editing } = edit()
    editing.form.value.criteria = [...editing.form.value.criteria, criterion('mine')]
    record.value = offer({ criteria: [criterion('a'), criterion('theirs')] })
    await nextTick()
    expect(editing.form.value.criteria.map(({ id }) => id)).toEqual(['a', 'mine', 'theirs'])
  })

  it('have nothing unsaved once their offer was saved', () => {
    const { editing } = edit()
    editing.form.value.title = 'Boulangère '
    expect(editing.isChanged.value).toBe(true)
    editing.saved(offer({ title: 'Boulangère' }))
    expect(editing.isChanged.value).toBe(false)
  })
})
