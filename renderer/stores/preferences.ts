import { defineStore } from 'pinia'
import type { KioskLanguage } from '../../domain/language.ts'

/** How loud the kiosk may be. */
export type Volume = 'full' | 'soft' | 'off'

interface Preferences {
  language: KioskLanguage
  largeText: boolean
  strongContrast: boolean
  /** Of the question whether somebody is still there. */
  volume: Volume
  /** Order of the letters on the on-screen keyboard. */
  keyOrder: 'azerty' | 'abc'
}

const asFound = (): Preferences => ({
  language: 'fr',
  largeText: false,
  strongContrast: false,
  volume: 'soft',
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
