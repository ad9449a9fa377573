import { flushPromises, mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { ref } from 'vue'
import type { Application } from '../../../../domain/hiring/application.ts'
import { observedCode } from '../../../../domain/hiring/sent-abilities.ts'
import { abilities } from '../../../../domain/kit/abilities.ts'
import { finderKey } from '../../../finder/finder.ts'
import { finderInProcess } from '../../../finder/testing/finder-in-process.ts'
import { frenchTexts, read } from '../test-support/french.ts'
import { makeApplication, makeOffer, NOW } from '../test-support/made-applications.ts'
import { emptyDraft } from './answer-draft.ts'
import AnswerPanel from './AnswerPanel.vue'

const criteria = [
  { id: 'c1', kind: 'competence' as const, label: abilities.communicate.fr },
  { id: 'c2', kind: 'competence' as const, label: 'Faire briller la devanture' },
  { id: 'c3', kind: 'competence' as const, label: abilities.organise.fr },
  { id: 'c4', kind: 'competence' as const, label: 'Tenir la caisse du soir' },
]
const missing = 'Rien de cela dans ce qui a été envoyé'
const said = 'Envoyé : la personne dit savoir le faire'
const observed = 'Envoyé : observé lors d’un défi'

/** To the question of the criterion; what stands under each, in the order shown. */
async function asked(applications: Application[], withFinder = true) {
  const draft = ref(emptyDraft())
  const panel = mount(AnswerPanel, {
    global: {
      plugins: [frenchTexts()],
      provide: withFinder ? { [finderKey as symbol]: finderInProcess() } : {},
    },
    props: {
      context: {
        ...{ applications, offer: makeOffer({ criteria }), employerName: 'Le Fournil', now: NOW },
        ...{ sources: { offers: [], challenges: [] }, tone: 'plain' as const },
      },
      draft: draft.value,
    },
  })
  const tap = async (label: string) => {
    const button = panel.findAll('button').find((one) => read(one.text()).startsWith(label))!
    await button.trigger('click')
    await flushPromises()
  }
  await tap('Refuser')
  await tap('Compétence demandée non retrouvée')
  const choices = panel.findAll('li button').map((one) => read(one.text()))
  const shown = choices.map((text): [string, string] => {
    const { id } = criteria.find(({ label }) => text.startsWith(label))!
    return [id, [missing, said, observed].find((words) => text.endsWith(words)) ?? '']
  })
  return { panel, draft, tap, shown }
}
const sent = (...codes: string[]) => [makeApplication({ daysAgo: 3, sent: { abilities: codes } })]

it('several together, or a desk without the list of skills, are proposed the criteria as the offer has them', async () => {
  const asOffered = criteria.map(({ id }) => [id, ''])
  const two = [...sent(), makeApplication({ id: 'other', daysAgo: 2 })]
  expect((await asked(two)).shown).toEqual(asOffered)
  expect((await asked(sent(), false)).shown).toEqual(asOffered)
})

it('what nothing sent shows comes first, said as such, and one tap chooses as before', async () => {
  const { panel, draft, tap, shown } = await asked(
    sent(observedCode('communicate'), 'Tenir la caisse du soir'),
  )
  expect(shown).toEqual([
    ['c3', missing],
    ['c1', observed],
    ['c2', ''],
    ['c4', said],
  ])
  expect(draft.value.criterionId).toBeNull()
  expect(panel.text()).toContain('C’est vous qui choisissez.')
  await tap(abilities.communicate.fr)
  expect(draft.value.criterionId).toBe('c1')
})

it('a message, however it speaks of a skill, shows nothing: nobody reads it for the employer', async () => {
  const message = `${abilities.organise.fr}. ${abilities.communicate.fr}.`
  const { shown } = await asked([makeApplication({ daysAgo: 3, sent: { message, availability: message } })])
  expect(shown.slice(0, 2)).toEqual([
    ['c1', missing],
    ['c3', missing],
  ])
})
