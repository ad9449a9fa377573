import { describe, expect, it } from 'vitest'
import { addDays } from '../time.ts'
import { actsToAgree, minorActs, minorRule, minorStop } from './minor-rule.ts'
import {
  isMoreThanNeeded,
  isWhole,
  lastAge,
  minorityOf,
  saidOfMinor,
  withNeededMinority,
  type SaidOfMinor,
} from './minority.ts'
import { mergeVisitors } from './pairings.ts'
import type { Visitor } from './visitor.ts'

const DAY_SAID = '2026-04-13'
let now = 1_000_000
const entry = (id = 'AWA'): Visitor => ({
  ...{ id, siteId: 'brest', rev: '1', at: 1, by: 'd', stamps: {} },
  ...{ firstSeenOn: DAY_SAID, lastSeenOn: DAY_SAID },
})
const say = (of: Visitor, said: SaidOfMinor, deviceId = 'desk') =>
  saidOfMinor(of, said, { deviceId, now: (now += 1), host: 'Nour' })
const aged = (band: 'under-16' | '16-17' | 'adult', of = entry(), on = DAY_SAID) =>
  say(of, { type: 'age', band, on })
const agreed = (of: Visitor, acts = ['board' as const], until = '2026-09-01') =>
  say(of, { type: 'agreed', guardian: 'Mme Diallo', acts, on: DAY_SAID, until })

describe('what somebody under 18 may do', () => {
  it.each([
    ['account', 'guardian-needed', null],
    ['apply', 'too-young', null],
    ['search', 'too-young', 'guardian-needed'],
    ['board', 'guardian-needed', null],
    ['meet', 'guardian-needed', null],
    ['image', 'guardian-needed', 'guardian-needed'],
  ] as const)('%s: under 16 %s, at 16 and 17 %s', (act, young, older) => {
    expect(minorStop(act, { band: 'under-16', agreed: [] })).toBe(young)
    expect(minorStop(act, { band: '16-17', agreed: [] })).toBe(older)
    expect(minorStop(act, null)).toBeNull()
  })

  it('a guardian opens what asks for one, and nothing that is not for that age', () => {
    for (const band of ['under-16', '16-17'] as const)
      for (const act of minorActs)
        expect(minorStop(act, { band, agreed: minorActs })).toBe(
          minorRule(act, band) === 'never' ? 'too-young' : null,
        )
    expect(actsToAgree('under-16')).toEqual(['account', 'board', 'meet', 'image'])
    expect(actsToAgree('16-17')).toEqual(['search', 'image'])
  })
})

describe('what is known of an age', () => {
  it('is what was said last, under any entry of the person; said of age, nothing is held back', () => {
    const [one, other] = [aged('under-16'), aged('16-17', entry('TWIN'))]
    expect(minorityOf([one, other], DAY_SAID)).toMatchObject({ band: '16-17', agreed: [] })
    expect(minorityOf([entry()], DAY_SAID)).toBeNull()
    const grown = aged('adult', other)
    expect(minorityOf([one, grown], DAY_SAID)).toBeNull()
    expect([lastAge([one, grown]), lastAge([entry()])]).toEqual(['adult', undefined])
  })

  it('16 or 17 is over after two years and a day; under 16 is asked again after a year', () => {
    const older = aged('16-17')
    expect(minorityOf([older], addDays(DAY_SAID, 730))).toMatchObject({ band: '16-17' })
    expect(minorityOf([older], addDays(DAY_SAID, 731))).toBeNull()
    const young = aged('under-16')
    expect(minorityOf([young], addDays(DAY_SAID, 365))).toMatchObject({ isOld: false })
    expect(minorityOf([young], addDays(DAY_SAID, 366))).toMatchObject({ band: 'under-16', isOld: true })
  })
})

describe('what a guardian agreed to', () => {
  it('stands to its last day, by whom it was given, and not once it was taken back', () => {
    const noted = agreed(aged('under-16'))
    const [agreement] = minorityOf([noted], '2026-09-01')!.agreements
    expect(agreement).toMatchObject({ guardian: 'Mme Diallo', acts: ['board'], host: 'Nour' })
    expect(minorityOf([noted], '2026-09-02')).toMatchObject({ agreements: [], agreed: [] })
    const ended = say(noted, { type: 'withdrawn', ofId: agreement!.id })
    expect(minorityOf([ended], DAY_SAID)!.agreed).toEqual([])
    // Taken back at another desk, under the other entry of one person.
    const elsewhere = say(entry('TWIN'), { type: 'withdrawn', ofId: agreement!.id })
    expect(minorityOf([noted, elsewhere], DAY_SAID)!.agreed).toEqual([])
  })

  it('two desks that note at once both keep their words, in either order', () => {
    const start = aged('under-16')
    const [a, b] = [agreed(start), say(start, { type: 'age', band: '16-17', on: DAY_SAID }, 'other')]
    expect(mergeVisitors(a, b)).toEqual(mergeVisitors(b, a))
    expect(mergeVisitors(a, b).minority).toHaveLength(3)
  })

  it('is kept a year after its end, and nothing of a minor past 18', () => {
    const noted = agreed(aged('under-16'))
    const last = addDays('2026-09-01', 366)
    expect(isMoreThanNeeded(noted, last)).toBe(false)
    const later = addDays(last, 1)
    expect(isMoreThanNeeded(noted, later)).toBe(true)
    const writer = { deviceId: 'server', now }
    expect(withNeededMinority(noted, later, writer).minority?.map(({ type }) => type)).toEqual(['age'])
    const older = agreed(aged('16-17'), ['board'], addDays(DAY_SAID, 730))
    expect(withNeededMinority(older, addDays(DAY_SAID, 731), writer)).not.toHaveProperty('minority')
    expect(isMoreThanNeeded(aged('adult'), addDays(DAY_SAID, 5000))).toBe(false)
  })

  it('that it was taken back is kept as long as the agreement, so that it never stands again', () => {
    const noted = agreed(aged('under-16'))
    const { id } = noted.minority!.find(({ type }) => type === 'agreed')!
    const ended = say(noted, { type: 'withdrawn', ofId: id })
    const left = withNeededMinority(ended, addDays(DAY_SAID, 1), { deviceId: 'server', now })
    expect(left.minority?.map(({ type }) => type).sort()).toEqual(['age', 'agreed', 'withdrawn'])
    expect(minorityOf([left], addDays(DAY_SAID, 1))!.agreed).toEqual([])
  })

  it.each([
    [{ type: 'age', band: '16-17' }],
    [{ type: 'agreed', guardian: 'x', acts: ['board'], on: DAY_SAID, host: 'Nour' }],
    [{ type: 'agreed', guardian: 'x', acts: [], on: DAY_SAID, until: DAY_SAID, host: 'Nour' }],
    [{ type: 'agreed', guardian: 'x', acts: ['board'], on: DAY_SAID, until: '2026-04-12', host: 'Nour' }],
    [{ type: 'agreed', guardian: 'x', acts: ['board'], on: DAY_SAID, until: DAY_SAID }],
    [{ type: 'withdrawn' }],
  ] as const)('%j does not say all that it must', (word) => {
    const told = { ...word, ...('acts' in word ? { acts: [...word.acts] } : {}) }
    expect(isWhole({ ...told, id: '1', at: 1, by: 'd' } as never)).toBe(false)
  })
})
