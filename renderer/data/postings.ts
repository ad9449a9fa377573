import type { Ref } from 'vue'
import { decidePosting, type HostDecision } from '../../domain/postings/decide-posting.ts'
import { handedInNow } from '../../domain/postings/posting-events.ts'
import type { Photo } from '../../domain/photos/photo.ts'
import { stampedAtStep, withPhoto, type PhotoPlace } from '../../domain/postings/posting-photos.ts'
import type { Posting, PostingFact } from '../../domain/postings/posting.ts'
import { factsOf, photoOfLine, standingFacts, type ProjectWord } from '../../domain/postings/project.ts'
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
  const writer = data.writer()
  if (typeof place === 'object') {
    const facts = [...(posting.facts ?? []), ...photoOnLine(data, posting, place.line, photo)]
    await data.save('postings', changeFields(posting, { facts }, writer))
    return ok(undefined)
  }
  const changed = changeFields(posting, withPhoto(posting, place, photo), writer)
  await data.save('postings', stampedAtStep(changed, place))
  return ok(undefined)
}

/** The photo of a line is a fact beside it; without one, those that it has are taken back. */
function photoOnLine(
  data: DeviceData,
  posting: Posting,
  line: string,
  photo: Photo | undefined,
): PostingFact[] {
  const standing = standingFacts(posting)
  if (photo) return [newFact(data, { type: 'pictured', of: line, photo })]
  if (!photoOfLine(line, standing)) return []
  return standing
    .filter(({ type, of }) => type === 'pictured' && of === line)
    .map(({ id }) => newFact(data, { type: 'undone', of: id }))
}

function newFact(data: DeviceData, fact: Pick<PostingFact, 'type'> & Partial<PostingFact>): PostingFact {
  const { now, deviceId } = data.writer()
  return { id: data.freshId(), at: now, by: deviceId, ...fact }
}

/** What a host says of a project: a word as its people say it, or that a line may be shown, or what is taken back. */
export type HostOfProject =
  | { word: ProjectWord }
  | { approved: string }
  /** Other sites may read it, or may not any more. */
  | { shared: boolean }
  /** Its author’s wish is not followed this time: it waits for nobody any more. */
  | { wishDeclined: true }
  | { undone: string }

/** Tells it, over what this desk holds now. `full`: it has no room for more; `gone`: it is not held here any more. */
export async function tellOfProject(
  data: DeviceData,
  id: string,
  said: HostOfProject,
): Promise<Result<void, 'full' | 'gone'>> {
  const document = await data.records('postings').findOne(id).exec()
  if (!document) return refuse('gone')
  const posting = plain(document)
  const news = factsTold(data, posting, said)
  if (news === null) return refuse('full')
  const facts = [...(posting.facts ?? []), ...news]
  if (news.length > 0) await data.save('postings', changeFields(posting, { facts }, data.writer()))
  return ok(undefined)
}

function factsTold(data: DeviceData, posting: Posting, said: HostOfProject): PostingFact[] | null {
  if ('approved' in said) return [newFact(data, { type: 'approved', of: said.approved })]
  if ('undone' in said) return [newFact(data, { type: 'undone', of: said.undone })]
  if ('word' in said) {
    const { now, deviceId } = data.writer()
    return factsOf(posting, said.word, { id: data.freshId(), at: now, by: deviceId })
  }
  const isDeclined = 'wishDeclined' in said
  const standing = standingFacts(posting)
  if (!isDeclined && said.shared)
    return standing
      .filter(({ type }) => type === 'share')
      .map(({ id }) => newFact(data, { type: 'shared', of: id }))
  return standing
    .filter(({ type }) => type === (isDeclined ? 'share' : 'shared'))
    .map(({ id }) => newFact(data, { type: 'undone', of: id }))
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
