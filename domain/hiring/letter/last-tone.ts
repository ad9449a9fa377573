import type { Application } from '../application.ts'
import { shownInstant } from '../event-time.ts'
import { receivedAt } from '../application.ts'
import { FIRST_TONE, type Tone } from './tones.ts'

/** The tone of the last answer that the employer gave, with which it begins the next one. Read from what it told, so that each of its desks begins alike. */
export function lastTone(applications: readonly Application[]): Tone {
  let last = { at: -Infinity, tone: FIRST_TONE }
  for (const application of applications) {
    for (const event of application.events) {
      const at = shownInstant(event, receivedAt(application))
      if (event.tone !== undefined && at >= last.at) last = { at, tone: event.tone }
    }
  }
  return last.tone
}
