import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { Evaluation } from '../../../domain/observation/evaluation.ts'
import { provideDeviceData, type DeviceData } from '../../data/device-data.ts'
import { aBooking } from '../../data/testing/records.ts'
import DoubleEdits from '../frame/DoubleEdits.vue'
import { provideDoubleEdits } from '../frame/use-double-edits.ts'
import { provideUnsavedWords } from '../frame/use-unsaved-words.ts'
import { frenchTexts, read } from '../hiring/test-support/french.ts'
import DebriefPanel from './DebriefPanel.vue'
import { observationTexts } from './observation.texts.ts'

const voices = ref<Evaluation[]>([])
let saved: Evaluation[]
let panel: VueWrapper
const data = {
  identity: { role: 'host' },
  now: () => 1,
  writer: () => ({ deviceId: 'desk', siteId: 'mende', now: 1 }),
  records: () => ({ findOne: () => ({ exec: () => Promise.resolve(null) }) }),
  save: (_name: string, record: Evaluation) => Promise.resolve(void saved.push(record)),
} as unknown as DeviceData

function voice(fields: Partial<Evaluation>): Evaluation {
  return {
    ...{ id: 'b1.d.host', siteId: 'mende', rev: '1', at: 1, by: 'desk', kind: 'debrief' as const },
    ...{ sessionId: 's1', bookingId: 'b1', visitorId: 'V1', authorId: 'host' },
    ...{ observations: [], criteria: [], says: [] },
    ...fields,
  }
}
beforeEach(() => {
  saved = []
  voices.value = []
  const Desk = defineComponent(() => {
    provideUnsavedWords()
    const question = provideDoubleEdits()
    return () => [
      h(DebriefPanel, {
        participant: { booking: aBooking(), name: 'Awa' },
        observers: [],
        voices: voices.value,
      }),
      h(DoubleEdits, { question }),
    ]
  })
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/', component: { render: () => null } }],
  })
  panel = mount(Desk, {
    global: {
      plugins: [
        frenchTexts({ observation: observationTexts.fr }),
        router,
        (app) => provideDeviceData(app, data),
      ],
    },
  })
})
afterEach(() => panel.unmount())

const fields = () => panel.findAll('textarea')
const texts = () => fields().map(({ element }) => element.value)
const press = async (words: string) => {
  await panel
    .findAll('button')
    .find((button) => button.text() === words)!
    .trigger('click')
  await flushPromises()
}
const choose = (words: string) =>
  [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === words)!.click()
/** Whether the window asks before it goes. */
const asks = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))

test('what another host wrote meanwhile comes in where nobody writes here, and is not undone by saving', async () => {
  voices.value = [voice({ strength: 'Calme', fact: 'A servi', nextStep: 'Recommencer' })]
  await flushPromises()
  await fields()[0]!.setValue('Très calme')
  voices.value = [voice({ strength: 'Posée', fact: 'A servi cinq personnes', nextStep: 'Recommencer' })]
  await flushPromises()
  expect(texts()).toEqual(['Très calme', 'A servi cinq personnes', 'Recommencer'])
  await press('Enregistrer')
  expect(saved).toEqual([])
  expect(document.body.textContent).toContain('Posée')
  choose('Mettre la mienne')
  await flushPromises()
  expect(saved).toMatchObject([{ strength: 'Très calme', fact: 'A servi cinq personnes' }])
})

test('of two words for one thing the other host’s can be kept', async () => {
  voices.value = [voice({ strength: 'Calme', fact: 'A servi', nextStep: 'Recommencer' })]
  await flushPromises()
  await fields()[0]!.setValue('Très calme')
  voices.value = [voice({ strength: 'Posée', fact: 'A servi', nextStep: 'Recommencer' })]
  await flushPromises()
  await press('Enregistrer')
  choose('Garder la leur')
  await flushPromises()
  expect(saved).toMatchObject([{ strength: 'Posée' }])
  expect(texts()[0]).toBe('Posée')
})

