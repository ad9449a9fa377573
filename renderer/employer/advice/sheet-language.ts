import { ref, type Ref } from 'vue'
import type { Language } from '../../../domain/language.ts'

const chosen = ref<Language>('fr')

/** In which language sheets are read, the same from one to the next while the window is open. */
export function useSheetLanguage(): Ref<Language> {
  return chosen
}
