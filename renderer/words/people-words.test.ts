import { expect, it } from 'vitest'
import { createTexts } from '../strings/i18n.ts'
import { sessionsTexts } from '../desk/sessions/sessions.texts.ts'
import { peopleInWords } from './people-words.ts'

it.each([
  [1, 1, '1 personne'],
  [6, 6, '6 personnes'],
  [1, 4, 'de 1 à 4 personnes'],
  [6, 10, 'de 6 à 10 personnes'],
])('%i to %i people are "%s"', (min, max, words) => {
  const { t } = createTexts({ fr: { sessions: sessionsTexts.fr } }).global
  expect(peopleInWords(t, { min, max })).toBe(words)
})
