import { describe, expect, it } from 'vitest'
import { refusalCodes, refusalLine } from '../../../../domain/hiring/refusal-grid.ts'
import { blockingWords } from '../../../../domain/wording/wording-guard.ts'
import { frenchTexts, read } from '../test-support/french.ts'
import { readySteps } from './steps-forward.ts'

const { t } = frenchTexts().global
const translate = (key: string, named: Record<string, string>) => t(key, named)

describe('the steps forward proposed', () => {
  const sources = {
    offers: [{ id: 'o2', title: 'Vendeuse' }],
    challenges: [{ id: 'd1', title: 'Une heure de pointe' }],
  }
  const criterion = { id: 'c1', kind: 'competence', label: 'Pétrir' } as const

  it.each(refusalCodes)('always have words to read, in the order the grid gives (%s)', (code) => {
    const steps = readySteps(code, criterion, sources, translate)
    expect(steps.length).toBeGreaterThan(0)
    for (const step of steps) {
      expect(read(step.words).length).toBeGreaterThan(20)
      expect(blockingWords(step.words ?? '')).toEqual([])
    }
    const kinds = refusalLine(code).stepsForward.filter((kind) => steps.some((step) => step.kind === kind))
    expect([...new Set(steps.map((step) => step.kind))]).toEqual(kinds)
  })

  it('invent nothing: no challenge and no offer when there is none', () => {
    const steps = readySteps('position_filled', undefined, { offers: [], challenges: [] }, translate)
    expect(steps.map((step) => step.kind)).toEqual(['host'])
  })
})

describe('a step forward for one criterion', () => {
  const sources = {
    offers: [
      {
        id: 'o2',
        title: 'Caissière',
        criteria: [{ id: 'c9', kind: 'competence' as const, label: 'Pétrir' }],
      },
      { id: 'o3', title: 'Vendeuse', criteria: [] },
    ],
    challenges: [{ id: 'd1', title: 'Une heure de pointe' }],
    proving: ({ id }: { id: string }) => (id === 'c1' ? [{ id: 'd2', title: 'Le pétrin', startsAt: 5 }] : []),
  }
  const criterion = { id: 'c1', kind: 'competence', label: 'Pétrir' } as const

  it('is the challenge that shows it, in words that name both, and promises no day', () => {
    const [first] = readySteps('skill_missing', criterion, sources, translate)
    expect(first).toMatchObject({ kind: 'challenge', itemId: 'd2' })
    expect(first?.words).toContain('Pétrir')
    expect(readySteps('skill_missing', { ...criterion, id: 'c2' }, sources, translate)[0]?.itemId).toBe('d1')
  })

  it('is no offer that asks for the same', () => {
    const offered = (steps: ReturnType<typeof readySteps>) =>
      steps.flatMap(({ kind, itemId }) => (kind === 'offer' ? itemId : []))
    expect(offered(readySteps('other_profile_closer', criterion, sources, translate))).toEqual(['o3'])
    expect(offered(readySteps('position_filled', undefined, sources, translate))).toEqual(['o2', 'o3'])
  })
})
