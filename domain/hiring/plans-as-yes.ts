import type { Application } from './application.ts'
import { timeline } from './event-time.ts'

/**
 * An application for a device that knows `qualified` as the explanation of a refusal alone: what was added to a yes is
 * that yes once more, with what comes next, under its own id, so that what the candidate says of the meeting finds it.
 */
export function plansAsYes(application: Application): Application {
  const asYes = new Map<string, 'pursued' | 'hired'>()
  let yes: 'pursued' | 'hired' = 'pursued'
  for (const { event } of timeline(application)) {
    if (event.type === 'pursued' || event.type === 'hired') yes = event.type
    else if (event.type === 'qualified' && event.nextStep) asYes.set(event.id, yes)
  }
  if (asYes.size === 0) return application
  return {
    ...application,
    events: application.events.map((event) => ({ ...event, type: asYes.get(event.id) ?? event.type })),
  }
}
