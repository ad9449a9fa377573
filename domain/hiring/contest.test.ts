import { describe, expect, it } from 'vitest'
import { workingHoursOf } from '../reminders/working-hours.ts'
import { parisInstant } from '../time.ts'
import {
  appeal,
  APPEAL_WINDOW,
  contestDecidedAt,
  contestDue,
  contestState,
  decideContest,
  factsOf,
  longestAppeal,
  type Contest,
} from './contest.ts'

const AT = parisInstant('2026-05-04', 10)
const waiting: Contest = {
  ...{ kind: 'off-topic', at: AT, decidedAt: null, upheld: null },
  ...{ appealedAt: null, appealWords: null, appealDecidedAt: null, confirmed: null },
}
const upheld: Contest = { ...waiting, decidedAt: AT + 1, upheld: true }
const dismissed: Contest = { ...waiting, decidedAt: AT + 1, upheld: false }
const appealed: Contest = { ...upheld, appealedAt: AT + 2, appealWords: 'Voici le courriel.' }
const confirmed: Contest = { ...appealed, appealDecidedAt: AT + 3, confirmed: true }
const lifted: Contest = { ...appealed, appealDecidedAt: AT + 3, confirmed: false }
const all = { waiting, upheld, dismissed, appealed, confirmed, lifted }
type Name = keyof typeof all

const decide = (name: Name, stage: 'contest' | 'appeal', isUpheld: boolean) =>
  decideContest(all[name], { stage, upheld: isUpheld }, AT + 9)

describe('a host', () => {
  it.each<[Name, 'contest' | 'appeal']>([
    ['waiting', 'appeal'],
    ...(['upheld', 'dismissed', 'appealed', 'confirmed', 'lifted'] as const).map(
      (name): [Name, 'contest'] => [name, 'contest'],
    ),
    ...(['upheld', 'dismissed', 'confirmed', 'lifted'] as const).map((name): [Name, 'appeal'] => [
      name,
      'appeal',
    ]),
  ])('does not decide on what is %s as on a %s', (name, stage) => {
    for (const isUpheld of [true, false])
      expect(decide(name, stage, isUpheld)).toEqual({ ok: false, reason: 'already-decided' })
  })

  it('decides first for the candidate, which the application keeps, or against them, which nobody else reads', () => {
    expect(decide('waiting', 'contest', true)).toEqual({
      ok: true,
      value: { contest: { ...waiting, decidedAt: AT + 9, upheld: true }, fact: 'contest-upheld' },
    })
    expect(decide('waiting', 'contest', false)).toEqual({
      ok: true,
      value: { contest: { ...waiting, decidedAt: AT + 9, upheld: false } },
    })
  })

  it('decides once more after an appeal', () => {
    expect(decide('appealed', 'appeal', true)).toMatchObject({
      value: { contest: { confirmed: true, appealDecidedAt: AT + 9 }, fact: 'contest-confirmed' },
    })
    expect(decide('appealed', 'appeal', false)).toMatchObject({
      value: { contest: { confirmed: false, appealDecidedAt: AT + 9 }, fact: 'contest-lifted' },
    })
  })
})

describe('the employer', () => {
  it.each<[Name, string]>([
    ['waiting', 'nothing-to-appeal'],
    ['dismissed', 'nothing-to-appeal'],
    ['appealed', 'already-appealed'],
    ['confirmed', 'already-appealed'],
    ['lifted', 'already-appealed'],
  ])('does not appeal against what is %s', (name, reason) => {
    expect(appeal(all[name], 'Non.', AT + 9)).toEqual({ ok: false, reason })
  })

  it.each([
    ['nothing-said', ' \u200b '],
    ['text-too-long', 'a'.repeat(longestAppeal + 1)],
    ['protected-wording', 'Nous ne prenons pas de femme enceinte.'],
  ])('appeals in words that may be read: %s', (reason, words) => {
    expect(appeal(upheld, words, AT + 9)).toEqual({ ok: false, reason })
  })

  it('appeals in as many words as the record takes', () => {
    expect(appeal(upheld, 'a'.repeat(longestAppeal), AT + 9).ok).toBe(true)
  })

  it('appeals within thirty days, to the moment', () => {
    const end = upheld.decidedAt! + APPEAL_WINDOW
    expect(appeal(upheld, 'Non.', end)).toEqual({ ok: false, reason: 'too-late' })
    expect(appeal(upheld, ' Non. ', end - 1)).toEqual({
      ok: true,
      value: { contest: { ...upheld, appealedAt: end - 1, appealWords: 'Non.' }, fact: 'contest-appealed' },
    })
  })
})

it('where it stands is read from what was decided', () => {
  const names = { waiting: 'waits' } as Partial<Record<Name, string>>
  for (const [name, contest] of Object.entries(all))
    expect(contestState(contest)).toBe(names[name as Name] ?? name)
})

it('is due three days of work after what is to be decided was said, and never once it is decided', () => {
  const hours = workingHoursOf({})
  expect(contestDue(waiting, hours)).toBe(parisInstant('2026-05-07', 10))
  const later = { ...appealed, appealedAt: parisInstant('2026-05-18', 11) }
  expect(contestDue(later, hours)).toBe(parisInstant('2026-05-21', 11))
  for (const done of [upheld, dismissed, confirmed, lifted]) expect(contestDue(done, hours)).toBeNull()
})

it('was decided last when the appeal was, else first, else never', () => {
  expect([waiting, upheld, appealed, lifted].map(contestDecidedAt)).toEqual([0, AT + 1, AT + 1, AT + 3])
})

it.each<[Name, string[]]>([
  ['waiting', []],
  ['dismissed', []],
  ['upheld', ['contest-upheld']],
  ['appealed', ['contest-upheld', 'contest-appealed']],
  ['confirmed', ['contest-upheld', 'contest-appealed', 'contest-confirmed']],
  ['lifted', ['contest-upheld', 'contest-appealed', 'contest-lifted']],
])('of one that is %s the application keeps %j, each as it was told', (name, types) => {
  expect(factsOf(all[name])).toEqual(types.map((type, index) => ({ type, at: AT + 1 + index })))
})

it('of somebody who says that nobody told them, a host who finds the contrary gives the answer back', () => {
  const denied: Contest = { ...waiting, kind: 'not-told' }
  const found = (upheld: boolean) => decideContest(denied, { stage: 'contest', upheld }, AT + 1)
  for (const [upheld, fact] of [
    [true, 'contest-upheld'],
    [false, 'contest-lifted'],
  ] as const) {
    const decided = found(upheld)
    expect(decided).toMatchObject({ ok: true, value: { fact } })
    expect(decided.ok && factsOf(decided.value.contest)).toEqual([{ type: fact, at: AT + 1 }])
  }
})
