import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { consentTextIds, withConsent } from '../../../domain/competences/consents.ts'
import { blankProfile } from '../../../domain/competences/life-answers.ts'
import { withPride } from '../../../domain/competences/pride.ts'
import { hasDossier } from '../../data/dossier/dossiers.ts'
import { until } from '../../data/testing/device.ts'
import { aSite } from '../../data/testing/records.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'
import { sealMyPage } from './seal-my-page.ts'

const kiosk = useKiosk()
const card = {
  ...{ passId: '123456788', visitorId: 'V1', token: 'PEP2SIGNED', checked: 'signature' as const },
  cardKey: 'K7QF3M2X9K7QF3M2X9KK',
}
const isKept = () => hasDossier(kiosk.data, card)

/** Somebody who was here before, without network: their page lies here, and this kiosk forgot them. */
async function wasHere(allowed = true): Promise<void> {
  const { data, session } = kiosk
  data.machine.stretch = async (secret, salt) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array([...secret, ...salt])))
  await data.records('sites').insert((await aSite()).site)
  const author = data.writer()
  const words = { id: 'a', purpose: 'kiosks', textId: consentTextIds.kiosks, language: 'fr' } as const
  const told = withPride(blankProfile('V1', author), 'Ma cabane au fond du jardin.', author)
  session.pass = card
  session.isPageRead = true
  session.secret = [0, 1, 2, 3]
  session.pageCodes = [{ serial: 'K7QF3M2X', code: 'PEA1ABC' }]
  session.profile = withConsent(told, { ...words, allowed }, author)
  await sealMyPage(data, session)
  session.$reset()
  session.visitId = 'visit'
  session.pass = card
}
const give = async (names: readonly string[]) => {
  for (const name of names) await kiosk.tap(name)
  await kiosk.tap('Ouvrir')
}

test('a page of which nothing was allowed lies nowhere, and needs the network', async () => {
  await wasHere(false)
  expect(await isKept()).toBe(false)
  await kiosk.open('my-page-unlock')
  await until(() => kiosk.text().includes(kiosk.say('skills.unlock.offlineText')))
})

test('without network card and pictures open the page that lies here, as it was, and no other pictures do', async () => {
  await wasHere()
  await kiosk.open('my-page-unlock')
  await until(() => document.querySelector('.picture'))
  await give(['Lune', 'Soleil', 'Arbre', 'Fleur'])
  await until(() => kiosk.text().includes(kiosk.say('kiosk.unlock.refused.wrong')))
  expect(kiosk.session.profile).toBeNull()

  await give(['Soleil', 'Lune', 'Arbre', 'Fleur'])
  await until(() => kiosk.screen() === 'my-page')
  expect(kiosk.text()).toContain('Ma cabane au fond du jardin.')
  expect(kiosk.session.pageCodes).toEqual([{ serial: 'K7QF3M2X', code: 'PEA1ABC' }])
  expect(kiosk.text()).toContain('gardée ici fermée à clé : telle qu’elle était le')
})

test('what its holder takes back without network is gone from here at once, and what they change is sealed anew', async () => {
  await wasHere()
  await kiosk.open('my-page-unlock')
  await until(() => document.querySelector('.picture'))
  await give(['Soleil', 'Lune', 'Arbre', 'Fleur'])
  await until(() => kiosk.screen() === 'my-page')
  await kiosk.open('consents')
  await kiosk.tap('Moi, même sans réseau')
  await until(async () => !(await isKept()))
  await kiosk.tap('Moi, même sans réseau')
  await until(isKept)
})

test('who did not open their page takes it away all the same', async () => {
  await wasHere()
  await kiosk.open('consents')
  await kiosk.tap('Tout reprendre maintenant')
  await until(async () => !(await isKept()))
})
