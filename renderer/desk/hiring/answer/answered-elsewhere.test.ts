import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { frenchTexts, read } from '../test-support/french.ts'
import { makeApplication, makeOffer, NOW } from '../test-support/made-applications.ts'
import AnsweredElsewhere from './AnsweredElsewhere.vue'
import { emptyDraft, type AnswerDraft } from './answer-draft.ts'

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

/** Whoever refused for these reasons is overtaken by a refusal for a post that is filled. */
function overtaken(changes: Partial<AnswerDraft>) {
  const reasons = [{ code: 'position_filled' as const, note: 'Pourvu hier.' }]
  const application = makeApplication({
    daysAgo: 3,
    told: [{ type: 'refused', daysAgo: 1, tone: 'plain', reasons }],
  })
  const draft: AnswerDraft = { ...emptyDraft(), action: 'refuse', ...changes }
  const page = mount(AnsweredElsewhere, {
    props: {
      ...{ application, offer: makeOffer(), employer: 'Le Fournil', deviceId: 'desk-2', now: NOW },
      draft,
    },
    global: { plugins: [frenchTexts()] },
  })
  return { draft, button: page.find('button') }
}
const filled = { code: 'position_filled', criterionId: null, note: '' } as const
const skill = { code: 'skill_missing', criterionId: 'c1', note: '' } as const

test('a refusal that says the same has nothing to add', () => {
  for (const same of [filled, { ...filled, note: ' Pourvu hier. ' }])
    expect(overtaken(same).button.exists()).toBe(false)
  expect(overtaken({}).button.exists()).toBe(false)
})

test('what is added says no reason a second time', async () => {
  const { draft, button } = overtaken({ more: [skill], ...filled })
  await button.trigger('click')
  expect(draft).toMatchObject({ action: 'qualify', more: [], ...skill })
})

test('the words that were typed are added, with the reason that they need', async () => {
  const noted = overtaken({ ...filled, note: 'Depuis lundi.' })
  await noted.button.trigger('click')
  expect(noted.draft).toMatchObject({ action: 'qualify', ...filled, note: 'Depuis lundi.' })
  const lined = overtaken({ ...filled, lines: { refuse: 'Bonne route.' } })
  await lined.button.trigger('click')
  expect(lined.draft).toMatchObject({ action: 'qualify', ...filled, lines: { qualify: 'Bonne route.' } })
})
