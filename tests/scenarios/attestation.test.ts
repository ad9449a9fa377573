import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Application } from '../../domain/hiring/application.ts'
import {
  arriveFirstTime,
  choosePictures,
  comeBack,
  finish,
  passNumberShown,
} from '../support/at-the-kiosk.ts'
import { axeFindings, targetFindings } from '../support/accessibility.ts'
import { everythingKept } from '../support/everything-kept.ts'
import {
  sayDebrief,
  sessionTitle,
  sessionToday,
  sign,
  signedAttestation,
  tookPart,
  voicesOf,
} from '../support/attestations.ts'
import { offerTitle } from '../support/site-folder.ts'
import { useStage } from '../support/stage.ts'

const stage = useStage(sessionToday)
/**
 * How wide a code on the screen is at least, in CSS pixels. A camera reads a code from ten times its width; on an
 * upright screen of 27 inches, 1080 pixels wide, 480 are 15 cm: from a metre and a half, further than an arm.
 */
const READ_FROM_AFAR = 480

async function openAttestations(kiosk: Page): Promise<void> {
  await kiosk.getByRole('button', { name: 'Mes preuves' }).click()
  await kiosk.getByRole('heading', { name: 'Mes preuves' }).waitFor()
}

async function expectAccessible(kiosk: Page): Promise<void> {
  expect(await axeFindings(kiosk)).toEqual([])
  expect(await targetFindings(kiosk)).toEqual([])
}

/** Comes back after the session and says how it went, with the first four pictures. */
async function assess(kiosk: Page, answer = 'Oui'): Promise<void> {
  await openAttestations(kiosk)
  await kiosk.getByRole('button', { name: 'Dire comment ça s’est passé' }).click()
  await kiosk.getByText('Je salue le client avant de servir.').waitFor()
  await expectAccessible(kiosk)
  for (let question = 1; question <= 5; question++) {
    await kiosk.getByText(`${question} sur 5`).waitFor()
    await kiosk.getByRole('button', { name: answer }).click()
  }
  await choosePictures(kiosk)
  await kiosk.getByRole('button', { name: 'Garder' }).click()
  await kiosk.getByRole('heading', { name: 'Merci, c’est gardé' }).waitFor()
  await kiosk.getByRole('button', { name: 'D’accord' }).click()
}

async function openDebrief(kiosk: Page): Promise<void> {
  await kiosk.getByRole('button', { name: 'Lire mes retours' }).click()
  await choosePictures(kiosk)
  await kiosk.getByRole('button', { name: 'Ouvrir' }).click()
  await kiosk.getByRole('button', { name: new RegExp(sessionTitle) }).click()
  await kiosk.getByText('Vous regardez les gens, et ils se sentent attendus.').waitFor()
}

