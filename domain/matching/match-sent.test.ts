import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SkillKey } from '../competences/proofs.ts'
import {
  abilityCode,
  everydayAbilities,
  observedCode,
  type EverydayAbility,
} from '../hiring/sent-abilities.ts'
import type { SentToEmployer } from '../hiring/application.ts'
import type { OfferCriterion } from '../hiring/job-offer.ts'
import { abilityCodes } from '../kit/abilities.ts'
import { matchLines } from './match-need.ts'
import { askedOfSent, matchSent, proposedFirst, sentLinesOf } from './match-sent.ts'
import { closeByReading, type ReadCriterion } from './read-criterion.ts'

const everydayWords = Object.fromEntries(everydayAbilities.map((one) => [one, `dire ${one}`])) as Record<
  EverydayAbility,
  string
>
/** What words name, as a list of skills would: those of everyday abilities and of some criteria. */
const skills: Record<string, { key: SkillKey; close: SkillKey[] }> = {
  'dire cook': { key: 'esco:cook', close: ['esco:bake'] },
  Cuisiner: { key: 'esco:cook', close: ['esco:bake'] },
  Pétrir: { key: 'esco:bake', close: ['esco:cook'] },
  Communiquer: { key: 'ability:communicate', close: [] },
  CACES: { key: 'esco:caces', close: [] },
}
const reading = (asked: readonly { id: string; kind: string; label: string }[]): ReadCriterion[] =>
  asked.flatMap(({ id, kind, label }) => {
    const skill = kind === 'schedule' ? undefined : skills[label]
    return skill ? [{ id, ...skill, abilities: [] }] : []
  })
const criterion = (id: string, label: string, kind: OfferCriterion['kind'] = 'competence') => ({
  id,
  label,
  kind,
})

function found(abilities: string[], ...criteria: OfferCriterion[]): string[] {
  const lines = sentLinesOf({ abilities }, everydayWords)
  const read = reading([...criteria, ...askedOfSent(lines)])
  return matchSent(lines, criteria, read).map((one) => (one.rung ? `${one.found} ${one.rung}` : one.found))
}

describe('what an application shows of its offer', () => {
  it('is nothing where nothing of it was sent, and not known where the words name nothing', () => {
    expect(found([], criterion('a', 'Cuisiner'), criterion('b', 'Un an ici', 'experience'))).toEqual([
      'missing',
      'unread',
    ])
  })
  it('is what was said, and what was seen where that was sent', () => {
    const asks = [criterion('a', 'Cuisiner'), criterion('b', 'Communiquer'), criterion('c', 'Pétrir')]
    expect(found([abilityCode('cook'), observedCode('communicate')], ...asks)).toEqual([
      'present declared',
      'present observed',
      'close',
    ])
  })
  it('is the words of the offer that were sent, read or not; of a title, to say so is close', () => {
    const asks = [
      criterion('a', 'Un an ici', 'experience'),
      criterion('b', 'CACES', 'title'),
      criterion('c', 'Diplôme maison', 'title'),
    ]
    expect(found([' Un an ici ', 'CACES', 'Diplôme maison'], ...asks)).toEqual([
      'present declared',
      'close',
      'close',
    ])
  })
})

const label = fc.constantFrom(...Object.keys(skills), 'Un an ici', 'De nuit')
const kind = fc.constantFrom<OfferCriterion['kind']>('competence', 'experience', 'title', 'schedule')
const criteriaOf = fc
  .array(fc.record({ label, kind }), { maxLength: 8 })
  .map((all) => all.map((one, place): OfferCriterion => ({ id: `c${place}`, ...one })))
const abilitiesSent = fc.array(
  fc.oneof(
    label,
    fc.constantFrom(...everydayAbilities).map(abilityCode),
    fc.constantFrom(...abilityCodes).map(observedCode),
  ),
  { maxLength: 8 },
)
const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31)

it(`says of each criterion that was read what the match says of the same proofs (seed ${seed})`, () => {
  fc.assert(
    fc.property(criteriaOf, abilitiesSent, (criteria, abilities) => {
      const lines = sentLinesOf({ abilities }, everydayWords)
      const read = reading([...criteria, ...askedOfSent(lines)])
      const keyOf = (id: string) => read.find((one) => one.id === id)?.key
      const proofs = new Map(
        lines.flatMap(({ id, key = keyOf(id) }) =>
          key === undefined
            ? []
            : [
                [
                  key,
                  new Set(lines.filter((one) => (one.key ?? keyOf(one.id)) === key).map(({ rung }) => rung)),
                ],
              ],
        ),
      )
      for (const { criterion: asked, line, found: is } of matchSent(lines, criteria, read)) {
        const key = keyOf(asked.id)
        const said = lines.some(({ words }) => words === asked.label)
        if (key === undefined) {
          expect(line).toBeNull()
          expect(is).toBe(said ? (asked.kind === 'title' ? 'close' : 'present') : 'unread')
          continue
        }
        const wanted = asked.kind === 'title' ? ({ key, atLeast: 'certified' } as const) : { key }
        const [byMatch] = matchLines([wanted], proofs, closeByReading(read))
        expect(line).toEqual(byMatch)
        expect(is).toBe(byMatch!.found)
      }
    }),
    { seed, numRuns: 2000 },
  )
})

it(`proposes every criterion once, those that nothing shows first, by nothing but the abilities sent (seed ${seed})`, () => {
  const rest = fc.record({
    ...{ name: fc.string(), phone: fc.string(), email: fc.string(), message: fc.string() },
    availability: fc.oneof(label, fc.string()),
  })
  let moved = 0
  fc.assert(
    fc.property(criteriaOf, abilitiesSent, rest, rest, (criteria, abilities, one, other) => {
      const proposed = (more: SentToEmployer) => {
        const lines = sentLinesOf({ abilities, ...more }, everydayWords)
        const matches = matchSent(lines, criteria, reading([...criteria, ...askedOfSent(lines)]))
        return { order: proposedFirst(criteria, matches), matches }
      }
      const { order, matches } = proposed(one)
      expect(proposed(other)).toEqual({ order, matches })
      const isMissing = ({ id }: OfferCriterion) =>
        matches.find(({ criterion: { id: of } }) => of === id)!.found === 'missing'
      expect(order).toEqual([...criteria].sort((a, b) => Number(isMissing(b)) - Number(isMissing(a))))
      if (order[0] !== criteria[0]) moved += 1
    }),
    { seed, numRuns: 2000 },
  )
  expect(moved).toBeGreaterThan(100)
})
