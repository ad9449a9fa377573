import { usePreferences } from '../../stores/preferences.ts'
import type { Scene } from './scene.ts'

/** The sheets of good practice. */
export const practiceScenes: readonly Scene[] = [
  { name: 'all sheets of good practice', screen: 'practices' },
  {
    name: 'sheets of good practice in large letters, the second few',
    screen: 'practices',
    given({ session }) {
      session.practicesPage = 1
      // The person reads on the same page where they changed the letters.
      usePreferences().largeText = true
    },
  },
  { name: 'a sheet of good practice', screen: 'practice', params: { sheetId: 'read-offer' } },
  {
    name: 'a sheet of good practice that was useful',
    screen: 'practice',
    params: { sheetId: 'keep-pace' },
    given({ session }) {
      session.readFrom = { screen: 'slip', params: {}, sheetId: null }
      session.useful = { 'keep-pace': { word: 'yes', month: '2026-11' } }
    },
  },
  { name: 'no such sheet of good practice', screen: 'practice', params: { sheetId: 'none' } },
]
