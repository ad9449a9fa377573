import { expect, test } from 'vitest'
import type { Site } from '../../domain/sites/site.ts'
import { arriveFirstTime, finish, passNumberShown, scan } from '../support/at-the-kiosk.ts'
import { axeFindings } from '../support/accessibility.ts'
import { recordsKept } from '../support/everything-kept.ts'
import { sayDebrief, sessionToday, sign, signedPage, takeBack, tookPart } from '../support/proofs.ts'
import { useStage } from '../support/stage.ts'

const stage = useStage(sessionToday)

test('journey 24: the wrong person was ticked; the printed code fails politely once the kiosk has heard', async () => {
  const kiosk = await stage.open('kiosk')
  await arriveFirstTime(kiosk, 'Rokia')
  const pass = await passNumberShown(kiosk)
  await finish(kiosk)
  await tookPart(stage.folder, 'booking1', pass, 'Rokia')
  await sayDebrief(stage.folder, 'booking1', pass)
  const { attestation, token } = signedPage(await sign(stage.folder, 'booking1'))

  await stage.server.stop()
  await takeBack(stage.folder, attestation.serial, 'wrong-person')

  // The kiosk has heard of nothing: the page still passes, and the screen says until when it knew.
  await scan(kiosk, token)
  await kiosk.getByRole('heading', { name: 'Cette attestation est vraie' }).waitFor()
  await kiosk.getByText('Rokia').waitFor()
  await kiosk.getByText(/Agir dans une relation de service/).waitFor()
  await kiosk.getByText(/D’après ce que cette borne savait le \d/).waitFor()
  expect(await axeFindings(kiosk)).toEqual([])
  await finish(kiosk)

  await stage.startServer()
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
  await kiosk.getByRole('heading', { name: 'Cette attestation ne vient pas de ce lieu' }).waitFor()
})