test('journey 10: how it went, what was said, one’s own word, and a page in one’s own name', async () => {
  const kiosk = await stage.open('kiosk')
  await arriveFirstTime(kiosk, 'Samira')
  const pass = await passNumberShown(kiosk)
  await finish(kiosk)
  await tookPart(stage.folder, 'booking1', pass, 'Samira')

  await comeBack(kiosk, pass)
  await assess(kiosk)
  await kiosk.getByRole('button', { name: 'Voir les postes présentés' }).click()
  await kiosk.getByRole('button', { name: offerTitle }).click()
  await kiosk.keyboard.type('Samira')
  await kiosk.getByRole('button', { name: 'C’est bon' }).click()
  // The pictures that she has just chosen sign this too.
  await kiosk.getByText('C’est noté').waitFor()
  await backFrom(kiosk)
  await finishFromAttestations(kiosk)
  await expect.poll(() => voicesOf(stage.folder, 'booking1')).toMatchObject([{ kind: 'self' }])
  await expect.poll(() => stage.folder.records<Application>('applications')).toHaveLength(1)

  await sayDebrief(stage.folder, 'booking1', pass)
  await comeBack(kiosk, pass)
  await openAttestations(kiosk)
  await openDebrief(kiosk)
  await expectAccessible(kiosk)
  await kiosk.getByRole('button', { name: 'Donner mon avis' }).click()
  await expectAccessible(kiosk)
  await kiosk.getByRole('button', { name: 'J’ajoute un mot' }).click()
  await kiosk.getByRole('button', { name: 'C’est bon' }).click()
  await kiosk.getByText('Il n’y a pas encore de mots.').waitFor()
  // As a hand types: a second tap on one button within a quarter of a second is a trembling one, and ignored.
  await kiosk.getByLabel('Vos mots').pressSequentially('J’ai aimé parler avec chacun.', { delay: 15 })
  await kiosk.getByRole('button', { name: 'C’est bon' }).click()
  await kiosk.getByRole('heading', { name: 'Ce que l’attestation dira' }).waitFor()
  await kiosk.getByText('Elle dira que vous avez montré').waitFor()
  expect(
    await kiosk
      .getByRole('listitem')
      .filter({ hasText: /En autonomie|Avec de l’aide/ })
      .count(),
  ).toBe(2)
  await expectAccessible(kiosk)
  await kiosk.getByRole('button', { name: /Au nom de Samira/ }).click()
  await kiosk.getByLabel('Au nom de').fill('Samira Haddad')
  await kiosk.getByRole('button', { name: 'C’est bon' }).click()
  await kiosk.getByRole('button', { name: /Agir dans une relation de service/ }).click()
  await kiosk.getByRole('button', { name: 'Mes mots à côté' }).click()
  await kiosk.getByRole('button', { name: 'C’est bon' }).click()
  await kiosk.getByRole('heading', { name: 'C’est choisi' }).waitFor()
  await kiosk.getByRole('button', { name: 'D’accord' }).click()
  await kiosk.getByText('Vous avez ajouté un mot').waitFor()
  await expect
    .poll(async () => (await voicesOf(stage.folder, 'booking1')).find(({ kind }) => kind === 'answer'))
    .toMatchObject({
      says: [{ word: 'comment', text: 'J’ai aimé parler avec chacun.' }],
      attestation: { name: 'Samira Haddad', facts: ['act-in-service'], words: true },
    })

  const { attestation } = signedAttestation(await sign(stage.folder, 'booking1'))
  expect(attestation.abilities).toEqual([
    { code: 'act-in-service', level: 3, fact: 'A salué chacun des vingt clients.' },
    { code: 'work-under-pressure', level: 2 },
  ])
  await backFrom(kiosk)
  await openAttestations(kiosk)
  await kiosk.getByText('Vos attestations').waitFor()
  await kiosk.getByRole('button', { name: /Du \d/ }).click()
  const qr = kiosk.getByRole('main').getByRole('img', { name: /Code QR de l’attestation/ })
  await qr.waitFor()
  expect((await qr.boundingBox())?.width).toBeGreaterThanOrEqual(READ_FROM_AFAR)
  const pdf = (await kiosk.pdf({ tagged: true, preferCSSPageSize: true })).toString('latin1')
  for (const mark of ['/StructTreeRoot', '/Lang (fr)', '/Title', '/MarkInfo']) expect(pdf).toContain(mark)
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  await kiosk.getByRole('button', { name: 'Mes preuves' }).click()
  await finishFromAttestations(kiosk)
  expect(await everythingKept(kiosk)).not.toMatch(/Haddad|aimé parler avec chacun|se sentent attendus/)
})

test('journey 10: who does not agree is heard, and nothing is attested meanwhile', async () => {
  const kiosk = await stage.open('kiosk')
  await arriveFirstTime(kiosk)
  const pass = await passNumberShown(kiosk)
  await finish(kiosk)
  await tookPart(stage.folder, 'booking2', pass, 'Wei')
  await comeBack(kiosk, pass)
  await assess(kiosk, 'Pas cette fois')
  await finishFromAttestations(kiosk)
  await expect.poll(() => voicesOf(stage.folder, 'booking2')).toHaveLength(1)

  await sayDebrief(stage.folder, 'booking2', pass)
  await comeBack(kiosk, pass)
  await openAttestations(kiosk)
  await openDebrief(kiosk)
  await kiosk.getByRole('button', { name: 'Donner mon avis' }).click()
  await kiosk.getByRole('button', { name: 'Je ne suis pas d’accord' }).click()
  await kiosk.getByLabel('Vos mots').fill('J’ai rendu la monnaie devant la cliente.')
  await kiosk.getByRole('button', { name: 'C’est bon' }).click()
  await kiosk.getByText(/Un hôte regarde avec vous avant le/).waitFor()
  await kiosk.getByText('J’ai rendu la monnaie devant la cliente.').waitFor()
  await expect
    .poll(async () => (await voicesOf(stage.folder, 'booking2')).map(({ kind }) => kind).sort())
    .toEqual(['answer', 'debrief', 'self'])
  expect(await sign(stage.folder, 'booking2')).toMatchObject({ refused: [{ reason: 'contested' }] })
})

async function finishFromAttestations(kiosk: Page): Promise<void> {
  await kiosk.getByRole('heading', { name: 'Mes preuves' }).waitFor()
  await backFrom(kiosk)
  await finish(kiosk)
}

async function backFrom(kiosk: Page): Promise<void> {
  await kiosk.getByRole('button', { name: 'Retour', exact: true }).click()
}
