import type { Volume } from '../../stores/preferences.ts'
import { playNotes } from '../../ui/notes.ts'

const loudness: Record<Exclude<Volume, 'off'>, number> = { full: 0.3, soft: 0.08 }
/** Two notes going up, as one asks a question: E and G sharp. In hertz. */
const NOTES = [659.3, 830.6]

/** A short gentle sound. Silent where the page may not play one. */
export function playChime(volume: Volume): void {
  if (volume !== 'off') void playNotes(NOTES, loudness[volume])
}
