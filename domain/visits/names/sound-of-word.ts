import { oneSpelling } from './known-names.ts'

/**
 * How a folded word of a name sounds in French, in letters of our own: `A`, `I` and `O` are the nasals of *an*, *in* and
 * *on*, `x` is *ch*. Two spellings of one sound give the same text; what they mean is not looked at. In order: spellings
 * of one foreign name (`known-names.ts`), consonants, vowels, nasals, doubled letters, silent endings.
 */
export function soundOfWord(letters: string): string {
  const known = sounds.get(letters)
  if (known !== undefined) return known
  const sound = soundAnew(oneSpelling(letters))
  if (sounds.size >= KEPT) sounds.clear()
  sounds.set(letters, sound)
  return sound
}

/** Names repeat: of 20,000 people a few thousand words. */
const KEPT = 20_000
const sounds = new Map<string, string>()

/** Shorter, every letter counts: Anh is not An, nor Tim Tom. */
export const SHORT_WORD = 3

const rules: readonly [RegExp, string][] = [
  // Consonants.
  [/nn$/u, 'n'],
  [/(?<=..)ez$/u, 'es'],
  [/shch|sch|tch|sh|ch(?![rlnt]|ael)/gu, 'X'],
  [/ph/gu, 'f'],
  [/gh|gu(?=[eiy])/gu, 'G'],
  [/g(?=[ei])/gu, 'j'],
  [/je(?=[ao])/gu, 'j'],
  [/dj/gu, 'j'],
  [/sc(?=[eiy])|c(?=[eiy])/gu, 's'],
  [/kh|ch|ck|cqu|qu|c|q/gu, 'k'],
  [/ks|x(?=.)/gu, 'ks'],
  [/h/gu, ''],
  [/G/gu, 'g'],
  [/X/gu, 'x'],
  // Vowels.
  [/y/gu, 'i'],
  [/eaux?|aux$|aul[td]$|au[dt]?$|au/gu, 'o'],
  [/ou(?=[aei])/gu, 'w'],
  [/ou/gu, 'u'],
  [/ai(?!n(?![aeioun]))|ei(?!n(?![aeioun]))/gu, 'e'],
  [/(?<=[aeiou])s(?=[aeiou])/gu, 'z'],
  // Nasals, before two consonants become one.
  [/ien(?![aeioun])/gu, 'iI'],
  [/(?:ai|ei|i)n(?![aeioun])|im(?=[bp])|un(?![aeioun])/gu, 'I'],
  [/e?an(?![aeioun])|en(?![aeioun])|[ae]m(?=[bp])/gu, 'A'],
  [/on(?![aeioun])|om(?=[bp])/gu, 'O'],
  [/(.)\1+/gu, '$1'],
]

function soundAnew(letters: string): string {
  if (letters.length <= SHORT_WORD) return letters.replace(/y/gu, 'i')
  const sound = rules.reduce((text, [from, to]) => text.replace(from, to), letters)
  return withoutSilentEnd(sound)
}

/** *e* and *es* are silent, and keep the consonant before them; without them it is the last consonants that are. */
function withoutSilentEnd(sound: string): string {
  if (/..es?$/u.test(sound)) return sound.replace(/es?$/u, '')
  const rest = sound.replace(/(?<=[aeiouAIOrnl])[tdszp]+$/u, '')
  return rest.length >= 2 ? rest : sound
}
