/** What the desk knows of what somebody who practises has done. */
export interface TourFacts {
  isSignedIn: boolean
  /** The address that is open. */
  path: string
  /** Arrivals that hosts noted, departures, and decisions about cards of the board, since the tour was opened. */
  arrivals: number
  departures: number
  decisions: number
}

export const tourSteps = [
  'sign-in',
  'check-in',
  'check-out',
  'person',
  'posting',
  'session',
  'evacuation',
  'lock',
] as const
export type TourStep = (typeof tourSteps)[number]

/** Whether a step is done: by really doing it. `start`: how things were when the step began. */
export function isDone(step: TourStep, now: TourFacts, start: TourFacts): boolean {
  switch (step) {
    case 'sign-in':
      return now.isSignedIn
    case 'check-in':
      return now.arrivals > start.arrivals
    case 'check-out':
      return now.departures > start.departures
    case 'person':
      return /^\/visiteurs\/./.test(now.path)
    case 'posting':
      return now.decisions > start.decisions
    case 'session':
      return /^\/agenda\/./.test(now.path)
    case 'evacuation':
      return now.path === '/evacuation'
    case 'lock':
      return !now.isSignedIn
  }
}
