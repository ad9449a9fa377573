import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { blankProfile } from '../../../domain/competences/life-answers.ts'
import { noTerms, termsSaid, termsOf, withTerms } from '../../../domain/competences/work-terms.ts'
import { dayHere } from '../../words/site-zone.ts'
import { until } from '../../data/testing/device.ts'
import { aSite } from '../../data/testing/records.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

const kiosk = useKiosk()
const said = () => termsSaid(termsOf(kiosk.session.profile!), dayHere(kiosk.data.now()))

beforeEach(async () => {
  kiosk.session.pass = { passId: 'P1', visitorId: 'V1', token: 'PEP1TOKEN', checked: 'server' }
  kiosk.session.profile = blankProfile('V1', kiosk.data.writer())
  await kiosk.open('work-terms')
  await kiosk.tap(kiosk.say('workTerms.when.evening'))
})

test('what was touched is kept by the way back', async () => {
  await kiosk.data.records('sites').insert((await aSite()).site)
  await kiosk.tap(kiosk.say('myPage.title'))
  await until(() => kiosk.screen() === 'my-page')
  expect(said()).toEqual(['when:evening'])
})

test('where the page cannot be kept, this is said, and the way back then leaves without keeping', async () => {
  // Without the key of its site, a kiosk seals nothing.
  await kiosk.tap(kiosk.say('myPage.title'))
  await until(() => kiosk.text().includes(kiosk.say('skills.refused.not-ready')))
  await kiosk.tap(kiosk.say('kiosk.apply.ok'))
  await kiosk.tap(kiosk.say('workTerms.leave'))
  await until(() => kiosk.screen() === 'my-page')
  expect(said()).toEqual([])
})

test('departments are chosen in the region of the place first, in any other by a touch, five at most', async () => {
  const { site } = await aSite()
  await kiosk.data.records('sites').insert({ ...site, address: '3 place du Foirail, 48000 Mende' })
  await kiosk.tap(kiosk.say('workTerms.start.month'))
  await kiosk.tap(kiosk.say('workTerms.permit.hygiene'))
  await kiosk.tap(kiosk.say('workTerms.departmentsTile'))
  await until(() => kiosk.screen() === 'work-departments')
  // What was touched on the screen before is kept on the way.
  expect(said()).toEqual(['start:month', 'when:evening', 'permit:hygiene'])
  await until(() => kiosk.text().includes('Lozère (48)'))
  expect(kiosk.text()).not.toContain('Ardèche (07)')
  for (const name of ['Lozère (48)', 'Gard (30)']) await kiosk.tap(name)
  await kiosk.tap('Auvergne-Rhône-Alpes')
  for (const name of ['Ardèche (07)', 'Cantal (15)', 'Allier (03)', 'Ain (01)']) await kiosk.tap(name)
  expect(kiosk.text()).toContain(kiosk.say('workTerms.fullDepartments'))
  await kiosk.tap(kiosk.say('kiosk.apply.ok'))
  await until(() => kiosk.screen() === 'work-terms')
  expect(said().slice(3)).toEqual(['in:03', 'in:07', 'in:15', 'in:30', 'in:48'])
  expect(kiosk.text()).toContain('Allier (03), Ardèche (07), Cantal (15), Gard (30), Lozère (48)')
  // What was said stays in sight, whichever region is looked at.
  await kiosk.tap(kiosk.say('workTerms.departmentsTile'))
  await until(() => kiosk.screen() === 'work-departments')
  await kiosk.tap('Ardèche (07)')
  await kiosk.tap(kiosk.say('workTerms.title'))
  await until(() => kiosk.screen() === 'work-terms')
  expect(said()).not.toContain('in:07')
})

test.each(['ar', 'uk'] as const)('a department amid words in %s says that it is French', async (language) => {
  await kiosk.data.records('sites').insert((await aSite()).site)
  kiosk.session.profile = withTerms(
    kiosk.session.profile!,
    { ...noTerms, times: ['evening'], departments: ['48'] },
    kiosk.data.writer(),
  )
  kiosk.session.isNewCard = true
  kiosk.speak(language)
  await kiosk.open('my-page')
  await until(() => kiosk.text().includes('Lozère (48)'))
  const tile = [...document.querySelectorAll('button')].find((one) => one.textContent.includes('Lozère'))!
  expect(tile.textContent).toContain(kiosk.say('workTerms.when.evening'))
  expect([...tile.querySelectorAll('[lang="fr"]')].map((one) => one.textContent)).toEqual(['Lozère (48)'])
})
