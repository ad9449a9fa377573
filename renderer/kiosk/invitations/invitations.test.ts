import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { termNames } from '../../../domain/competences/work-terms.ts'
import { kioskLanguages } from '../../../domain/language.ts'
import { inAList } from '../../../domain/text/in-a-list.ts'
import type { MyInvitation } from '../../data/invitations-api.ts'
import { aSite } from '../../data/testing/records.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

const kiosk = useKiosk()
const invitation: MyInvitation = {
  ...{ invitationId: 'i1', kind: 'talk', status: 'waiting', message: 'Venez nous voir.', sought: [] },
  ...{ invitedAt: Date.parse('2026-11-28T09:00:00Z'), answerBy: Date.parse('2026-12-12T09:00:00Z') },
  ...{ pay: { from: 12, to: 13.5, per: 'hour' }, employer: { name: 'Boulangerie du Pont' } },
}

test.each([
  ['fr', 'jusqu’au samedi 12 décembre', 'De 12 à 13,50 € brut de l’heure'],
  ['en', 'until Saturday 12 December', 'From €12 to €13.50 an hour'],
] as const)(
  'what is asked is dated and paid in the words of the language: %s',
  async (language, day, pay) => {
    await kiosk.data.records('sites').insert((await aSite()).site)
    kiosk.session.invitations = [invitation]
    kiosk.speak(language)
    await kiosk.open('invitations')
    expect(kiosk.text()).toContain(day)
    await kiosk.open('invitation', { invitationId: 'i1' })
    expect(kiosk.text()).toContain(day)
    expect(kiosk.text()).toContain(pay)
    expect(kiosk.text()).toContain(kiosk.say('invitations.unknown'))
  },
)

test('to somebody who is recommended nobody says that the company does not know them', async () => {
  await kiosk.data.records('sites').insert((await aSite()).site)
  kiosk.session.invitations = [{ ...invitation, recommendedBy: 'Fournil' }]
  await kiosk.open('invitations')
  expect(kiosk.text()).toContain(kiosk.say('invitations.textKnown'))
  expect(kiosk.text()).not.toContain('pas qui vous êtes')
})

test.each(kioskLanguages)('a term of work is named in the language of the screen: %s', async (language) => {
  await kiosk.data.records('sites').insert((await aSite()).site)
  const till = { key: 'esco:till', fr: 'tenir une caisse', en: 'run a till' }
  const night = { key: 'when:night', ...termNames['when:night'] }
  kiosk.session.invitations = [{ ...invitation, sought: [till, night] }]
  kiosk.speak(language)
  const term = kiosk.say('workTerms.when.night')
  await kiosk.open('invitations')
  expect(kiosk.text()).toContain(`${language === 'en' ? till.en : till.fr}, ${inAList([term])}`)
  await kiosk.open('invitation', { invitationId: 'i1' })
  expect(kiosk.text()).toContain(term)
  // Only what the taxonomy has in no such language is marked as of another.
  const marked = [...document.querySelectorAll('main [lang]')].map(({ textContent }) => textContent.trim())
  expect(marked).not.toContain(term)
  expect(kiosk.text()).not.toContain(language.startsWith('fr') ? night.en : `, ${night.fr}`)
})

test('one amount is said once', async () => {
  await kiosk.data.records('sites').insert((await aSite()).site)
  kiosk.session.invitations = [{ ...invitation, pay: { from: 13.5, to: 13.5, per: 'hour' } }]
  await kiosk.open('invitation', { invitationId: 'i1' })
  expect(kiosk.text()).toContain('13,50 € brut de l’heure')
  expect(kiosk.text()).not.toContain('De 13,50')
})
