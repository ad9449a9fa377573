import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { attestationLink } from '../../domain/attestations/attestation-link.ts'
import type { Site } from '../../domain/sites/site.ts'
import { signInAsHost } from '../support/at-a-desk.ts'
import { arriveFirstTime, finish, passNumberShown, readyForTheWorst, scan } from '../support/at-the-kiosk.ts'
import { axeFindings } from '../support/accessibility.ts'
import {
  sampleIssuer,
  samplePayload,
  signedInside,
} from '../../domain/credentials/testing/sample-credentials.ts'
import { recordsKept } from '../support/journal-kept.ts'
import {
  credentialOf,
  sayDebrief,
  sessionToday,
  sign,
  signedAttestation,
  tookPart,
} from '../support/attestations.ts'
import { deskScreen } from '../support/chromium-process.ts'
import { useStage } from '../support/stage.ts'

const stage = useStage(sessionToday)

test('journey 24: the wrong person was ticked; the printed code fails politely once the kiosk has heard', async () => {
  const kiosk = await stage.open('kiosk', await stage.browser.anotherComputer({ opensOffline: true }))
  await arriveFirstTime(kiosk, 'Rokia')
  const pass = await passNumberShown(kiosk)
  await finish(kiosk)
  await tookPart(stage.folder, 'booking1', pass, 'Rokia')
  await sayDebrief(stage.folder, 'booking1', pass)
  const desk = await stage.open('host')
  await signInAsHost(desk)
  await desk.evaluate(() => (location.hash = '#/agenda/seance/sessionone'))
  await desk.getByRole('tab', { name: 'Retours' }).click()
  await desk.getByRole('button', { name: 'Signer les attestations (1)' }).click()
  await desk.getByRole('dialog').waitFor()
  expect(await axeFindings(desk)).toEqual([])
  await desk.getByRole('dialog').getByRole('button', { name: 'Signer les attestations (1)' }).click()
  const row = desk.getByRole('row', { name: /Rokia/ })
  await row.waitFor()
  expect(await axeFindings(desk)).toEqual([])
  const { attestation, token } = signedAttestation(await sign(stage.folder, 'booking1'))

  const employer = await visitedOnce(attestationLink(stage.server.url, token))
  const credential = await credentialOf(stage.folder, attestation.serial)

  // Cutting the network leaves an open stream alone: the page starts anew without it.
  await readyForTheWorst(kiosk)
  await kiosk.context().setOffline(true)
  await kiosk.reload()
  await kiosk.getByRole('button', { name: 'Bonjour, j’arrive' }).waitFor()
  await row.getByRole('button', { name: 'Retirer' }).click()
  await desk.getByLabel('Pourquoi').selectOption('wrong-person')
  expect(await axeFindings(desk)).toEqual([])
  await desk.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click()
  await desk.getByText(`L’attestation ${attestation.serial} est retirée.`).waitFor()
  await desk.getByText(/Ce n’était pas la bonne personne/).waitFor()

  // The kiosk has heard of nothing: the page still passes, and the screen says until when it knew.
  await scan(kiosk, token)
  await kiosk.getByRole('heading', { name: 'Cette attestation est vraie' }).waitFor()
  await kiosk.getByText('Rokia').waitFor()
  await kiosk.getByText(/Agir dans une relation de service/).waitFor()
  await kiosk.getByText(/D’après ce que cette borne savait le \d/).waitFor()
  expect(await axeFindings(kiosk)).toEqual([])
  await finish(kiosk)

  // So it is in the browser of whoever was shown the page, which verifies files too.
  await employer.getByRole('heading', { name: 'Valable' }).waitFor()
  await employer.getByText('Rokia').waitFor()
  await employer.getByText(/Sans réseau : révocations connues au \d/).waitFor()
  await paste(employer, credential, 'Valable')
  await paste(employer, credential.replace(/.{4}$/, 'AAAA'), 'Modifiée')
  const others = JSON.stringify(await signedInside(samplePayload(await sampleIssuer(), Date.now())))
  await paste(employer, others, 'Émetteur à vérifier')
  await paste(employer, others.replace('Une autre maison', 'Une maison'), 'Modifiée')
  const file = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(5_000_000) }
  await employer.getByLabel('Choisir le fichier reçu').setInputFiles(file)
  await employer.getByRole('heading', { name: 'Ce n’est pas une attestation' }).waitFor()
  expect(await axeFindings(employer)).toEqual([])
  await employer.context().setOffline(false)
  for (const text of [credential, token]) await paste(employer, text, 'Retirée')
  await employer.getByText(/^Révocations connues au \d/).waitFor()

  await kiosk.context().setOffline(false)
  await stage.networkIsBack(kiosk)
  await expect
    .poll(async () => (await recordsKept<Site>(kiosk, 'sites'))[0]?.revokedAttestations)
    .toEqual([{ serial: attestation.serial, reason: 'wrong-person' }])
  await scan(kiosk, token)
  await kiosk.getByRole('heading', { name: 'Cette attestation a été retirée' }).waitFor()
  await kiosk.getByText(/s’était trompée de personne/).waitFor()
  expect(await kiosk.getByText('Rokia').count()).toBe(0)
  await finish(kiosk)

  await scan(kiosk, `${token.slice(0, -8)}AAAAAAAA`)
  await kiosk.getByRole('heading', { name: 'Ce code a été mal lu ou modifié' }).waitFor()
  await kiosk.getByRole('button', { name: 'Réessayer' }).click()
  await kiosk.getByLabel('Numéro de l’attestation').fill(attestation.serial)
  await kiosk.getByRole('button', { name: 'Vérifier', exact: true }).click()
  await kiosk.getByRole('heading', { name: 'Cette attestation a été retirée' }).waitFor()
  await finish(kiosk)

  await kiosk.getByRole('button', { name: 'Vérifier une attestation' }).click()
  expect(await axeFindings(kiosk)).toEqual([])
  await kiosk.getByLabel('Numéro de l’attestation').fill('00000000')
  await kiosk.getByRole('button', { name: 'Vérifier', exact: true }).click()
  await kiosk.getByText(/Aucune attestation de ce lieu n’a ce numéro/).waitFor()
})

/** Somebody's own browser, without an account: it opened the page once, and has no network since. */
async function visitedOnce(link: string): Promise<Page> {
  const page = await stage.browser.openPage(
    await stage.browser.anotherComputer({ opensOffline: true }),
    link,
    deskScreen,
  )
  // This browser speaks English.
  await page.getByRole('heading', { name: 'It stands' }).waitFor()
  await page.getByRole('button', { name: 'Français' }).click()
  await page.getByRole('heading', { name: 'Valable' }).waitFor()
  await page.getByText('Cette page est gardée dans votre navigateur').waitFor()
  await page.context().setOffline(true)
  await page.reload()
  await page.getByRole('button', { name: 'Français' }).click()
  return page
}

async function paste(page: Page, text: string, heading: string): Promise<void> {
  await page.getByLabel('Ou collez le texte').fill(text)
  await page.getByRole('button', { name: 'Vérifier', exact: true }).click()
  await page.getByRole('heading', { name: heading, exact: true }).waitFor()
}
