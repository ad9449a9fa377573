/** In seconds. */
const NOTE = 0.9
const BETWEEN = 0.22
/** A page that may be heard starts within this time, in milliseconds. */
const MAY_START = 500

/**
 * Short gentle notes, one after the other, like small bells. `pitches` in hertz, `loudness` up to 1. Whether the page
 * may be heard: a browser keeps one silent that nobody has touched yet.
 */
export async function playNotes(pitches: readonly number[], loudness: number): Promise<boolean> {
  if (typeof AudioContext === 'undefined') return false
  const sound = new AudioContext()
  const last = pitches
    .map((pitch, index) => {
      const note = sound.createOscillator()
      const envelope = sound.createGain()
      const start = sound.currentTime + index * BETWEEN
      note.frequency.value = pitch
      // It swells and dies away, without a click.
      envelope.gain.setValueAtTime(0.0001, start)
      envelope.gain.exponentialRampToValueAtTime(loudness, start + 0.04)
      envelope.gain.exponentialRampToValueAtTime(0.0001, start + NOTE)
      note.connect(envelope).connect(sound.destination)
      note.start(start)
      note.stop(start + NOTE)
      return note
    })
    .at(-1)
  if (last) last.onended = () => void sound.close()
  if (sound.state === 'suspended') await Promise.race([sound.resume(), wait(MAY_START)])
  if (sound.state !== 'suspended') return true
  // A page that nobody touched stays suspended for good: the sound would come with the next touch, out of time.
  await sound.close()
  return false
}

function wait(duration: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, duration))
}
