import { expect, it } from 'vitest'
import { guardReport, measureGuard } from './reciprok-guard.ts'

it('counts what is caught, stopped, asked about and stopped in vain', () => {
  const risky = ['Vous êtes trop vieux.', 'Une jeunesse.', 'Rien à dire.']
  const innocent = ['Merci.', 'Le logement est cher.', 'Vous êtes enceinte.']
  expect(measureGuard(risky, innocent)).toEqual({
    ...{ risky: 3, caught: 2, stopped: 1, missed: ['Rien à dire.'] },
    ...{ innocent: 3, askedInVain: 1, stoppedInVain: 1, inVain: ['Vous êtes enceinte.'] },
  })
})

it('tells the figures of both lists, and the sentences read wrongly when asked', () => {
  expect(guardReport(false)).toMatch(/written after the rules.*\n {2}risky {5}84: \d+ caught/)
  expect(guardReport(false)).not.toContain('stopped in vain')
  expect(guardReport(true)).toContain('not caught\n')
})