test('of two levels for one ability one is chosen', async () => {
  const noted = (level: number) => [{ ability: 'work-in-team', level, fact: 'A aidé', notedAt: '1' }]
  const grid = voice({ id: 'b1.g.o1', kind: 'grid', authorId: 'o1', observations: noted(3) })
  voices.value = [grid]
  await flushPromises()
  await panel.find('select').setValue('2')
  voices.value = [grid, voice({ observations: noted(4) })]
  await flushPromises()
  expect(panel.find('select').element.value).toBe('2')
  await press('Enregistrer')
  choose('Garder la leur')
  await flushPromises()
  expect(saved).toMatchObject([{ observations: [{ ability: 'work-in-team', level: 4 }] }])
})

test('"kept" is said until one writes on', async () => {
  await fields()[0]!.setValue('Calme')
  await press('Enregistrer')
  expect(read(panel.text())).toContain('Noté ici')
  await fields()[0]!.setValue('Calme et clair')
  expect(read(panel.text())).not.toContain('Noté ici')
})

test('what is missing is said until one writes on', async () => {
  await press('Montrer à la personne')
  expect(read(panel.text())).toContain('Il manque une force')
  await fields()[0]!.setValue('Calme')
  expect(read(panel.text())).not.toContain('Il manque une force')
})

test('a level chosen together is asked about before it is left, as words are', async () => {
  const observations = [{ ability: 'work-in-team', level: 3, fact: 'A aidé', notedAt: '1' }]
  voices.value = [voice({ id: 'b1.g.o1', kind: 'grid', authorId: 'o1', observations })]
  await flushPromises()
  expect(asks()).toBe(false)
  await panel.find('select').setValue('2')
  expect(asks()).toBe(true)
  await press('Enregistrer')
  expect(asks()).toBe(false)
})

test.each([
  ['emptied', ['', '', ''], 'Il manque une force, un fait et une piste.'],
  ['with protected words', ['Calme', 'Vous êtes trop âgée pour ce geste.', 'Jeudi'], 'Vos mots restent ici.'],
])('a debrief that the person reads already is not saved %s', async (_, typed, words) => {
  voices.value = [voice({ strength: 'Calme', fact: 'A servi', nextStep: 'Jeudi', sharedAt: 1 })]
  await flushPromises()
  for (const [index, text] of typed.entries()) await fields()[index]!.setValue(text)
  await press('Enregistrer')
  expect(saved).toEqual([])
  expect(read(panel.text())).toContain(words)
  expect(read(panel.text())).not.toContain('Noté ici')
  await fields()[0]!.setValue('Très calme')
  await fields()[1]!.setValue('Six pièces justes')
  await fields()[2]!.setValue('Revenir jeudi')
  await press('Enregistrer')
  expect(saved).toMatchObject([{ strength: 'Très calme' }])
  expect(read(panel.text())).toContain('La personne peut le lire.')
})

test('of the employer’s own word nothing is shown because the hosts’ is', async () => {
  voices.value = [voice({ id: 'b1.d.employer', authorId: 'employer', strength: 'Calme', sharedAt: 1 })]
  await flushPromises()
  await fields()[0]!.setValue('Très calme')
  await press('Enregistrer')
  expect(saved).toMatchObject([{ strength: 'Très calme' }])
  expect(read(panel.text())).toContain('Noté ici')
})

test('words that touch what the law protects are shown and not shared, and stay to be mended', async () => {
  await fields()[0]!.setValue('Précise')
  await fields()[1]!.setValue('Vous êtes trop âgée pour ce geste.')
  await fields()[2]!.setValue('Revenir jeudi')
  await press('Montrer à la personne')
  expect(saved).toEqual([])
  expect(read(panel.text())).toContain('« âgée »')
  expect(read(panel.text())).toContain('Vos mots restent ici.')
  expect(texts()[1]).toBe('Vous êtes trop âgée pour ce geste.')
  await fields()[1]!.setValue('Six pièces justes')
  await press('Montrer à la personne')
  expect(saved).toMatchObject([{ fact: 'Six pièces justes' }])
})
