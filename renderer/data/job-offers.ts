import { combineLatest, map } from 'rxjs'
import type { Ref } from 'vue'
import type { OfferImport } from '../../domain/hiring/import-offers.ts'
import type { Employer } from '../../domain/hiring/employer.ts'
import { jobOfferStatus, type JobOffer } from '../../domain/hiring/job-offer.ts'
import { changeFields, newStamped } from '../../domain/sync/field-stamps.ts'
import type { DeviceData } from './device-data-type.ts'
import { plain, useLive, useLiveRecords } from './live.ts'

export interface OpenOffer {
  offer: JobOffer
  employer: Employer
}

/** What a person fills in; the rest of the record is made here. */
export type OfferFields = Omit<
  JobOffer,
  | 'id'
  | 'siteId'
  | 'rev'
  | 'at'
  | 'by'
  | 'stamps'
  | 'publishedAt'
  | 'closedAt'
  | 'askedAt'
  | 'closedQuietlyAt'
>

/** The offers that candidates may see, with their employer, newest first. */
export function watchOpenOffers(data: DeviceData): Ref<OpenOffer[]> {
  const offers = data.records('jobOffers').find().$
  const employers = data.records('employers').find().$
  const both = combineLatest([offers, employers]).pipe(
    map(([foundOffers, foundEmployers]) => {
      const byId = new Map(foundEmployers.map((document) => [document.id, plain(document)]))
      return foundOffers
        .map(plain)
        .filter((offer) => jobOfferStatus(offer) === 'open')
        .sort((a, b) => (b.publishedAt ?? 0) - (a.publishedAt ?? 0))
        .flatMap((offer) => {
          const employer = byId.get(offer.employerId)
          return employer ? [{ offer, employer }] : []
        })
    }),
  )
  return useLive<OpenOffer[]>(both, [])
}

/** Every offer this device holds, drafts and closed ones included, live. */
export function watchOffers(data: DeviceData): Ref<JobOffer[]> {
  return useLiveRecords(data.records('jobOffers').find().$)
}

/** Writes a new offer: a draft, or published at once. */
export async function createOffer(data: DeviceData, fields: OfferFields, publish = false): Promise<JobOffer> {
  const writer = data.writer()
  const published = publish ? { publishedAt: writer.now } : {}
  const offer: JobOffer = newStamped(writer, { id: data.freshId(), ...fields, ...published })
  await data.save('jobOffers', offer)
  return offer
}

/** Writes a part of what a file does, all of it or nothing: its new offers as drafts, and its changes of known ones. */
export async function importOffers(
  data: DeviceData,
  { made, changed }: Pick<OfferImport, 'made' | 'changed'>,
): Promise<void> {
  const writer = data.writer()
  const drafts = made.map((fields): JobOffer => newStamped(writer, fields))
  const changes = await Promise.all(
    changed.map(async ({ id, changes }) => changeFields(await offerOf(data, id), changes, writer)),
  )
  await data.save('jobOffers', ...drafts, ...changes)
}

/** Writes what one person changed in an offer, and nothing of what others may have changed meanwhile. */
export async function changeOffer(
  data: DeviceData,
  offerId: string,
  changes: Partial<OfferFields>,
  publish = false,
): Promise<JobOffer> {
  const offer = await offerOf(data, offerId)
  return change(data, offer, { ...changes, ...(publish ? { publishedAt: data.now() } : {}) })
}

export async function publishOffer(data: DeviceData, offerId: string): Promise<JobOffer> {
  return change(data, await offerOf(data, offerId), { publishedAt: data.now() })
}

export async function closeOffer(data: DeviceData, offerId: string): Promise<JobOffer> {
  return change(data, await offerOf(data, offerId), { closedAt: data.now() })
}

/** The recruitment goes on: its employer was asked, and says so. */
export async function keepOfferOpen(data: DeviceData, offerId: string): Promise<JobOffer> {
  return change(data, await offerOf(data, offerId), { askedAt: undefined })
}

/** Opens a closed offer again. */
export async function reopenOffer(data: DeviceData, offerId: string): Promise<JobOffer> {
  const offer = await offerOf(data, offerId)
  return change(data, offer, { closedAt: undefined, publishedAt: offer.publishedAt ?? data.now() })
}

async function offerOf(data: DeviceData, offerId: string): Promise<JobOffer> {
  return plain(await data.records('jobOffers').findOne(offerId).exec(true))
}

async function change(data: DeviceData, offer: JobOffer, changes: Partial<JobOffer>): Promise<JobOffer> {
  const changed = changeFields(offer, changes, data.writer())
  await data.save('jobOffers', changed)
  return changed
}
