import type { Volume } from '../../stores/preferences.ts'

const loudness: Record<Volume, number> = { full: 0.3, soft: 0.08, off: 0 }
/** Two notes going up, as one asks a question: E and G sharp. In hertz. */
const NOTES = [659.3, 830.6]
/** In seconds. */
const NOTE = 0.9
const BETWEEN = 0.22

/** A short gentle sound. Silent where the page may not play one. */
export function playChime(volume: Volume): void {
  if (volume === 'off' || typeof AudioContext === 'undefined') return
  const sound = new AudioContext()
  const last = NOTES.map((pitch, index) => {
    const note = sound.createOscillator()
    const envelope = sound.createGain()
    const start = sound.currentTime + index * BETWEEN
    note.frequency.value = pitch
    // It swells and dies away like a small bell, without a click.
    envelope.gain.setValueAtTime(0.0001, start)
    envelope.gain.exponentialRampToValueAtTime(loudness[volume], start + 0.04)
    envelope.gain.exponentialRampToValueAtTime(0.0001, start + NOTE)
    note.connect(envelope).connect(sound.destination)
    note.start(start)
    note.stop(start + NOTE)
    return note
  }).at(-1)!
  last.onended = () => void sound.close()
}
