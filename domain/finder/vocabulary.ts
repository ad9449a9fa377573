/** Stems that the index knows, with the number of names that hold each. */
export class Vocabulary {
  /** Ascending, so that those of one beginning stand side by side. */
  private readonly stems: readonly string[]
  private readonly counts: Uint16Array
  private readonly places: ReadonlyMap<string, number>
  private readonly letters: Uint32Array
  /** The commonest stem of each sound. */
  private readonly sounds: ReadonlyMap<string, string>

  constructor(stems: readonly string[], counts: Uint16Array) {
    this.stems = stems
    this.counts = counts
    this.places = new Map(stems.map((stem, place) => [stem, place]))
    this.letters = Uint32Array.from(stems, lettersOf)
    const sounds = new Map<string, string>()
    for (const stem of stems) {
      const sound = soundOf(stem)
      if (this.count(stem) > this.count(sounds.get(sound) ?? '')) sounds.set(sound, stem)
    }
    this.sounds = sounds
  }

  has(stem: string): boolean {
    return this.places.has(stem)
  }

  count(stem: string): number {
    return this.counts[this.places.get(stem) ?? -1] ?? 0
  }

  /** The commonest stem that begins so, while a word is still being typed. */
  completed(beginning: string): string | null {
    if (beginning.length < SHORTEST_BEGINNING) return null
    let best = -1
    for (let at = this.firstFrom(beginning); this.stems[at]?.startsWith(beginning) === true; at += 1) {
      if (best < 0 || this.counts[at]! > this.counts[best]!) best = at
    }
    return this.stems[best] ?? null
  }

  /**
   * The nearest stem to one that is misspelt, or null: one that sounds the same, else one fault from four letters on, two
   * from eight on. Among equally near ones the same first letter wins, then the commonest; a short word keeps its own.
   */
  corrected(stem: string): string | null {
    if (stem.length < SHORTEST_CORRECTED || /\d/u.test(stem)) return null
    const sounding = this.sounds.get(soundOf(stem))
    if (sounding !== undefined) return sounding
    const allowed = stem.length >= LONG_WORD ? 2 : 1
    const letters = lettersOf(stem)
    let best: { place: number; rank: number } | null = null
    for (const [place, other] of this.stems.entries()) {
      if (Math.abs(other.length - stem.length) > allowed) continue
      if (stem.length < MEDIUM_WORD && other[0] !== stem[0]) continue
      // A fault changes at most two letters of the set.
      if (bitsOf(letters ^ this.letters[place]!) > 2 * allowed) continue
      const faults = faultsBetween(stem, other, allowed)
      if (faults > allowed) continue
      const rank = faults * 4 + (other[0] === stem[0] ? 0 : 2) - Math.min(1, this.counts[place]! / 1000)
      if (best === null || rank < best.rank) best = { place, rank }
    }
    return best === null ? null : (this.stems[best.place] ?? null)
  }

  private firstFrom(beginning: string): number {
    let [low, high] = [0, this.stems.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.stems[middle]! < beginning) low = middle + 1
      else high = middle
    }
    return low
  }
}

const SHORTEST_BEGINNING = 3
const SHORTEST_CORRECTED = 4
const MEDIUM_WORD = 6
const LONG_WORD = 8

/** Letters that sound alike in French, one after the other. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/e?au/gu, 'o'],
  [/ph/gu, 'f'],
  [/qu|k|c(?=[aourlt])/gu, 'k'],
  [/[ae]n(?=[^aeiouy])|[ae]m(?=[bp])/gu, 'an'],
  [/ai|ei/gu, 'e'],
  [/y/gu, 'i'],
  [/h/gu, ''],
  [/[tdsxpz]$/u, ''],
  [/(.)\1/gu, '$1'],
]

/** How a stem sounds, roughly: `chofeur` as `chauffeur`. */
function soundOf(stem: string): string {
  return SOUNDS.reduce((sound, [letters, as]) => sound.replace(letters, as), stem)
}

/** One bit for each letter of a to z. */
function lettersOf(word: string): number {
  let bits = 0
  for (let index = 0; index < word.length; index += 1) {
    const letter = word.charCodeAt(index) - 97
    if (letter >= 0 && letter < 26) bits |= 1 << letter
  }
  return bits >>> 0
}

function bitsOf(value: number): number {
  let rest = value
  let count = 0
  while (rest !== 0) {
    rest &= rest - 1
    count += 1
  }
  return count
}

/**
 * Letters left out, added, changed, or swapped with their neighbour (Damerau, optimal string alignment); `most + 1` for
 * any more than `most`.
 */
export function faultsBetween(a: string, b: string, most: number): number {
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const change = a[row - 1] === b[column - 1] ? 0 : 1
      let faults = Math.min(above[column]! + 1, current[column - 1]! + 1, above[column - 1]! + change)
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      if (isSwap) faults = Math.min(faults, before[column - 2]! + 1)
      current.push(faults)
    }
    if (Math.min(...current) > most) return most + 1
    ;[before, above] = [above, current]
  }
  return Math.min(above[b.length]!, most + 1)
}
