import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { frenchTexts, read } from '../test-support/french.ts'
import { makeApplication, makeOffer, NOW } from '../test-support/made-applications.ts'
import AnsweredElsewhere from './AnsweredElsewhere.vue'
import { emptyDraft } from './answer-draft.ts'

test('whoever is overtaken reads the whole letter of the other desk, and not its own line alone', () => {
  const application = makeApplication({
    daysAgo: 3,
    told: [
      {
        ...{ type: 'refused', daysAgo: 1, tone: 'plain', message: 'Bonne route.' },
        reasons: [{ code: 'position_filled' }],
      },
    ],
  })
  const page = mount(AnsweredElsewhere, {
    props: {
      ...{ application, offer: makeOffer(), employer: 'Le Fournil', deviceId: 'desk-2', now: NOW },
      draft: { ...emptyDraft(), action: 'refuse' },
    },
    global: { plugins: [frenchTexts()] },
  })
  const words = read(page.text())
  expect(words).toContain('Merci pour votre candidature « Boulanger de nuit ».')
  expect(words).toContain('Le poste est pourvu.')
  expect(words).toContain('Bonne route.')
})
