import { describe, expect, it } from 'vitest'
import type { JobOffer } from '../hiring/job-offer.ts'
import { changeFields, mergeFields, newStamped } from './field-stamps.ts'
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

  it('is stamped whole when it is new, but for what marks any record', () => {
    const { id, employerId, title, contract, seats, criteria } = offer
    const content = { id, employerId, title, contract, seats, criteria, town: undefined }
    const made = newStamped({ ...desk(200), siteId: 'brest' }, content)
    expect(made).toMatchObject({ id: 'o1', siteId: 'brest', at: 200, by: 'desk', title: 'Boulanger' })
    expect(made.stamps).toEqual(
      Object.fromEntries(
        ['employerId', 'title', 'contract', 'seats', 'criteria'].map((name) => [name, made.rev]),
      ),
    )
  })

  it('is not marked as deleted, nor stamped at will, by a change of fields', () => {
    const changes = {
      _deleted: true,
      stamps: { title: 'z' },
      rev: 'z',
      at: 9,
    } as unknown as Partial<JobOffer>
    const changed = changeFields(offer, changes, desk(200))
    expect(changed).toMatchObject({ stamps: {}, at: 200 })
    expect('_deleted' in changed || changed.rev === 'z').toBe(false)
  })

  it('of two copies stamped alike keeps the same value on every replica: the later text, or any over none', () => {
    const rev = nextRevision(undefined, 300, 'desk')
    const copy = (told: object, at: number) =>
      ({
        ...offer,
        rev: nextRevision(undefined, at, 'desk'),
        stamps: { title: rev, town: rev },
        ...told,
      }) as JobOffer
    const { town: _town, ...nowhere } = offer
    const [a, b] = [copy({ title: 'A' }, 400), copy({ title: 'B' }, 500)]
    expect([mergeFields(a, b).title, mergeFields(b, a).title]).toEqual(['B', 'B'])
    const [c, d] = [copy({ title: 'B' }, 400), copy({ title: 'A' }, 500)]
    expect([mergeFields(c, d).title, mergeFields(d, c).title]).toEqual(['B', 'B'])
    const without = {
      ...nowhere,
      rev: nextRevision(undefined, 600, 'desk'),
      stamps: { town: rev },
    } as JobOffer
    expect([mergeFields(a, without).town, mergeFields(without, a).town]).toEqual(['Brest', 'Brest'])
  })

  it('keeps the head of the later copy, and the stamps of both', () => {
    const title = changeFields(offer, { title: 'Boulangère' }, desk(200))
    const seats = changeFields(offer, { seats: 2 }, host(300))
    const merged = mergeFields(title, seats)
    expect(merged).toMatchObject({ rev: seats.rev, at: 300, by: 'host' })
    expect(merged.stamps).toEqual({ title: title.rev, seats: seats.rev })
  })

  it('keeps the stamps of earlier changes, and nothing of a field that is gone', () => {
    const title = changeFields(offer, { title: 'Boulangère' }, desk(200))
    const moved = changeFields(title, { town: undefined } as unknown as Partial<JobOffer>, desk(300))
    expect(moved.stamps).toEqual({ title: title.rev, town: moved.rev })
    expect('town' in moved).toBe(false)
  })

  it('has the moment of the later copy, however the number is written', () => {
    const before = changeFields({ ...offer, at: 1 }, { title: 'Boulangère' }, desk(999))
    const after = changeFields({ ...offer, at: 1 }, { seats: 2 }, host(1000))
    expect([mergeFields(before, after).at, mergeFields(after, before).at]).toEqual([1000, 1000])
  })

  it('gives way to the later of two changes of one field, not to the later record', () => {
    const late = changeFields(offer, { title: 'Tard' }, desk(500))
    const early = changeFields(changeFields(offer, { title: 'Tôt' }, host(200)), { seats: 3 }, host(900))
    expect(mergeFields(late, early)).toMatchObject({ title: 'Tard', seats: 3 })
  })
})
