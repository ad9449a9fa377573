import type { KioskLanguage } from '../../../domain/language.ts'
import { htmlLang } from '../../strings/i18n.ts'

/** The page's speech, where it has one. */
export function speechOf(page: { speechSynthesis?: SpeechSynthesis }): SpeechSynthesis | undefined {
  return page.speechSynthesis
}

/** A voice of this machine that speaks the language; never one that would send the words elsewhere. */
export function localVoice(
  voices: readonly SpeechSynthesisVoice[],
  language: KioskLanguage,
): SpeechSynthesisVoice | undefined {
  const spoken = htmlLang(language)
  return voices.find(({ localService, lang }) => localService && lang.toLowerCase().startsWith(spoken))
}

/** Slower than one talks; slower still for who reads with difficulty. */
export function paceOf(language: KioskLanguage): number {
  return language === 'fr-x-falc' ? 0.8 : 0.92
}
