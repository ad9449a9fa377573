import type { RxCollection } from 'rxdb'
import { ok, refuse } from '../../domain/result.ts'
import { heldCollections, type CollectionName, type RecordTypes } from '../../domain/sync/collections.ts'
import { ofPersons } from '../../domain/sync/of-persons.ts'
import { HOUR, MINUTE, SECOND, type Instant } from '../../domain/time.ts'
import { dayHere } from '../words/site-zone.ts'
import { watchClock } from './clock-watch.ts'
import { DeviceClock } from './device-clock.ts'
import type { DeviceCollections, DeviceData, QueriedCollection } from './device-data-type.ts'
import type { DeviceIdentity } from './device-identity.ts'
import { IDENTITY, type Settings } from './device-store.ts'
import { DiskWatch } from './disk-watch.ts'
import { call, type ServerTarget } from './http.ts'
import { keepLeases } from './lease-keeper.ts'
import { HEARS_FIRST, LongSilence } from './long-silence.ts'
import { MemoryLoss } from './memory-loss.ts'
import { Misfits } from './misfits.ts'
import { KEPT_FOR_THE_SERVER, Outbox } from './outbox.ts'
import { refillPasses } from './pass-stock.ts'
import { practiceCountsWaitAgain, sendPracticeCounts } from './practice-counts.ts'
import { partlyHeld, purgePast } from './purge.ts'
import { Pusher } from './pusher.ts'
import type { Machine } from './machine.ts'
import type { Replica } from './replica/replica.ts'
import { Replication } from './replication.ts'
import { SeatBook } from './seat-book.ts'
import { ServerCopies } from './server-copies.ts'
import { ServerLink } from './server-link.ts'
import { giveSignsOfLife } from './sign-of-life.ts'
import { readSite } from './site.ts'
import { keepSiteZone, siteZone } from '../words/site-zone.ts'
import { newSyncStatus } from './sync-status.ts'
import { insertRecord, writeRecords } from './write-record.ts'

/** Setting that holds what to add to the wall's clock. */
export const CLOCK_OFFSET = 'clockOffset'
/** What a restored server must hear before it gives seats away. */
const aboutSeats: ReadonlySet<CollectionName> = new Set<CollectionName>([
  'challengeSessions',
  'seatLeases',
  'bookings',
])
const LAST_CONFIRMED = 'lastConfirmed'
/** The server's last word before a long silence, until that was made up for. */
const SILENT_SINCE = 'silentSince'
/** By which hour what is past was put away last. */
const PUT_AWAY_BY = 'putAwayBy'
/** The server's hour may be put back by this much without anything having gone by mistake. */
const PUT_BACK = MINUTE
/** Smaller differences are the network's, and would only wear the disk. */
const CLOCK_TOLERANCE = SECOND / 4
/** How old the latest confirmed moment on disk may be. */
const CONFIRMED_NOTED = 2 * MINUTE
const HOUSEKEEPING = HOUR
/** How often it is looked whether it is due: a day may be over, or what a full disk kept from being done. */
const HOUSE_LOOKED_AT = MINUTE
/** What goes is off the disk after so long. */
const CLEARED_AFTER = 5 * SECOND

/** What a device is made of. */
export interface DeviceParts {
  machine: Machine
  settings: Settings
  replica: Replica
  /** Called when what the device keeps was closed or cleared underneath. */
  onLost: (tell: () => void) => void
  /** Gives back what was opened for the device, once it is closed. */
  release: () => void
}

