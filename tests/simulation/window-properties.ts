import { isConcluded } from '../../domain/hiring/application-status.ts'
import type { Application } from '../../domain/hiring/application.ts'
import type { Posting } from '../../domain/postings/posting.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import type { WireRecord } from '../../domain/sync/messages.ts'
import { DAY, HOUR, type Instant } from '../../domain/time.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import type { DeviceData } from '../../renderer/data/device-data-type.ts'
import { readOlder } from '../../renderer/data/older-api.ts'
import type { SignedIn } from '../../renderer/data/sign-in.ts'
import { canonicalHash, type ServerRecords } from './server-records.ts'
import type { Device } from './device.ts'
import type { Violation } from './violation.ts'

/** What leaves a host desk when it is no longer recent, and by what it is asked for. */
const asked = { visits: 'day', applications: 'jobOfferId' } as const
export type Aging = keyof typeof asked
export const aging = Object.keys(asked) as Aging[]

/** A quarter of a year. */
const RECENT = 92 * DAY
/** A device looks once an hour for what is no longer recent. */
const LOOKED_FOR = 2 * HOUR

/**
 * Until when a host desk holds a record, written out a second time in plain words and apart from the table that the
 * server and the engine read; `Infinity` for as long as somebody has something to do with it.
 */
function heldUntil(name: Aging, record: WireRecord): Instant {
  if (name === 'visits') {
    const visit = record as unknown as Visit
    if (visit.kind !== 'unnamed-departure' && visit.closing === undefined) return Infinity
    const midnight = new Date(visit.day).getTime()
    return Math.max(midnight + 2 * DAY, visit.at) + RECENT
  }
  const application = record as unknown as Application
  if (!isConcluded(application)) return Infinity
  const moments = application.events.map(({ at, receivedAt }) => receivedAt ?? at)
  return Math.max(application.at, ...moments) + RECENT
}

/** Whether host desks hold it at this moment: `either` while one that has just become old is being put away. */
export function heldByHosts(name: CollectionName, record: WireRecord, now: Instant): boolean | 'either' {
  // Of cards that have become old only the desk's own rule is held against itself.
  if (name === 'postings') return now < lastSaidOf(record) + RECENT ? true : 'either'
  if (!isAging(name)) return true
  const until = heldUntil(name, record)
  if (now < until) return true
  return now < until + LOOKED_FOR ? 'either' : false
}

function lastSaidOf(record: WireRecord): Instant {
  const { at, endsOn = '', events = [] } = record as unknown as Posting
  return Math.max(at, Date.parse(endsOn) || 0, ...events.map((event) => event.at))
}

function isAging(name: CollectionName): name is Aging {
  return name in asked
}

/** By which day or offer a record is asked for. */
export function askedFor(name: Aging, record: WireRecord): string {
  return String((record as unknown as Record<string, unknown>)[asked[name]])
}

/** What a host may ask a server for: a day or an offer, and what of it is too old to be held. */
export interface Asking {
  collection: Aging
  of: string
}

/** All that a site has records of. */
export function askings(records: ServerRecords): Asking[] {
  return aging.flatMap((collection) => {
    const all = [...(records.get(collection)?.values() ?? [])].map((record) => askedFor(collection, record))
    return [...new Set(all)].sort().map((of) => ({ collection, of }))
  })
}

/** As the screens of a host ask; whoever is signed in is the same in every story. */
export function asksForOlder(data: DeviceData, query: Asking): ReturnType<typeof readOlder> {
  return readOlder(data, { session: 'a-session' } as SignedIn, query)
}

/**
 * What is wrong with what a host desk was told of a day or an offer: all that the server has of it and is too old to be
 * held must be in it, as this desk may see it, and nothing else.
 */
export function checkOlder(
  { collection, of }: Asking,
  told: readonly WireRecord[],
  there: readonly WireRecord[],
  now: Instant,
): Violation[] {
  const older = there.filter(
    (record) => askedFor(collection, record) === of && now >= heldUntil(collection, record),
  )
  if (canonicalHash(told) === canonicalHash(older)) return []
  const [ids, owed] = [told, older].map((records) => records.map(({ id }) => id).join(', '))
  return [{ property: 'S22', detail: `${collection} of ${of}: told ${ids}, instead of ${owed}` }]
}

/** What host desks showed last: of the state that the server has, nothing may leave that waits or is recent. */
export class HeldMemory {
  private readonly held = new Map<Device, Map<string, { name: Aging; record: WireRecord }>>()

  /** What was not flushed may be heard again. */
  forget(device: Device): void {
    this.held.delete(device)
  }

  /**
   * What left this desk since the last look although it has still to be sent, or the server has it as it was held here
   * and it is to be held. `mayLeave`: for another reason than its age.
   */
  look(
    device: Device,
    records: ServerRecords,
    now: Instant,
    mayLeave: (name: Aging, record: WireRecord) => boolean,
  ): string[] {
    if (device.scope.role !== 'host') return []
    // After a long silence it shows nobody, and may have let go of everybody, until all was heard.
    if (device.data.sync.awaitsErasures) {
      this.forget(device)
      return []
    }
    const before = this.held.get(device)
    const held = new Map<string, { name: Aging; record: WireRecord }>(
      aging.flatMap((name) =>
        device.records(name).map((record) => [`${name}/${record.id}`, { name, record }] as const),
      ),
    )
    this.held.set(device, held)
    return [...(before ?? [])]
      .filter(([key]) => !held.has(key))
      .filter(([, { name, record }]) => {
        const isSame = records.get(name)?.get(record.id)?.rev === record.rev
        const isOwed = isSame && heldByHosts(name, record, now) === true && !mayLeave(name, record)
        return device.isWaiting(name, record.id) || isOwed
      })
      .map(([key]) => key)
  }
}

/** Once all is quiet a host desk holds nothing that is too old, but for what waits to be sent or was refused. */
export function checkOldGone(devices: readonly Device[], now: Instant): Violation[] {
  const desks = devices.filter(({ scope }) => scope.role === 'host')
  return desks.flatMap((device) =>
    aging.flatMap((name) =>
      device
        .records(name)
        .filter((record) => heldByHosts(name, record, now) === false)
        .filter(({ id }) => !device.isWaiting(name, id) && !device.data.outbox.refusedRow(name, id))
        .map(({ id }): Violation => ({
          property: 'S21',
          detail: `${device.id} still holds old ${name}/${id}`,
        })),
    ),
  )
}
