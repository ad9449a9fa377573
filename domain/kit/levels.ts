import type { KioskLanguage } from '../language.ts'

/** The scale of one observation (échelle): what was seen, never a mark out of something. */
export const levels = [0, 1, 2, 3, 4] as const
export type Level = (typeof levels)[number]

/** Nothing below is ever printed or added to a profile. */
export const LOWEST_ATTESTED = 2
/** What an observer must at least write for the two ends of the scale, in characters. */
export const SHORTEST_FACT = 15

export const levelWords: Record<Level, Record<KioskLanguage, string>> = {
  0: { fr: 'Non observé', 'fr-x-falc': 'Pas vu', en: 'Not observed', ar: 'لم يُشاهَد', uk: 'Не побачено' },
  1: { fr: 'Pas encore', 'fr-x-falc': 'Pas encore', en: 'Not yet', ar: 'ليس بعد', uk: 'Ще ні' },
  2: {
    fr: 'Avec de l’aide',
    'fr-x-falc': 'Avec de l’aide',
    en: 'With help',
    ar: 'مع مساعدة',
    uk: 'З допомогою',
  },
  3: {
    fr: 'En autonomie',
    'fr-x-falc': 'Sans aide',
    en: 'On their own',
    ar: 'بلا مساعدة',
    uk: 'Без допомоги',
  },
  4: {
    fr: 'Transmet aux autres',
    'fr-x-falc': 'Aide les autres',
    en: 'Helps others',
    ar: 'يساعد الآخرين',
    uk: 'Допомагає іншим',
  },
}

export function isLevel(value: number): value is Level {
  return (levels as readonly number[]).includes(value)
}

/** "Pas encore" and "transmet" say the most about a person: both rest on something that was seen. */
export function needsFact(level: number): boolean {
  return level === 1 || level === 4
}

/** Why a note cannot stand as it is, or `null`. */
export function noteRefusal({ level, fact }: { level: number; fact?: string }): 'fact-missing' | null {
  return needsFact(level) && (fact ?? '').trim().length < SHORTEST_FACT ? 'fact-missing' : null
}
