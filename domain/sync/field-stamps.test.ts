import { describe, expect, it } from 'vitest'
import type { JobOffer } from '../hiring/job-offer.ts'
import { changeFields, mergeFields } from './field-stamps.ts'
import { nextRevision } from './revision.ts'

const offer: JobOffer = {
  id: 'o1',
  siteId: 'brest',
  rev: nextRevision(undefined, 100, 'desk'),
  at: 100,
  by: 'desk',
  stamps: {},
  employerId: 'e1',
  title: 'Boulanger',
  contract: 'permanent',
  seats: 1,
  criteria: [],
  town: 'Brest',
}
const desk = (now: number) => ({ now, deviceId: 'desk' })
const host = (now: number) => ({ now, deviceId: 'host' })

describe('a record that is changed field by field', () => {
  it('stamps only what really changed', () => {
    const changed = changeFields(offer, { title: 'Boulangère', seats: 1 }, desk(200))
    expect(Object.keys(changed.stamps)).toEqual(['title'])
    expect(changed.stamps['title']).toBe(changed.rev)
    expect(offer.title).toBe('Boulanger')
  })

  it('cannot change whose it is or who it is by a change of fields', () => {
    const changed = changeFields(offer, { id: 'o2', siteId: 'quimper', by: 'x' }, desk(200))
    expect(changed).toMatchObject({ id: 'o1', siteId: 'brest', by: 'desk', stamps: {} })
  })

  it('takes each field from whoever changed it last', () => {
    const title = changeFields(offer, { title: 'Boulangère' }, desk(200))
    const seats = changeFields(offer, { seats: 2 }, host(300))
    for (const merged of [mergeFields(title, seats), mergeFields(seats, title)]) {
      expect(merged).toMatchObject({ title: 'Boulangère', seats: 2 })
    }
  })

  it('keeps a removal that came last, and brings nothing back that was removed', () => {
    const removed = changeFields(offer, { town: undefined } as unknown as Partial<JobOffer>, desk(300))
    const renamed = changeFields(offer, { title: 'Autre' }, host(400))
    const merged = mergeFields(removed, renamed)
    expect(merged).not.toHaveProperty('town')
    expect(merged.title).toBe('Autre')
  })

  it('gives way to the later of two changes of one field, not to the later record', () => {
    const late = changeFields(offer, { title: 'Tard' }, desk(500))
    const early = changeFields(changeFields(offer, { title: 'Tôt' }, host(200)), { seats: 3 }, host(900))
    expect(mergeFields(late, early)).toMatchObject({ title: 'Tard', seats: 3 })
  })
})
