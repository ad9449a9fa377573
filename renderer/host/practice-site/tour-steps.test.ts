import { expect, test } from 'vitest'
import { isDone, tourSteps, type TourFacts, type TourStep } from './tour-steps.ts'

const start: TourFacts = { isSignedIn: true, path: '/aujourdhui', arrivals: 2, departures: 3, decisions: 4 }
const doing: Record<TourStep, [Partial<TourFacts>, Partial<TourFacts>]> = {
  'sign-in': [{ isSignedIn: true }, { isSignedIn: false }],
  'check-in': [{ arrivals: 3 }, { departures: 4 }],
  'check-out': [{ departures: 4 }, { arrivals: 3 }],
  person: [{ path: '/visiteurs/V1' }, { path: '/visiteurs' }],
  posting: [{ decisions: 5 }, { path: '/annonces' }],
  session: [{ path: '/agenda/seance/s1' }, { path: '/agenda' }],
  evacuation: [{ path: '/evacuation' }, { path: '/' }],
  lock: [{ isSignedIn: false }, { path: '/evacuation' }],
}

test.each(tourSteps)('%s is done by doing it, and by nothing beside it', (step) => {
  const [done, beside] = doing[step]
  expect(isDone(step, { ...start, ...done }, start)).toBe(true)
  expect(isDone(step, { ...start, ...beside }, start)).toBe(false)
})
