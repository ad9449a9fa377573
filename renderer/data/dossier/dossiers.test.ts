import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { CompetenceProfile } from '../../../domain/competences/profile.ts'
import type { Dossier } from '../../../domain/competences/dossier.ts'
import type { DeviceData } from '../device-data.ts'
import { closeDevice, openDevice, until, useSite, wholeDisk } from '../testing/device.ts'
import { aSite } from '../testing/records.ts'
import type { PictureSecret } from '../visitor-api.ts'
import { hasDossier, openDossier, putDossierAway, sealDossier } from './dossiers.ts'

const site = useSite()
const WORDS = 'J’ai gardé mes neveux tous les mercredis'
const PICTURES: PictureSecret = [1, 5, 9, 11]
const card = { passId: '123456788', token: 'PEP2SIGNED', cardKey: 'K7QF3M2X9K7QF3M2X9KK' }
const page = {
  ...{ id: 'somebody', siteId: 'mende', rev: 'r', at: 1, by: 'kiosk', visitorId: 'somebody' },
  competences: [{ id: 'c', label: WORDS, origin: 'personal', addedAt: 'r' }],
} satisfies CompetenceProfile

let data: DeviceData
beforeEach(async () => {
  site.server.write('sites', (await aSite()).site)
  data = await openKiosk()
})

async function openKiosk(): Promise<DeviceData> {
  const kiosk = await openDevice('kiosk')
  kiosk.machine.stretch = async (secret, salt) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array([...secret, ...salt])))
  await until(() => kiosk.records('sites').findOne('mende').exec())
  return kiosk
}
const dossiersAtServer = () =>
  site.server.ids('dossiers').map((id) => site.server.read('dossiers', id) as unknown as Dossier)

describe('the page of somebody at a kiosk', () => {
  it('opens to nobody who shows another card, other pictures, or only types the number', async () => {
    await sealDossier(data, card, PICTURES, { profile: page })
    expect(await openDossier(data, { ...card, cardKey: 'Z'.repeat(20) }, PICTURES)).toMatchObject({
      reason: 'no-dossier',
    })
    expect(await openDossier(data, { passId: card.passId, token: card.token }, PICTURES)).toMatchObject({
      reason: 'no-dossier',
    })
    expect(await openDossier(data, card, [1, 5, 9, 10])).toEqual({ ok: false, reason: 'wrong-credentials' })
    expect(
      await sealDossier(data, { passId: card.passId, token: card.token }, PICTURES, { profile: page }),
    ).toEqual({
      ok: false,
      reason: 'no-card',
    })
  })

  it('takes five wrong tries of one card, a reload forgives none, and another card is not held up', async () => {
    await sealDossier(data, card, PICTURES, { profile: page })
    const other = { passId: 'ZZZZZZZZ8', token: 'PEP2OTHER', cardKey: 'A'.repeat(20) }
    await sealDossier(data, other, PICTURES, { profile: page })
    for (let wrong = 0; wrong < 5; wrong++) {
      expect(await openDossier(data, card, [0, 0, 0, wrong])).toMatchObject({ reason: 'wrong-credentials' })
    }
    await closeDevice(data)
    data = await openKiosk()
    expect(await openDossier(data, card, PICTURES)).toEqual({ ok: false, reason: 'too-many-requests' })
    expect(await openDossier(data, other, PICTURES)).toMatchObject({ ok: true })
  })

  it('opens without network with card and pictures, as it was last sealed, after a reload too', async () => {
    site.server.stop()
    const sealed = await sealDossier(data, card, PICTURES, { profile: page })
    const later = { ...page, pride: { text: 'ma cabane', saidAt: 's' } }
    expect(sealed.ok && (await sealDossier(data, card, sealed.value, { profile: later }))).toMatchObject({
      ok: true,
    })
    await closeDevice(data)
    data = await openKiosk()
    expect(await hasDossier(data, card)).toBe(true)
    expect(await openDossier(data, card, PICTURES)).toMatchObject({ ok: true, value: { profile: later } })
  })

  it('is nowhere readable on the disk, nor what would open it', async () => {
    await sealDossier(data, card, PICTURES, { profile: page })
    await openDossier(data, card, PICTURES)
    await openDossier(data, card, [0, 0, 0, 0])
    const disk = await wholeDisk()
    const { id, sealed } = (await data.records('dossiers').find().exec())[0]!
    expect(disk).toContain(id)
    expect(disk).toContain(sealed)
    for (const secret of [
      'neveux',
      'mercredis',
      'competences',
      page.visitorId,
      card.cardKey,
      card.passId,
      PICTURES.join('-'),
    ]) {
      expect(disk).not.toContain(secret)
    }
  })

  it('goes from this kiosk and the server once it is put away, and may come back later', async () => {
    await sealDossier(data, card, PICTURES, { profile: page })
    await until(() => dossiersAtServer()[0]?.sealed !== undefined)
    await putDossierAway(data, card)
    expect(await hasDossier(data, card)).toBe(false)
    await until(() => dossiersAtServer()[0]?.sealed === undefined)
    await sealDossier(data, card, PICTURES, { profile: page })
    await until(() => dossiersAtServer()[0]?.sealed !== undefined)
    expect(dossiersAtServer()[0]?.edition).toBe(3)
  })

  it('that is too long is not kept in part: what was kept before stays', async () => {
    await sealDossier(data, card, PICTURES, { profile: page })
    const random = Array.from({ length: 200 }, (_, id) => ({
      ...{ id: `c${id}`, origin: 'personal' as const, addedAt: 'r' },
      label: Array.from(crypto.getRandomValues(new Uint32Array(40)), (n) => n.toString(36))
        .join('')
        .padEnd(200, 'x'),
    }))
    expect(
      await sealDossier(data, card, PICTURES, { profile: { ...page, competences: [...random, ...random] } }),
    ).toEqual({ ok: false, reason: 'too-long' })
    expect(await openDossier(data, card, PICTURES)).toMatchObject({ ok: true, value: { profile: page } })
  })
})
