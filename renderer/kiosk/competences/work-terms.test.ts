import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { blankProfile } from '../../../domain/competences/life-answers.ts'
import { termsSaid, termsOf } from '../../../domain/competences/work-terms.ts'
import { until } from '../../data/testing/device.ts'
import { aSite } from '../../data/testing/records.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

const kiosk = useKiosk()
const said = () => termsSaid(termsOf(kiosk.session.profile!))

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
