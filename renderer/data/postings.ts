import type { Ref } from 'vue'
import { decidePosting, type HostDecision } from '../../domain/postings/decide-posting.ts'
import { handedInNow } from '../../domain/postings/posting-events.ts'
import type { Photo } from '../../domain/photos/photo.ts'
import { withPhoto, type PhotoPlace } from '../../domain/postings/posting-photos.ts'
import type { Posting } from '../../domain/postings/posting.ts'
import {
  newPosting,
  readPosting,
  type PostingFault,
  type PostingForm,
} from '../../domain/postings/write-posting.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import { changeFields } from '../../domain/sync/field-stamps.ts'
import { dayHere } from '../words/site-zone.ts'
import type { DeviceData } from './device-data-type.ts'
import { plain, useLiveRecords } from './live.ts'

/** The cards that this device holds, live. */
export function watchPostings(data: DeviceData): Ref<Posting[]> {
  return useLiveRecords(data.records('postings').find().$)
}

/**
 * What a host decides of a card, over what this desk holds of it now. `decided`: somebody decided otherwise meanwhile;
 * `gone`: it is not held here any more.
 */
export async function decideOf(
  data: DeviceData,
  id: string,
  decision: HostDecision,
  name?: string,
): Promise<Result<Posting, 'decided' | 'reason-needed' | 'gone'>> {
  const document = await data.records('postings').findOne(id).exec()
  if (!document) return refuse('gone')
  const posting = plain(document)
  const writer = data.writer()
  const made = decidePosting(posting, decision, dayHere(writer.now), {
    ...{ id: data.freshId(), now: writer.now, deviceId: writer.deviceId },
    ...(name === undefined ? {} : { name }),
  })
  if (!made.ok) return made
  const decided = changeFields(posting, { events: [...(posting.events ?? []), made.value] }, writer)
  await data.save('postings', decided)
  return ok(decided)
}

/** Puts a photo that the server has into a card or one of its steps, or takes it from there. `gone`: the card is not held here any more. */
export async function putPhoto(
  data: DeviceData,
  id: string,
  place: PhotoPlace,
  photo: Photo | undefined,
): Promise<Result<void, 'gone'>> {
  const document = await data.records('postings').findOne(id).exec()
  if (!document) return refuse('gone')
  const posting = plain(document)
  await data.save('postings', changeFields(posting, withPhoto(posting, place, photo), data.writer()))
  return ok(undefined)
}

/** A card that a host keys in for somebody who is there, or for the place itself. It waits like any other. */
export async function writeForSomebody(
  data: DeviceData,
  form: PostingForm,
  authorId?: string,
): Promise<Result<Posting, PostingFault>> {
  const writer = data.writer()
  const read = readPosting(form, dayHere(writer.now))
  if (!read.ok) return read
  const id = data.freshId()
  const whose = { id, ...(authorId === undefined ? {} : { authorId }) }
  const posting: Posting = { ...newPosting(read.value, whose, writer), events: [handedInNow(id, writer)] }
  await data.save('postings', posting)
  return ok(posting)
}
