import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeFields, newStamped } from '../sync/field-stamps.ts'
import type { Employer } from './employer.ts'
import { PlannedImport, type FileLine, type OfferImport } from './import-offers.ts'
import type { JobOffer } from './job-offer.ts'
import { columnOf, headingOf, longestIn, offerColumns, readOfferRow, type OfferCells } from './offer-row.ts'

const SIREN = '732829320'
const writer = { siteId: 'mende', deviceId: 'desk', now: 1_000 }
const bakery = { id: 'bakery', siren: SIREN, siteIds: ['mende'] } as unknown as Employer
const elsewhere = { id: 'elsewhere', siren: '552100554', siteIds: ['brest'] } as unknown as Employer
const cells = { reference: 'V-1', siren: SIREN, title: 'Vendeuse ou vendeur', contract: 'CDI' }
const line = (number: number, told: OfferCells | null): FileLine => ({
  line: number,
  row: told && readOfferRow(told),
})

function plan(lines: FileLine[], offers: JobOffer[] = []): OfferImport {
  return planAt('mende', lines, [bakery, elsewhere], offers)
}
function planAt(siteId: string, lines: FileLine[], employers: Employer[], offers: JobOffer[]): OfferImport {
  const planned = new PlannedImport(siteId, employers, offers)
  for (const line of lines) planned.decide(line)
  return planned.plan
}
/** The offers of the site once the plan is carried out. */
function after({ made, changed }: OfferImport, offers: JobOffer[] = []): JobOffer[] {
  const kept = offers.map((offer) => {
    const change = changed.find(({ id }) => id === offer.id)
    return change ? changeFields(offer, change.changes, writer) : offer
  })
  return [...kept, ...made.map((fields): JobOffer => newStamped(writer, fields))]
}

describe('a column', () => {
  it.each([
    ['Intitulé du poste', 'title'],
    ['SIRET', 'siren'],
    ['  Référence ', 'reference'],
    ['Code_ROME', 'rome'],
    ['Code – ROME', 'rome'],
    ['Type de contrat', 'contract'],
    ['Rémunération', 'pay'],
  ])('is known as %s', (heading, column) => expect(columnOf(heading)).toBe(column))

  it('has a heading that leads back to it, and is unknown by any other', () => {
    for (const column of offerColumns) expect(columnOf(headingOf(column))).toBe(column)
    expect([columnOf(''), columnOf('couleur')]).toEqual([null, null])
    expect([longestIn('title'), longestIn('seats')]).toEqual([120, undefined])
  })
})

describe('a line', () => {
  it.each([
    ['reference', '', 'missing'],
    ['siren', ' ', 'missing'],
    ['title', '\u200b', 'missing'],
    ['contract', '', 'missing'],
    ['reference', 'V/1', 'reference-form'],
    ['reference', 'x'.repeat(41), 'reference-form'],
    ['siren', '73282932', 'siren-length'],
    ['siren', '732829321', 'siren-wrong'],
    ['contract', 'bénévolat', 'contract-unknown'],
    ['rome', 'Z1106', 'rome-form'],
    ['rome', 'XD1106', 'rome-form'],
    ['rome', 'D11061', 'rome-form'],
    ['seats', '0', 'seats-form'],
    ['seats', '1000', 'seats-form'],
    ['seats', 'deux', 'seats-form'],
    ['seats', '1e2', 'seats-form'],
    ['title', 'x'.repeat(121), 'too-long'],
    ['description', 'x'.repeat(2001), 'too-long'],
    ['town', 'x'.repeat(81), 'too-long'],
    ['skills', `Vendre|${'x'.repeat(121)}`, 'too-long'],
    ['schedule', Array.from({ length: 13 }, (_, at) => `Jour ${at}`).join('|'), 'too-many'],
  ] as const)('is refused for its %s "%s": %s', (column, told, reason) => {
    expect(readOfferRow({ ...cells, [column]: told })).toEqual({ ok: false, reason, column })
  })

  it.each([
    ['CDI', 'permanent'],
    ['Contrat à durée déterminée', 'fixed-term'],
    ['Mission intérimaire', 'temporary'],
    ['Alternance', 'apprenticeship'],
  ])('may say its contract as %s', (told, contract) => {
    expect(readOfferRow({ ...cells, contract: told })).toMatchObject({
      ok: true,
      value: { fields: { contract } },
    })
  })

  it('fills a column to its last character', () => {
    const title = 'x'.repeat(longestIn('title')!)
    expect(readOfferRow({ ...cells, title, seats: '12' })).toMatchObject({
      ...{ ok: true, value: { fields: { title, seats: 12 } } },
    })
  })

  it('says what its cells say, cleaned, and nothing of empty ones', () => {
    const told = {
      ...cells,
      siren: '732 829 320 00074',
      rome: 'd1106',
      seats: ' 2 ',
      town: ' Mende\u200b ',
      pay: '',
    }
    expect(readOfferRow(told)).toEqual({
      ok: true,
      value: {
        reference: 'V-1',
        siren: SIREN,
        criteria: [],
        fields: {
          title: 'Vendeuse ou vendeur',
          contract: 'permanent',
          town: 'Mende',
          seats: 2,
          romeCode: 'D1106',
        },
      },
    })
  })
})

