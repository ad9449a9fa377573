import type { KioskLanguage } from '../language.ts'

/** One sentence in every language of the kiosk. */
export type Said = Readonly<Record<KioskLanguage, string>>

/** In the order in which the kiosk names its languages: French, easy French, English, Arabic, Ukrainian. */
export function said(fr: string, easy: string, en: string, ar: string, uk: string): Said {
  return { fr, 'fr-x-falc': easy, en, ar, uk }
}
