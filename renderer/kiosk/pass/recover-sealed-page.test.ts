import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { consentTextIds, withConsent } from '../../../domain/competences/consents.ts'
import { blankProfile } from '../../../domain/competences/life-answers.ts'
import { withPride } from '../../../domain/competences/pride.ts'
import { passIdFrom } from '../../../domain/visits/pass-code.ts'
import { writePassToken } from '../../../domain/visits/pass-token.ts'
import { openDossier } from '../../data/dossier/dossiers.ts'
import { readSite } from '../../data/site.ts'
import { until } from '../../data/testing/device.ts'
import { aSite } from '../../data/testing/records.ts'
import type { PictureSecret } from '../../data/visitor-api.ts'
import { sealMyPage } from '../competences/seal-my-page.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

const kiosk = useKiosk({ isOnline: true })
const visitorId = 'AWA'
const proud = 'Ma cabane au fond du jardin.'
const [OLD, NEW] = [1, 2].map((first) => passIdFrom(new Uint8Array([first, 2, 3, 4, 5, 6, 7, 8])))
const tokenOf = (passId: string) =>
  writePassToken({ keyId: 1, passId, visitorId, signature: new Uint8Array(64) })
const inHand = {
  ...{ passId: OLD!, visitorId, token: tokenOf(OLD!), checked: 'signature' as const },
  cardKey: 'K7QF3M2X9K7QF3M2X9KK',
}
const before: PictureSecret = [0, 1, 2, 3]
const after: PictureSecret = [3, 2, 1, 0]

/** Somebody who let the kiosks keep their page stands here, with their card scanned. */
beforeEach(async () => {
  const { data, session, place } = kiosk
  data.machine.stretch = async (secret, salt) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array([...secret, ...salt])))
  place.server.write('sites', (await aSite()).site)
  await until(() => readSite(data))
  const author = data.writer()
  const words = { id: 'a', purpose: 'kiosks', textId: consentTextIds.kiosks, language: 'fr' } as const
  const told = withPride(blankProfile(visitorId, author), proud, author)
  const profile = withConsent(told, { ...words, allowed: true }, author)
  place.server.answers.set('visitor/session', { session: 'theirs', expiresAt: 8e15 })
  place.server.answers.set('visitor/profile', { profile })
  session.pass = inHand
})

async function openPage(secret: PictureSecret): Promise<void> {
  const { data, session } = kiosk
  session.profile = (kiosk.place.server.answers.get('visitor/profile') as { profile: never }).profile
  session.isPageRead = true
  session.secret = secret
  await sealMyPage(data, session)
  expect(session.dossierKey).not.toBeNull()
}
async function typeCode(kind: 'card' | 'pictures', passId: string): Promise<void> {
  kiosk.place.server.answers.set('passes/recover', { kind, token: kind === 'card' ? tokenOf(passId) : null })
  kiosk.session.typedCode = 'ABCDEFGH'
  await kiosk.open('recover')
  await kiosk.tap('Suivant')
  if (kind === 'card') return void (await until(() => kiosk.screen() === 'card'))
  await until(() => kiosk.text().includes('Quatre nouvelles images'))
  kiosk.place.server.answers.set('passes/recover', { kind, token: tokenOf(passId) })
  const pictures = ['Fleur', 'Arbre', 'Lune', 'Soleil']
  for (const picture of pictures) await kiosk.tap(picture)
  await kiosk.tap('Encore une fois')
  for (const picture of pictures) await kiosk.tap(picture)
  await kiosk.tap('Garder')
  await until(() => kiosk.screen() === 'welcome')
}
const opened = async (secret: PictureSecret, pass = kiosk.session.pass!) => {
  const open = await openDossier(kiosk.data, pass, secret)
  return open.ok ? open.value.profile.pride?.text : open.reason
}

const dossier = async () => (await kiosk.data.records('dossiers').findOne().exec())!.toMutableJSON()

test('a new card whose holder gave no pictures here seals nothing, and reads nothing of theirs', async () => {
  await typeCode('card', NEW!)
  expect(kiosk.session.pass).toMatchObject({ passId: NEW, cardKey: expect.any(String) as string })
  expect(kiosk.place.server.requests).not.toContain('visitor/session')
  expect(await opened(before)).toBe('no-dossier')
})

test('nor does one that comes while a host helps: what is theirs is read by nobody beside them', async () => {
  kiosk.session.secret = before
  kiosk.session.assistance = { host: 'Léa' } as never
  await typeCode('card', NEW!)
  expect(kiosk.place.server.requests).not.toContain('visitor/session')
  expect(await opened(before)).toBe('no-dossier')
})

test('a new card of somebody whose page is open opens it, with the pictures that they have; so does each change of it', async () => {
  await openPage(before)
  await typeCode('card', NEW!)
  await until(async () => (await opened(before)) === proud)
  expect(await opened(after)).toBe('wrong-credentials')
  await sealMyPage(kiosk.data, kiosk.session)
  expect(await opened(before)).toBe(proud)
})

test('new pictures open the page at once, with the card that was scanned, and the former ones do not', async () => {
  await openPage(before)
  kiosk.session.isPageRead = false
  const { edition } = await dossier()
  await typeCode('pictures', OLD!)
  await until(async () => (await opened(after)) === proud)
  expect(await opened(before)).toBe('wrong-credentials')
  // The site empties the edition after that one, and of two alike the emptied one stays.
  expect((await dossier()).edition).toBe(edition + 2)
})

test('new pictures whose card is not at hand seal nothing', async () => {
  kiosk.session.pass = { passId: OLD!, visitorId, token: tokenOf(OLD!), checked: 'server' }
  await typeCode('pictures', OLD!)
  expect(kiosk.place.server.requests).not.toContain('visitor/session')
  expect(await opened(after, inHand)).toBe('no-dossier')
})
