import { emptied, dossierSchema, type Dossier } from '../../../domain/competences/dossier.ts'
import { newRecord, revised } from '../../../domain/record/write.ts'
import { ok, refuse, type Result } from '../../../domain/result.ts'
import type { DeviceData } from '../device-data-type.ts'
import type { ShownPass } from '../passes.ts'
import { tryPictures } from '../picture-tries.ts'
import { readSite } from '../site.ts'
import type { PictureSecret } from '../visitor-api.ts'
import {
  dossierIdOf,
  dossierKey,
  openPage,
  saltOf,
  sealPage,
  type DossierKey,
  type SealedPage,
  type SealingCard,
} from './page-seal.ts'

/** A card that can seal: it was scanned here, or made here. */
type CardInHand = Pick<ShownPass, 'passId' | 'token' | 'cardKey'>

export type DossierRefusal = 'no-dossier' | 'wrong-credentials' | 'too-many-requests'

/** Whether a page lies here, sealed, for the holder of this card. */
export async function hasDossier(data: DeviceData, pass: CardInHand): Promise<boolean> {
  const card = cardOf(data, pass)
  return card !== null && (await dossierOf(data, await dossierIdOf(card)))?.sealed !== undefined
}

/**
 * Opens the page of whoever holds the card and gives its pictures, without network. `no-dossier`: none lies here for
 * this card, or only its number was typed. `wrong-credentials`: other pictures. `too-many-requests`: tried too often.
 */
export async function openDossier(
  data: DeviceData,
  pass: CardInHand,
  pictures: PictureSecret,
): Promise<Result<SealedPage & { key: DossierKey }, DossierRefusal>> {
  const card = cardOf(data, pass)
  const dossier = card && (await dossierOf(data, await dossierIdOf(card)))
  const salt = dossier?.sealed === undefined ? null : saltOf(dossier.sealed)
  if (!card || !pass.token || dossier?.sealed === undefined || !salt) return refuse('no-dossier')
  const tried = await tryPictures(data, pass.token)
  if (!tried.allowed) return refuse('too-many-requests')
  const key = await dossierKey(data.machine, card, pictures, salt)
  const opened = await openPage(key, card, dossier.edition, dossier.sealed)
  if (!opened.ok) return refuse('wrong-credentials')
  await tried.wereRight()
  return ok({ ...opened.value, key })
}

/**
 * Seals the page as it is now for every kiosk of the site, in the place of what lay there. `no-card`: only its number
 * was typed. `not-ready`: the kiosk never heard of its site. `too-long`: more than a dossier holds; what was kept
 * before stays.
 */
export async function sealDossier(
  data: DeviceData,
  pass: CardInHand,
  by: PictureSecret | DossierKey,
  page: Omit<SealedPage, 'keptAt'>,
): Promise<Result<DossierKey, 'no-card' | 'not-ready' | 'too-long'>> {
  const card = cardOf(data, pass)
  if (!card) return refuse('no-card')
  const site = await readSite(data)
  if (!site) return refuse('not-ready')
  const key = 'key' in by ? by : await dossierKey(data.machine, card, by)
  const sealedPass = await data.machine.seal(site.sealingKey, card.passId)
  const id = await dossierIdOf(card)
  const known = await dossierOf(data, id)
  const edition = (known?.edition ?? 0) + 1
  const sealed = await sealPage(key, card, edition, { ...page, keptAt: data.now() })
  if (sealed.length > dossierSchema.properties.sealed.maxLength) return refuse('too-long')
  const words = { edition, sealed, sealedPass }
  await data.save(
    'dossiers',
    known ? revised(known, data.writer(), words) : newRecord(data.writer(), { id, ...words }),
  )
  return ok(key)
}

/** Takes the page of this card from this kiosk at once, and from the others as soon as they hear of it. */
export async function putDossierAway(data: DeviceData, pass: CardInHand): Promise<void> {
  const card = cardOf(data, pass)
  const dossier = card && (await dossierOf(data, await dossierIdOf(card)))
  if (dossier?.sealed === undefined) return
  await data.save('dossiers', revised(emptied(dossier), data.writer()))
}

function cardOf({ identity }: DeviceData, { passId, cardKey }: CardInHand): SealingCard | null {
  return cardKey === undefined ? null : { siteId: identity.siteId, passId, cardKey }
}

async function dossierOf(data: DeviceData, id: string): Promise<Dossier | undefined> {
  return (await data.records('dossiers').findOne(id).exec())?.toMutableJSON()
}
