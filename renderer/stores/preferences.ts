import { defineStore } from 'pinia'
import type { Language } from '../../domain/language.ts'

interface Preferences {
  language: Language
  largeText: boolean
  strongContrast: boolean
  /** Order of the letters on the on-screen keyboard. */
  keyOrder: 'azerty' | 'abc'
}

const asFound = (): Preferences => ({
  language: 'fr',
  largeText: false,
  strongContrast: false,
  keyOrder: 'azerty',
})

/** How this visitor wants the kiosk to be. In memory only, gone with the session. */
export const usePreferences = defineStore('preferences', {
  state: asFound,
  getters: {
    changed: (state): boolean => {
      const found = asFound()
      return (Object.keys(found) as (keyof Preferences)[]).some((name) => state[name] !== found[name])
    },
  },
})
