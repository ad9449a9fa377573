import { computed, type ComputedRef, type Ref } from 'vue'
import { directoryOf, type Directory } from '../../domain/visits/directory.ts'
import type { VisitorId } from '../../domain/ids.ts'
import { refuse, ok, type Result } from '../../domain/result.ts'
import { changeFields, newStamped } from '../../domain/sync/field-stamps.ts'
import type { ImportedVisitor } from '../../domain/visits/import-visitors.ts'
import { saidOfMinor, type SaidOfMinor } from '../../domain/visits/minority.ts'
import { saidOf } from '../../domain/visits/pairings.ts'
import { visitorIdFrom } from '../../domain/visits/visitor-id.ts'
import type { Visitor } from '../../domain/visits/visitor.ts'
import type { DeviceData } from './device-data-type.ts'
import { plain, useLiveRecords } from './live.ts'

/** The directory of the site, live. Only a host desk holds it. */
export function watchVisitors(data: DeviceData): Ref<Visitor[]> {
  return useLiveRecords(data.records('visitors').find().$)
}

/** Who is who in it, live. */
export function useDirectory(data: DeviceData): ComputedRef<Directory> {
  const visitors = watchVisitors(data)
  return computed(() => directoryOf(visitors.value))
}

/** People of another list become entries of the directory, all of them or none. They have no card yet. */
export async function importVisitors(data: DeviceData, people: readonly ImportedVisitor[]): Promise<void> {
  const writer = data.writer()
  const entries = people.map((person): Visitor =>
    newStamped(writer, { id: visitorIdFrom(data.freshId()), ...person }),
  )
  await data.save('visitors', ...entries)
}

/** Two entries, and the name of the host who says something of them. */
export interface SaidOfTwo {
  host: string
  id: VisitorId
  withId: VisitorId
}

/**
 * Two entries are one person's: the first joins the second, and either card leads to all. No record is rewritten, so
 * that `partVisitor` takes it back whole. `not-here`: this desk does not hold the entry.
 */
export function mergeVisitor(
  data: DeviceData,
  { host, id, withId }: SaidOfTwo,
): Promise<Result<Visitor[], 'not-here'>> {
  return changeVisitors(data, id, (entry) => [
    saidOf(entry, 'merged', withId, { ...data.writer(), host }, { mergedInto: withId }),
  ])
}

/**
 * The entry is a person of its own again, with what joined it. Where two desks merged two entries into each other, the
 * other one is parted from it as well.
 */
export function partVisitor(
  data: DeviceData,
  { host, id, withId }: SaidOfTwo,
): Promise<Result<Visitor[], 'not-here'>> {
  return changeVisitors(data, id, async (entry) => {
    const author = { ...data.writer(), host }
    const nowhere = { mergedInto: undefined } as Partial<Visitor>
    const parted = saidOf(entry, 'parted', withId, author, nowhere)
    const all = (await data.records('visitors').find().exec()).map(plain)
    const { whoIs } = directoryOf(all.map((one) => (one.id === id ? parted : one)))
    if (whoIs(id) !== whoIs(withId)) return [parted]
    // Still one: the other entry leads to this one, by itself or through others.
    const ring = all.filter((one) => one.mergedInto === id && leadsFrom(withId, one.id, all))
    return [parted, ...ring.map((one) => saidOf(one, 'parted', id, author, nowhere))]
  })
}

/** Whether following the mergings from one entry one comes by another. */
function leadsFrom(from: VisitorId, to: VisitorId, entries: readonly Visitor[]): boolean {
  const into = new Map(entries.map((entry) => [entry.id, entry.mergedInto]))
  const passed = new Set<VisitorId>()
  for (let id: VisitorId | undefined = from; id !== undefined && !passed.has(id); id = into.get(id)) {
    if (id === to) return true
    passed.add(id)
  }
  return false
}

/** They are two people, whatever their names: the pair is not proposed again. `alike`: that is taken back. */
export function tellApart(
  data: DeviceData,
  { host, id, withId }: SaidOfTwo,
  type: 'apart' | 'alike' = 'apart',
): Promise<Result<Visitor[], 'not-here'>> {
  return changeVisitors(data, id, (entry) => [saidOf(entry, type, withId, { ...data.writer(), host })])
}

/** What hosts write of a visitor: only the fields that changed are sent, so that two desks both keep theirs. */
export function describeVisitor(
  data: DeviceData,
  id: VisitorId,
  words: { name?: string; note?: string | undefined },
): Promise<Result<Visitor[], 'not-here'>> {
  return changeVisitors(data, id, (entry) => [changeFields(entry, words as Partial<Visitor>, data.writer())])
}

/** What is said of somebody's age, or of what a parent or guardian agreed to, by the host who is signed in. */
export function sayOfMinor(
  data: DeviceData,
  id: VisitorId,
  said: SaidOfMinor,
  host: string,
): Promise<Result<Visitor[], 'not-here'>> {
  return changeVisitors(data, id, (entry) => [saidOfMinor(entry, said, { ...data.writer(), host })])
}

async function changeVisitors(
  data: DeviceData,
  id: VisitorId,
  change: (entry: Visitor) => Visitor[] | Promise<Visitor[]>,
): Promise<Result<Visitor[], 'not-here'>> {
  const document = await data.records('visitors').findOne(id).exec()
  if (!document) return refuse('not-here')
  const changed = await change(plain(document))
  await data.save('visitors', ...changed)
  return ok(changed)
}
