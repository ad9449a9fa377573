import { describe, expect, it } from 'vitest'
import { sampleRecord } from '../testing/sample-records.ts'
import { createSeals } from './seals.ts'

const seals = createSeals('a secret of the server')
const head = { siteId: 'brest', rev: '1', at: 1, by: 'server', mark: 'Fournil' }
const session = { ...sampleRecord('challengeSessions', { ...head, id: 's1' }), materialNote: 'Dix badges' }
const sealed = seals.sealed('challengeSessions', session)

describe('the seal of a record that only the server writes', () => {
  it('is known again, whole, in whatever order its fields come', () => {
    expect(sealed.seal).toHaveLength(44)
    expect(seals.check('challengeSessions', sealed)).toBe('whole')
    const turned = Object.fromEntries(Object.entries(sealed).reverse()) as typeof sealed
    expect(seals.check('challengeSessions', turned)).toBe('whole')
    expect(seals.check('challengeSessions', { ...sealed, employerId: undefined } as never)).toBe('whole')
  })

  it('is known in part without the fields that some devices never receive, and only without all of them', () => {
    const sealed = createSeals('a secret of the server').sealed('challengeSessions', session)
    const { materialNote: _note, ...atKiosk } = sealed
    expect(seals.check('challengeSessions', atKiosk as typeof sealed)).toBe('part')
    const other = { ...atKiosk, materialNote: 'Rien' } as typeof sealed
    expect(seals.check('challengeSessions', other)).toBeNull()
    const renamed = { ...other, title: 'x' }
    expect(seals.check('challengeSessions', renamed)).toBeNull()
  })

  it('does not cover what devices add to the record on the day', () => {
    const moments = [{ id: 'm1', type: 'started' as const, at: 2, by: 'd1' }]
    const told = { ...sealed, rev: '2', at: 2, by: 'd1', moments }
    expect(seals.check('challengeSessions', told)).toBe('whole')
  })

  it.each([
    ['another word of it', { title: 'Autre' }],
    ['another id', { id: 's2' }],
    ['one field more', { wantedCapacity: 3 }],
    ['the seal of another', { seal: 'A'.repeat(44) }],
    ['half a seal', { seal: sealed.seal!.slice(0, 22) }],
  ])('is none of %s', (_what, change) => {
    expect(seals.check('challengeSessions', { ...sealed, ...change })).toBeNull()
  })

  it('is none of a record without one, of another collection or another server', () => {
    expect(seals.check('challengeSessions', session)).toBeNull()
    expect(seals.check('seatLeases', sealed)).toBeNull()
    expect(createSeals('another').check('challengeSessions', sealed)).toBeNull()
    const visit = { ...sampleRecord('visits', { ...head, id: 'v1' }), seal: 'A'.repeat(44) }
    expect(seals.check('visits', visit)).toBeNull()
    expect(seals.check('visits', seals.sealed('visits', visit))).toBeNull()
  })

  it('covers all of a record that every device receives whole', () => {
    const lease = seals.sealed('seatLeases', sampleRecord('seatLeases', { ...head, id: 'l1' }))
    expect(seals.check('seatLeases', lease)).toBe('whole')
    const more = { ...lease, seats: 400 }
    expect(seals.check('seatLeases', more)).toBeNull()
    expect(seals.check('seatLeases', { ...lease, rev: '2' })).toBeNull()
  })
})
