import { globSync, readFileSync } from 'node:fs'
import { parse } from 'vue/compiler-sfc'
import { expect, test } from 'vitest'

/** Parts that are filled in inside a form of others, which asks for them. */
const askedByTheirForm: Record<string, readonly string[]> = {
  'renderer/host/kit/CriteriaEditor.vue': ['renderer/host/kit/CardEditor.vue'],
  'renderer/host/kit/MaterialsEditor.vue': ['renderer/host/kit/CardEditor.vue'],
  'renderer/host/kit/StepsEditor.vue': ['renderer/host/kit/CardEditor.vue'],
  'renderer/desk/hiring/offer/OfferForm.vue': [
    'renderer/employer/offers/OfferScreen.vue',
    'renderer/host/job-offers/JobOfferScreen.vue',
  ],
  'renderer/desk/hiring/offer/OfferCriteriaField.vue': [
    'renderer/employer/offers/OfferScreen.vue',
    'renderer/host/job-offers/JobOfferScreen.vue',
  ],
  'renderer/desk/hiring/offer/OfferTradeField.vue': [
    'renderer/employer/offers/OfferScreen.vue',
    'renderer/host/job-offers/JobOfferScreen.vue',
  ],
  'renderer/host/tools/AddHookDialog.vue': ['renderer/host/tools/ToolFormDialog.vue'],
  'renderer/host/tools/AddToolDialog.vue': ['renderer/host/tools/ToolFormDialog.vue'],
  'renderer/host/events/EventFields.vue': ['renderer/host/events/EventDialog.vue'],
  'renderer/host/listing/TownField.vue': ['renderer/host/listing/ListingScreen.vue'],
  'renderer/desk/sessions/SessionForm.vue': [
    'renderer/host/agenda/PlanScreen.vue',
    'renderer/employer/sessions/ProposeScreen.vue',
  ],
  'renderer/desk/sessions/HoursFields.vue': [
    'renderer/host/events/EventDialog.vue',
    'renderer/host/agenda/PlanScreen.vue',
    'renderer/employer/sessions/ProposeScreen.vue',
  ],
  'renderer/desk/sessions/PlaceFields.vue': [
    'renderer/host/events/EventDialog.vue',
    'renderer/host/agenda/PlanScreen.vue',
    'renderer/employer/sessions/ProposeScreen.vue',
  ],
}
/** Parts of an answer: what is written lives in the drafts of the desk, whatever page is looked at meanwhile. */
const answers = 'renderer/desk/hiring/answer/'
/** Fields in which nobody writes words that could be missed. */
const noWords: Record<string, string> = {
  'renderer/host/agenda/AgendaNav.vue': 'a day to go to',
  'renderer/host/silence/AdviceSlots.vue': 'a day and an hour to offer',
  'renderer/host/passes/PassesScreen.vue': 'the number on a card',
  'renderer/host/pages/PagesScreen.vue': 'the number on a card',
  'renderer/employer/search/AddSkill.vue': 'a few letters of a name to choose',
  'renderer/employer/search/SearchScreen.vue': 'it stays in the desk until it is opened again',
  'renderer/host/visitors/VisitorsScreen.vue': 'a name or a day to look for',
  'renderer/host/passes/RecoveryPanel.vue': 'a day to look at',
  'renderer/host/cockpit/RollCall.vue': 'the number on a card',
  'renderer/host/job-offers/KeyFromPaper.vue': 'the code of a line on paper',
  'renderer/desk/frame/DeskSignIn.vue': 'a secret, which must not stay',
  'renderer/desk/frame/DeskEnrolment.vue': 'a code that is used once',
  'renderer/host/palette/PaletteList.vue': 'a few letters of where to go',
  'renderer/host/places/LendPanel.vue': 'a number of days',
  'renderer/host/tablet/HandedTablet.vue': 'it stays in the page until the desk is opened again',
}
const fields = new Set(['UiTextArea', 'UiTextInput', 'textarea', 'input'])
const notWritten = new Set(['search', 'checkbox', 'radio'])
const primitives = /^renderer\/ui\/(Ui\w+|Limit\w+)\.vue$/

interface Node {
  tag?: string
  props?: { name?: string; value?: { content: string } }[]
  children?: Node[]
}

function isWrittenIn(node: Node): boolean {
  const type = node.props?.find(({ name }) => name === 'type')?.value?.content ?? 'text'
  return (
    (fields.has(node.tag ?? '') && !notWritten.has(type)) ||
    (node.children ?? []).some((child) => typeof child === 'object' && isWrittenIn(child))
  )
}
const sourceOf = (file: string) => readFileSync(file, 'utf8')
const asks = (file: string) => sourceOf(file).includes('useUnsavedWords(')
const forms = globSync('renderer/{host,employer,desk,ui}/**/*.vue')
  .filter((file) => !primitives.test(file))
  .filter((file) => isWrittenIn((parse(sourceOf(file)).descriptor.template?.ast ?? {}) as Node))

test('every form of the desks asks before its words are thrown away, or keeps them', () => {
  const unguarded = forms.filter((file) => {
    if (file in noWords || file.startsWith(answers)) return false
    const holders = askedByTheirForm[file]
    return holders ? !holders.every(asks) : !asks(file)
  })
  expect(forms.length).toBeGreaterThan(20)
  expect(unguarded).toEqual([])
})

test('whoever shows the panel of an answer takes its draft from the desk', () => {
  const holders = globSync('renderer/{host,employer}/**/*.vue').filter((file) =>
    sourceOf(file).includes('<AnswerPanel'),
  )
  expect(holders.length).toBeGreaterThan(2)
  expect(holders.filter((file) => !sourceOf(file).includes('useAnswerDrafts('))).toEqual([])
})

test('the lists above name nothing that is gone', () => {
  const named = [...Object.keys(askedByTheirForm), ...Object.keys(noWords)]
  expect(named.filter((file) => !forms.includes(file))).toEqual([])
})