/** Puts together the parts of an opened device: its collections, its outbox and its line to the server. */
export async function assembleDeviceData(
  identity: DeviceIdentity,
  { machine, settings, replica, onLost, release }: DeviceParts,
): Promise<DeviceData> {
  const sync = newSyncStatus()
  const disk = new DiskWatch(sync)
  onLost(() => disk.lost())
  const { wall, running } = machine.clocks
  const clock = new DeviceClock({
    wall,
    running,
    offset: ((await settings.get(CLOCK_OFFSET)) as number | undefined) ?? 0,
    lastConfirmed: ((await settings.get(LAST_CONFIRMED)) as number | undefined) ?? null,
  })
  sync.clockOffset = clock.offset
  const now = () => clock.now()
  const silence = new LongSilence(
    sync,
    ((await settings.get(SILENT_SINCE)) as Instant | null | undefined) ?? null,
  )
  /** The earlier of the two: a wall that was set ahead and back again leaves its mark in what corrects it. */
  const guessSilence = () => silence.guess(Math.min(now(), wall()), clock.lastConfirmed)
  guessSilence()
  const writer = () => ({
    siteId: identity.siteId,
    deviceId: identity.deviceId,
    now: now(),
    zone: siteZone.value,
  })
  const target: ServerTarget = {
    machine,
    serverUrl: identity.serverUrl,
    token: identity.token,
    waiting: () => sync.waiting,
    damagedAt: () => memoryLoss.at,
    told: () => {
      const isOwed = () => outbox.hasAnyOf(aboutSeats)
      return epoch === null || replication.isFindingOut || isOwed() ? null : epoch
    },
  }

  /** Under which the server is spoken to; `null` from the moment that another one is heard of. */
  let epoch: string | null = identity.epoch
  let closed = false
  /** Work nobody waits for may find the device closed or its disk in trouble; anything else is a bug to be seen. */
  const failed = (error: unknown) => {
    if (closed) return
    disk.failed(error)
    if (sync.disk === null) machine.surface(error)
  }
  const inBackground = (work: Promise<unknown>) => void work.catch(failed)
  /** A write that somebody waits for: whoever asked hears of a failure, and so does the status. */
  const written = async <T>(write: () => Promise<T>): Promise<T> => {
    try {
      disk.mustBeThere()
      const result = await write()
      disk.wrote()
      return result
    } catch (error) {
      disk.failed(error)
      throw error
    }
  }

  const { collections } = replica
  const outbox = new Outbox(replica, sync)
  const here = { replica, outbox }
  const ownSite = recordsOf(collections, 'sites').findOne(identity.siteId)
  keepSiteZone((await ownSite.exec())?.timeZone)
  const hearsSite = ownSite.$.subscribe((site) => keepSiteZone(site?.timeZone))
  const memoryLoss = new MemoryLoss(replica, sync)
  const seats = new SeatBook(replica, machine.secondPlace, identity.deviceId)

  const link: ServerLink = new ServerLink({
    target,
    status: sync,
    epoch: identity.epoch,
    collections: replica.names,
    confirmed: () => clock.confirmed(),
    maySend: () => silence.untilMadeUp(),
    events: {
      // Of a greeting only a long silence is believed: it may have been held back, and the hour be over.
      greeted: (server) => {
        if (clock.lastConfirmed === null || server - clock.lastConfirmed <= HEARS_FIRST) return
        const owed = silence.heard(clock.lastConfirmed, server)
        if (owed) inBackground(makeUp(owed))
      },
      connected: (asking) => {
        replication.catchUp(asking)
        pusher.wake()
        if (identity.role === 'kiosk') {
          inBackground(refillPasses(data))
          inBackground(sendPracticeCounts(data))
        }
        // A line that comes and goes is no reason to look through everything each time.
        if (isHouseDue()) inBackground(keepHouse())
      },
      documents: (collection, pulled) => replication.receive(collection, pulled),
      resync: () => {
        replication.catchUp()
        if (isHouseDue()) inBackground(keepHouse())
      },
      reset: async (restored) => {
        epoch = null
        pusher.abandon()
        // The epoch is noted after the envelopes: a kill in between only has all of this done again.
        await outbox.sealedWaitAgain()
        await practiceCountsWaitAgain(replica)
        await settings.put({ [IDENTITY]: { ...identity, epoch: restored } })
        replication.restart(restored)
        // Whatever was being done was of the lines before.
        silence.done(false)
        epoch = restored
        pusher.wake()
      },
      failed,
      clock: (server, ranFor) => {
        const before = clock.lastConfirmed
        clock.tell(server, ranFor)
        const wasOwed = silence.isOwed
        const owed = silence.heard(before, server)
        inBackground(owed ? makeUp(owed) : noteClock())
        if (wasOwed && !silence.isOwed) inBackground(noteSilence())
        if (identity.role === 'kiosk') inBackground(seats.toldTime(server))
      },
    },
  })
  const copies = new ServerCopies()
  const pusher: Pusher = new Pusher({
    machine,
    outbox,
    replica,
    copies,
    push: (rows) => link.push(rows),
    writer,
    now,
    // Between two epochs the lines of the former one still say that all was heard.
    mayStart: () => !closed && epoch !== null && !replication.isFindingOut,
    drained: () => {
      if (isHouseUnkept) inBackground(keepHouse())
    },
    forgot: () => clearDisk(),
    failed,
  })
  const replication: Replication = new Replication({
    machine,
    role: identity.role,
    replica,
    outbox,
    copies,
    misfits: new Misfits(replica, sync, identity),
    pull: (name, checkpoint, limit) => link.pull(name, checkpoint, limit),
    writer,
    settled: () => {
      if (silence.heardOut()) inBackground(noteSilence())
      inBackground(keepHouse())
    },
    forgot: () => clearDisk(),
    foundOut: () => pusher.wake(),
    narrowed: (isNarrowed) => (sync.observesOnly = isNarrowed),
    failed,
  })

  const data: DeviceData = {
    identity,
    now,
    confirmedNow: () => clock.confirmed(),
    confirmTime: async () => {
      if (clock.confirmed() === null && sync.connected) await link.greet()
      return clock.confirmed()
    },
    lastConfirmedAt: () => clock.lastConfirmed,
    freshId: machine.freshId,
    writer,
    collections,
    sync,
    machine,
    replica,
    outbox,
    seats,
    documentState: (collection, id) => outbox.stateOf(collection, id),
    records: (name) => recordsOf(collections, name),
    call: async (endpoint, asked) => {
      const reply = await call(target, endpoint, asked)
      if (!reply.ok && reply.reason === 'own-act') sync.ownActsRefused += 1
      return reply
    },
    send: () => pusher.wake(),
    save: async (name, ...records) => {
      await written(() => writeRecords(here, name, records, writer()))
      pusher.wake()
    },
    insert: async (name, record, beside) => {
      const isNew = await written(() => insertRecord(here, name, record, beside))
      pusher.wake()
      return isNew
    },
    saveSealed: async (name, id, body) => {
      const site = await readSite(data)
      if (!site) return refuse('not-ready')
      const sealed = await machine.seal(site.sealingKey, JSON.stringify(body))
      await written(() =>
        replica.transaction('strict', (transaction) => outbox.addSealed(transaction, name, id, sealed)),
      )
      pusher.wake()
      return ok(undefined)
    },
    close: async () => {
      closed = true
      disk.end()
      stopHousekeeping()
      hearsSite.unsubscribe()
      fallSilent()
      stopKeeping()
      stopWatching()
      pusher.abandon()
      link.close()
      replication.stop()
      await replica.close()
      release()
    },
  }

  /** The latest moment that is on disk, and the offset with it. */
  let noted = { confirmed: clock.lastConfirmed ?? -Infinity, offset: clock.offset }
  const noteClock = async () => {
    sync.clockOffset = clock.offset
    const confirmed = clock.lastConfirmed ?? -Infinity
    const isOld = Math.abs(confirmed - noted.confirmed) > CONFIRMED_NOTED
    if (!isOld && Math.abs(clock.offset - noted.offset) < CLOCK_TOLERANCE) return
    noted = { confirmed, offset: clock.offset }
    await settings.put({
      [CLOCK_OFFSET]: clock.offset,
      ...(clock.lastConfirmed === null ? {} : { [LAST_CONFIRMED]: confirmed }),
    })
  }

  const noteSilence = () => settings.put({ [SILENT_SINCE]: silence.since })
  /** The silence is on disk before the server's word is: killed in between, it is made up for at the next start. */
  const makeUp = async ({ anew }: { anew: boolean }) => {
    let isWhole = false
    try {
      await noteSilence()
      await noteClock()
      const names = anew ? heldCollections[identity.role].filter((name) => ofPersons.has(name)) : []
      // Between two epochs nothing goes: what the restored server lacks is found out from it first.
      isWhole = epoch !== null && (await replication.hearOut(names))
    } finally {
      // A disk that is full leaves it to the server's next word: what waits here would never be sent otherwise.
      silence.done(isWhole)
    }
    if (replication.isSettled && silence.heardOut()) await noteSilence()
  }

  /** When this was done last: by the time that the machine has run, which stands still while it sleeps, and by the server's. */
  let keptHouse: { ran: number; at: Instant } | null = null
  /** Of a day that is over nobody tells this device any more what goes: it lets go of it once it hears of the next. */
  const isHouseDue = () => {
    if (keptHouse === null) return true
    const at = clock.confirmed() ?? now()
    const isLongAgo = Math.max(running() - keptHouse.ran, at - keptHouse.at) >= HOUSEKEEPING
    return isLongAgo || dayHere(at) !== dayHere(keptHouse.at)
  }
  /** What waited to be sent could not be put away yet. */
  let isHouseUnkept = false
  let housework = Promise.resolve()
  let isAskedFor = false
  /** Puts away what is of no use any more, one after the other. Only in step with the server, and by its time. */
  const keepHouse = async () => {
    if (!sync.connected || !replication.isSettled) return
    await readAhead
    const confirmed = await data.confirmTime()
    if (confirmed === null || isAskedFor) return
    isAskedFor = true
    housework = housework.then(() => {
      isAskedFor = false
      return putInOrder(confirmed)
    })
    await housework
  }
  const putInOrder = async (confirmed: Instant) => {
    keptHouse = { ran: running(), at: confirmed }
    isHouseUnkept = sync.waiting > 0
    const tasks = [
      () => outbox.dropOlder(confirmed - KEPT_FOR_THE_SERVER),
      () => memoryLoss.forgetOld(confirmed),
      () => putAway(confirmed),
      // What went is not to be read on the disk either.
      () => replica.fold(),
    ]
    for (const task of tasks) await task().catch(leftUndone)
    if (keptHouse !== null) disk.wrote()
  }
  /** A disk that is full gives room again. */
  const leftUndone = (error: unknown) => {
    keptHouse = null
    failed(error)
  }
  /** An hour that was wrong takes nothing away for good: once it comes right, what went is heard again. */
  const putAway = async (confirmed: Instant) => {
    const before = ((await settings.get(PUT_AWAY_BY)) as Instant | undefined) ?? -Infinity
    if (confirmed < before - PUT_BACK) await replication.hearAnew(partlyHeld(identity.role))
    await settings.put({ [PUT_AWAY_BY]: confirmed })
    await purgePast(data)
  }
  let isClearing = false
  /** What is gone is not to be read on the disk either, once for all that goes within a moment. */
  const clearDisk = () => {
    if (isClearing) return
    isClearing = true
    machine.timers.after(CLEARED_AFTER, () => {
      isClearing = false
      if (!closed) replica.fold().catch(leftUndone)
    })
  }
  const stopHousekeeping = machine.timers.every(HOUSE_LOOKED_AT, () => {
    guessSilence()
    if (isHouseDue()) inBackground(keepHouse())
    if (identity.role === 'kiosk') inBackground(sendPracticeCounts(data))
  })
  const fallSilent = giveSignsOfLife(machine.timers, sync, () => link.greet())
  const stopKeeping = identity.role === 'kiosk' && collections.seatLeases ? keepLeases(data) : () => undefined
  const stopWatching = watchClock((jump) => {
    clock.jumped(jump)
    guessSilence()
    inBackground(noteClock())
    if (sync.connected) void link.greet()
  }, machine)
  /** What cannot be read is as good as damaged: what it held is heard again, and the server is told what it lacks. */
  const giveUpUnreadable = async () => {
    if (closed) return
    replication.stop()
    try {
      await replica.giveUpUnreadable(now())
      memoryLoss.tell()
    } finally {
      // Between two epochs all is heard anew anyway, once the other one has begun.
      if (!closed && epoch !== null) replication.start(epoch)
    }
  }
  replication.start(identity.epoch)
  let isGivingUp = false
  replica.onUnreadable(() => {
    if (isGivingUp) return
    isGivingUp = true
    // Once whoever reads has read on: all that it finds is one loss.
    inBackground(
      Promise.resolve().then(() => {
        isGivingUp = false
        return giveUpUnreadable()
      }),
    )
  })
  link.start()
  pusher.wake()
  inBackground(replica.letGoOfOthers())
  const readAhead = replica.readAhead(failed)
  return data
}

function recordsOf<C extends QueriedCollection>(
  collections: DeviceCollections,
  name: C,
): RxCollection<RecordTypes[C]> {
  const collection = collections[name]
  if (!collection) throw new Error(`This device does not hold ${name}`)
  return collection as unknown as RxCollection<RecordTypes[C]>
}
