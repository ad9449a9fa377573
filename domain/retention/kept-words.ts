import { DAY } from '../time.ts'
import { kept } from './keeping.ts'

/** Whole months of a time that is kept. */
export function monthsOf(time: number): number {
  return Math.floor((12 * time) / (365 * DAY))
}

/** What is promised of the notes of a session: the same sentence before a booking, at the kiosk and in docs/aipd.md. */
export const observationNotesKept = `Les notes d’observation sont gardées ${monthsOf(kept.observationNotes)} mois après la séance.`
