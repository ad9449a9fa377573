/** Words that one letter keeps apart, found without looking at all of them. */
export interface SlipIndex {
  /** `text`: the letters of a word, or its sound; `sound`: what is told of it. */
  add: (letters: string, sound: string) => void
  /** Sounds of words that are perhaps one letter from this text: whoever asks compares them. */
  near: (text: string) => Iterable<string>
}

/** Two words that are one letter apart become one when the right letter is left out of each. */
export function createSlipIndex(): SlipIndex {
  const known = new Set<string>()
  const sounds = new Map<string, Set<string>>()

  function add(text: string, sound: string) {
    for (const less of withOneLess(text)) {
      const there = sounds.get(less)
      if (there) there.add(sound)
      else sounds.set(less, new Set([sound]))
    }
  }
  return {
    add(letters, sound) {
      if (known.has(letters)) return
      known.add(letters)
      add(letters, sound)
      if (sound !== letters) add(sound, sound)
    },
    near(text) {
      const found = new Set<string>()
      for (const less of withOneLess(text)) for (const sound of sounds.get(less) ?? []) found.add(sound)
      return found
    },
  }
}

/** A slip in fewer letters makes another name. */
const SHORTEST = 4

function* withOneLess(text: string): Generator<string> {
  if (text.length < SHORTEST) return
  yield text
  for (let at = 0; at < text.length; at += 1) yield text.slice(0, at) + text.slice(at + 1)
}
