import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../time.ts'
import {
  OLDEST_VISIT,
  planVisitorImport,
  readVisitorRow,
  visitorColumnOf,
  visitorColumns,
  visitorHeadingOf,
} from './import-visitors.ts'

const today = '2026-11-29'
const read = (cells: Parameters<typeof readVisitorRow>[0]) => readVisitorRow(cells, today)
const lineOf = (name: string, line = 2) => ({ line, row: read({ name }) })

describe('a person of a file', () => {
  it.each([
    [{ name: ' ' }, 'missing', 'name'],
    [{ name: 'x'.repeat(41) }, 'too-long', 'name'],
    [{ name: 'Awa', note: 'n'.repeat(501) }, 'too-long', 'note'],
    [{ name: 'Awa', lastSeen: 'mardi' }, 'day-form', 'lastSeen'],
    [{ name: 'Awa', firstSeen: '31/02/2026' }, 'day-form', 'firstSeen'],
    [{ name: 'Awa', lastSeen: '2026-11-30' }, 'day-to-come', 'lastSeen'],
    [{ name: 'Awa', firstSeen: '2026-11-20', lastSeen: '2026-11-02' }, 'days-crossed', 'lastSeen'],
    [{ name: 'Awa', lastSeen: addDays(today, -OLDEST_VISIT - 1) }, 'too-old', 'lastSeen'],
  ] as const)('%o is refused: %s', (cells, reason, column) => {
    expect(read(cells)).toEqual({ ok: false, reason, column })
  })

  it('is read as typed, its days in either form, what is missing as today', () => {
    expect(
      read({ name: ' Awa  Diop ', firstSeen: '2/3/2026', lastSeen: '2026-11-02', note: ' Parle wolof ' }),
    ).toEqual({
      ok: true,
      fields: { name: 'Awa Diop', firstSeenOn: '2026-03-02', lastSeenOn: '2026-11-02', note: 'Parle wolof' },
    })
    expect(read({ name: 'Zoé' })).toEqual({
      ok: true,
      fields: { name: 'Zoé', firstSeenOn: today, lastSeenOn: today },
    })
    expect(read({ name: 'Zoé', firstSeen: '2026-11-02' })).toMatchObject({
      fields: { firstSeenOn: '2026-11-02', lastSeenOn: '2026-11-02' },
    })
    expect(read({ name: 'Awa', lastSeen: addDays(today, -OLDEST_VISIT) }).ok).toBe(true)
  })

  it('has one name, whether first name and name stand in one column, in two, or alone', () => {
    const nameIn = (cells: Parameters<typeof read>[0]) => {
      const row = read(cells)
      return row.ok ? row.fields.name : row
    }
    expect(nameIn({ givenName: ' Awa ', name: 'DIOP' })).toBe('Awa DIOP')
    expect([nameIn({ givenName: 'Awa' }), nameIn({ givenName: '', name: 'Diop' })]).toEqual(['Awa', 'Diop'])
    expect(nameIn({ givenName: 'x'.repeat(20), name: 'y'.repeat(20) })).toMatchObject({ reason: 'too-long' })
  })

  it('holds no sign that turns a line around, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (name) => {
        const row = read({ name: `\u202E${name}\u0000` })
        return !row.ok || !/[\u202A-\u202E\u0000]/u.test(row.fields.name)
      }),
    )
  })
})

describe('a list', () => {
  it('is known by its headings, whatever their case and accents', () => {
    expect(
      ['PRENOM', 'Première visite', 'notes', "Date d'inscription", 'couleur'].map(visitorColumnOf),
    ).toEqual([...['givenName', 'firstSeen', 'note', 'firstSeen'], null])
    expect(visitorColumns.map((column) => visitorColumnOf(visitorHeadingOf(column)))).toEqual(visitorColumns)
  })

  it('takes in whom nobody has, once, and says of each other line why not', () => {
    const lines = [
      lineOf('Awa Diop', 2),
      lineOf('Mme ÉLODIE Le Gall', 3),
      lineOf('awa diop', 4),
      { line: 5, row: null },
      lineOf('', 6),
      lineOf('Yann', 7),
    ]
    const plan = planVisitorImport(lines, [{ name: 'Elodie LE GALL' }, {}])
    expect(plan.made.map(({ name }) => name)).toEqual(['Awa Diop', 'Yann'])
    expect(plan.known).toBe(1)
    expect(plan.refused).toEqual([
      { line: 4, reason: 'twice', column: 'name' },
      { line: 5, reason: 'broken-line' },
      { line: 6, reason: 'missing', column: 'name' },
    ])
  })

  it('read again after it was taken in does nothing', () => {
    const lines = [lineOf('Awa Diop', 2), lineOf('王小明', 3), lineOf('李', 4)]
    const { made } = planVisitorImport(lines, [])
    expect(made).toHaveLength(3)
    expect(planVisitorImport(lines, made)).toEqual({ made: [], known: 3, refused: [] })
  })
})
