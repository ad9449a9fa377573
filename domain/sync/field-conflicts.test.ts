import { describe, expect, it } from 'vitest'
import { fieldConflicts } from './field-conflicts.ts'
import { changeFields, mergeFields, newStamped } from './field-stamps.ts'
import { nextRevision } from './revision.ts'

interface Card {
  id: string
  siteId: string
  rev: string
  at: number
  by: string
  stamps: Record<string, string>
  title?: string
  text?: string
  events?: { id: string; at: number }[]
}
const by = (deviceId: string, now: number) => ({ deviceId, now })
const base: Card = newStamped({ ...by('desk', 1), siteId: 'brest' }, { id: 'c', title: 'Un', text: 'Mots' })
const between = (master: Card, told: Card, from = base) =>
  fieldConflicts(master, told, { base: from.stamps, from: from.rev })

describe('two copies of one record', () => {
  it('that changed one field to different texts: the later stays, the other is told', () => {
    const desk = changeFields(base, { title: 'Deux' }, by('desk', 5))
    const kiosk = changeFields(base, { title: 'Trois' }, by('kiosk', 9))
    const expected = { field: 'title', kept: { value: 'Trois' }, other: { value: 'Deux' } }
    expect(between(desk, kiosk)).toMatchObject([expected])
    expect(between(kiosk, desk)).toMatchObject([expected])
    expect(mergeFields(desk, kiosk).title).toBe('Trois')
  })
  it('that changed different fields, or the same one alike, are in none', () => {
    const desk = changeFields(base, { title: 'Deux' }, by('desk', 5))
    expect(between(desk, changeFields(base, { text: 'Autres' }, by('kiosk', 9)))).toEqual([])
    expect(between(desk, changeFields(base, { title: 'Deux' }, by('kiosk', 9)))).toEqual([])
  })
  it('of which one knew the other are in none, whatever the clocks say', () => {
    const desk = changeFields(base, { title: 'Deux' }, by('desk', 5))
    expect(between(desk, changeFields(desk, { title: 'Trois' }, by('kiosk', 2)), desk)).toEqual([])
  })
  it('of which one came late with an old clock: what was replaced unseen is told', () => {
    // Accepted before `begun`, and stamped long before: the other desk began with a copy without it.
    const begun = { ...base, rev: nextRevision(base.rev, 50, 'server') }
    const late = {
      ...changeFields(base, { title: 'Deux' }, by('kiosk', 5)),
      rev: nextRevision('', 60, 'server'),
    }
    const desk = changeFields(begun, { title: 'Trois' }, by('desk', 70))
    expect(fieldConflicts(late, desk, { base: begun.stamps, from: begun.rev })).toHaveLength(1)
  })
  it('a field taken out by one and changed by the other is told without a value', () => {
    const desk = changeFields(base, { text: undefined } as never, by('desk', 9))
    const kiosk = changeFields(base, { text: 'Autres' }, by('kiosk', 5))
    const [found] = between(desk, kiosk)
    expect(found!.kept).not.toHaveProperty('value')
    expect(found!.other).toMatchObject({ value: 'Autres' })
  })
  it('facts that both told are in none', () => {
    const told = (id: string) => ({ events: [{ id, at: 1 }] })
    const desk = changeFields(base, told('a'), by('desk', 5))
    expect(between(desk, changeFields(base, told('b'), by('kiosk', 9)))).toEqual([])
  })
  it('whose beginning nobody knows any more are judged by their stamps', () => {
    const desk = changeFields(base, { title: 'Deux' }, by('desk', 5))
    const kiosk = changeFields(base, { title: 'Trois' }, by('kiosk', 9))
    expect(fieldConflicts(desk, kiosk, { base: undefined, from: base.rev })).toHaveLength(1)
    expect(fieldConflicts(desk, kiosk, { base: undefined, from: null })).toHaveLength(1)
  })
})