describe('a file', () => {
  it('makes drafts of the employers of the site; a refused line stops no other', () => {
    const done = plan([
      line(2, { ...cells, siren: '552 100 554' }),
      line(3, null),
      line(4, cells),
      line(5, { ...cells, title: 'Encore' }),
      line(6, { ...cells, reference: 'V-2', contract: '' }),
    ])
    expect(done.made).toEqual([
      {
        ...{
          id: expect.stringMatching(new RegExp(`^[a-z0-9]+\\.${SIREN}\\.V-1$`)),
          employerId: 'bakery',
          title: 'Vendeuse ou vendeur',
        },
        ...{ contract: 'permanent', seats: 1, criteria: [] },
      },
    ])
    expect(done.refused).toEqual([
      { line: 2, reason: 'unknown-employer', column: 'siren' },
      { line: 3, reason: 'broken-line' },
      { line: 5, reason: 'twice', column: 'reference' },
      { line: 6, reason: 'missing', column: 'contract' },
    ])
    for (const offer of after(done)) expect(offer).not.toHaveProperty('publishedAt')
  })

  it('is another offer at another site', () => {
    const [here, there] = ['mende', 'brest'].map((siteId) =>
      planAt(siteId, [line(2, cells)], [{ ...bakery, siteIds: ['mende', 'brest'] }], []),
    )
    expect(here!.made[0]!.id).not.toBe(there!.made[0]!.id)
    expect(here!.made[0]!.id.length).toBeLessThanOrEqual(64 - 40 + 'V-1'.length)
  })

  it('changes what it made before, field by field, and leaves what it does not say', () => {
    const [made] = after(plan([line(2, { ...cells, town: 'Mende', pay: '12 € de l’heure' })]))
    const edited = changeFields(made!, { description: 'Écrit à la main.', seats: 3 }, writer)
    expect(plan([line(2, { ...cells, town: 'Florac', pay: '' })], [edited])).toEqual({
      ...{ made: [], same: 0, refused: [] },
      unready: [{ line: 2, missing: ['no-trade', 'no-hours', 'no-criterion'] }],
      changed: [
        {
          ...{ id: made!.id, title: 'Vendeuse ou vendeur' },
          ...{ changes: { town: 'Florac' }, before: { town: 'Mende' } },
        },
      ],
    })
    expect(plan([line(2, cells)], [edited])).toMatchObject({ made: [], changed: [], same: 1 })
  })

  it('leaves a closed offer, and a published one whose new words the law forbids', () => {
    const [made] = after(plan([line(2, cells)]))
    const told = line(2, { ...cells, title: 'Jeune femme pour la vente' })
    expect(plan([told], [{ ...made!, publishedAt: 1, closedAt: 2 }]).refused).toEqual([
      { line: 2, reason: 'closed' },
    ])
    expect(plan([told], [{ ...made!, publishedAt: 1 }]).refused).toEqual([
      { line: 2, reason: 'protected-words' },
    ])
    expect(plan([told], [made!]).changed).toHaveLength(1)
  })

  it('tells what each draft lacks to be published, and does not take it from an open offer', () => {
    const whole = { ...cells, rome: 'D1106', town: 'Mende', hours: '35 h', pay: '1 830 €' }
    const told = plan([line(2, cells), line(3, { ...whole, reference: 'V-2', pay: 'selon profil' })])
    expect(told.unready).toEqual([
      { line: 2, missing: ['no-trade', 'no-place', 'no-hours', 'no-pay', 'no-criterion'] },
      { line: 3, missing: ['no-pay', 'no-criterion'] },
    ])
    const [made] = after(plan([line(2, whole)]))
    const ready = { ...made!, criteria: [{ id: 'c1', kind: 'competence', label: 'Pétrir' }] } as JobOffer
    expect(plan([line(2, { ...whole, pay: '2 000 €' })], [ready])).toMatchObject({
      ...{ changed: [{ id: ready.id }], unready: [] },
    })
    const open = { ...made!, publishedAt: 1 }
    expect(plan([line(2, { ...whole, pay: 'à négocier' })], [open])).toMatchObject({
      ...{ changed: [], unready: [] },
      refused: [{ line: 2, reason: 'unclear', column: 'pay' }],
    })
    expect(plan([line(2, { ...whole, pay: '2 000 €' })], [open])).toMatchObject({ unready: [], refused: [] })
    const unpaid = { ...open, pay: undefined } as unknown as JobOffer
    expect(plan([line(2, { ...whole, pay: 'à négocier' })], [unpaid]).changed).toHaveLength(1)
  })

  it('may name what offers ask for, so that a draft of it lacks nothing, and a published one keeps what refusals point at', () => {
    const whole = { ...cells, rome: 'D1106', town: 'Mende', hours: '35 h', pay: '1 830 €' }
    const skills = ' Vendre | Tenir une caisse\nVendre|'
    const told = plan([line(2, { ...whole, skills, titles: 'Permis B' })])
    expect(told.unready).toEqual([])
    const [made] = after(told)
    expect(made!.criteria).toMatchObject([
      { kind: 'competence', label: 'Vendre' },
      { kind: 'competence', label: 'Tenir une caisse' },
      { kind: 'title', label: 'Permis B' },
    ])
    expect(new Set(made!.criteria.map(({ id }) => id)).size).toBe(3)
    expect(plan([line(2, { ...whole, skills, titles: 'Permis B' })], [made!])).toMatchObject({
      same: 1,
      changed: [],
    })
    expect(plan([line(2, whole)], [made!])).toMatchObject({ same: 1, changed: [] })

    const skill = 'ability:cooperate'
    const byHand = { id: 'c9', kind: 'competence', label: 'Vendre', skill } as const
    const open = { ...made!, publishedAt: 1, criteria: [byHand, ...made!.criteria.slice(1)] }
    const [changed] = after(plan([line(2, { ...whole, skills: 'Vendre | Conseiller' })], [open]), [open])
    expect(changed!.criteria).toMatchObject([byHand, { label: 'Permis B' }, { label: 'Conseiller' }])
    expect(plan([line(2, { ...whole, skills: 'Jeune femme pour la vente' })], [open]).refused).toEqual([
      { line: 2, reason: 'protected-words' },
    ])
  })

  it('has no room for more criteria than an offer, those that stay counted', () => {
    const many = (kind: string, count: number) =>
      Array.from({ length: count }, (_, at) => `${kind} ${at}`).join('|')
    const [made] = after(plan([line(2, { ...cells, skills: many('Savoir', 8) })]))
    expect(made!.criteria).toHaveLength(8)
    expect(plan([line(2, { ...cells, titles: many('Permis', 5) })], [made!]).refused).toEqual([
      { line: 2, reason: 'too-many' },
    ])
    expect(plan([line(2, { ...cells, titles: many('Permis', 4) })], [made!]).changed).toHaveLength(1)
  })

  it('does nothing the second time, whatever it holds', () => {
    const anyCells = fc.record(
      {
        reference: fc.constantFrom('A', 'B', 'C', '', 'é'),
        siren: fc.constantFrom(SIREN, '552100554', '1'),
        title: fc.constantFrom('Vendeuse ou vendeur', 'Boulanger', ''),
        contract: fc.constantFrom('CDI', 'cdd', 'x'),
        town: fc.constantFrom('Mende', 'Florac', ''),
        seats: fc.constantFrom('1', '2', '', 'x'),
        skills: fc.constantFrom('Vendre', 'Vendre | Tenir', ''),
      },
      { requiredKeys: ['reference', 'siren', 'title', 'contract'] },
    )
    fc.assert(
      fc.property(fc.array(fc.option(anyCells)), (rows) => {
        const lines = rows.map((told, index) => line(index + 2, told))
        const first = plan(lines)
        const kept = after(first)
        const second = plan(lines, kept)
        expect([second.made, second.changed]).toEqual([[], []])
        expect(second.same).toBe(first.made.length)
        expect(second.refused).toEqual(first.refused)
        expect(first.made.length + first.refused.length).toBe(lines.length)
      }),
    )
  })
})
