import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { directionOf, writtenFor, type KioskLanguage } from '../../domain/language.ts'
import { htmlLang } from './i18n.ts'

/**
 * `spoken`: the language of the screen. `written`: the one in which it shows what records hold. `marks`: what says so
 * on an element that shows such words, for readers and for the side from which they run. `fromHere`: the same of words
 * that hosts and employers wrote, which are French. `marksOf`: the same of words in a language that is named. `local`: the language of what
 * somebody else here must be able to read on paper, a finder or a guardian.
 */
export function useLanguages() {
  const { locale } = useI18n()
  const spoken = computed(() => locale.value as KioskLanguage)
  const written = computed(() => writtenFor(spoken.value))
  const marks = computed(() =>
    written.value === spoken.value ? {} : { lang: htmlLang(written.value), dir: directionOf(written.value) },
  )
  const fromHere = computed(() =>
    spoken.value.startsWith('fr') ? {} : ({ lang: 'fr', dir: 'ltr' } as const),
  )
  const marksOf = (wordsIn: 'screen' | 'written' | 'fr' | 'en') => {
    if (wordsIn === 'screen') return {}
    if (wordsIn === 'written') return marks.value
    return spoken.value.startsWith(wordsIn) ? {} : ({ lang: wordsIn, dir: 'ltr' } as const)
  }
  const local = computed(() => (spoken.value.startsWith('fr') ? spoken.value : 'fr'))
  return { spoken, written, marks, marksOf, fromHere, local }
}
