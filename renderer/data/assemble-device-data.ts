import type { RxCollection } from 'rxdb'
import type { AnyRecord } from '../../domain/record.ts'
import { ok, refuse } from '../../domain/result.ts'
import type { CollectionName, RecordTypes } from '../../domain/sync/collections.ts'
import { DAY, HOUR, SECOND } from '../../domain/time.ts'
import type { DeviceCollections, DeviceData } from './device-data-type.ts'
import type { DeviceIdentity } from './device-identity.ts'
import { IDENTITY, readSetting, writeSetting, type DeviceStore } from './device-store.ts'
import { callServer, type ServerTarget } from './http.ts'
import { Outbox } from './outbox.ts'
import { refillPasses } from './pass-stock.ts'
import { purgePast } from './purge.ts'
import { reconcileOutbox } from './reconcile-outbox.ts'
import { Replication } from './replication.ts'
import { RowSender } from './row-sender.ts'
import { SealedEnvelopes } from './sealed-envelopes.ts'
import { SeatBook, type SecondPlace } from './seat-book.ts'
import { sealText } from './sealing.ts'
import { ServerLink } from './server-link.ts'
import { giveSignsOfLife } from './sign-of-life.ts'
import { readSite } from './site.ts'
import { keepLeases } from './lease-keeper.ts'
import { openDatabase } from './storage.ts'
import { newSyncStatus } from './sync-status.ts'
import { insertRecord, writeRecord } from './write-record.ts'

const CLOCK_OFFSET = 'clockOffset'
/** Smaller differences are the network's, and would only wear the disk. */
const CLOCK_TOLERANCE = SECOND / 4
const HOUSEKEEPING = HOUR
/** The server keeps them for the hosts; here they only explain what a screen says. */
const REFUSALS_KEPT = 35 * DAY

/** Puts together the parts of an opened device: its collections, its outbox and its line to the server. */
export async function assembleDeviceData(
  identity: DeviceIdentity,
  store: DeviceStore,
  release: () => void,
): Promise<DeviceData> {
  const sync = newSyncStatus()
  sync.clockOffset = (await readSetting<number>(store, CLOCK_OFFSET)) ?? 0
  const now = () => Date.now() + sync.clockOffset
  const writer = () => ({ siteId: identity.siteId, deviceId: identity.deviceId, now: now() })
  const target: ServerTarget = {
    serverUrl: identity.serverUrl,
    token: identity.token,
    waiting: () => sync.waiting,
  }

  let closed = false
  /** Work nobody waits for may find the device closed; anything else that fails is a bug to be seen. */
  const inBackground = (work: Promise<unknown>) =>
    void work.catch((error: unknown) => {
      if (!closed) throw error
    })

  const outbox = new Outbox(store, sync)
  await outbox.load()
  const sender = new RowSender((rows) => link.push(rows), outbox, now)
  const { database, collections } = await openDatabase(identity, {
    writer,
    isRefused: (collection, id, rev) => sender.isRefused(collection, id, rev),
    gaveWay: (collection, write) => outbox.acknowledge(collection, [write]),
  })
  const seats = new SeatBook(store, secondPlace(), identity.deviceId)
  await seats.load()
  const envelopes = new SealedEnvelopes(store, outbox, (rows) => link.push(rows), now)
  await reconcileOutbox(outbox, collections, envelopes)

  const link: ServerLink = new ServerLink({
    target,
    status: sync,
    epoch: identity.epoch,
    collections: Object.keys(collections) as CollectionName[],
    clock: () => Date.now(),
    events: {
      connected: (asking) => {
        replication.catchUp(asking)
        envelopes.sendWaiting()
        if (identity.role !== 'kiosk') return
        inBackground(refillPasses(data))
        inBackground(seats.trustTime(now()))
        // A line that comes and goes is no reason to look through everything each time.
        if (now() - putAwayAt >= HOUSEKEEPING) inBackground(putAwayPast())
      },
      documents: (collection, pulled) => replication.receive(collection, pulled),
      resync: () => replication.catchUp(),
      reset: async (epoch) => {
        // The epoch is noted after the envelopes: a kill in between only has all of this done again.
        await envelopes.sendAllAgain()
        await writeSetting(store, IDENTITY, { ...identity, epoch })
        await replication.restart(epoch)
      },
      clock: (offset) => {
        if (Math.abs(offset - sync.clockOffset) < CLOCK_TOLERANCE) return
        sync.clockOffset = offset
        inBackground(writeSetting(store, CLOCK_OFFSET, offset))
      },
    },
  })
  const replication = new Replication({
    role: identity.role,
    collections,
    link,
    sender,
    settled: () => inBackground(putAwayPast()),
  })

  const data: DeviceData = {
    identity,
    now,
    freshId: () => crypto.randomUUID(),
    writer,
    collections,
    sync,
    store,
    seats,
    documentState: (collection, id) => outbox.stateOf(collection, id),
    records: (name) => recordsOf(collections, name),
    call: (method, path, options) => callServer(target, method, path, options),
    save: (name, record) => {
      const collection = recordsOf(collections, name) as unknown as RxCollection<AnyRecord>
      return writeRecord(outbox, name, collection, record, writer())
    },
    insert: (name, record) => {
      const collection = recordsOf(collections, name) as unknown as RxCollection<AnyRecord>
      return insertRecord(outbox, name, collection, record)
    },
    saveSealed: async (name, id, body) => {
      const site = await readSite(data)
      if (!site) return refuse('not-ready')
      await envelopes.add(name, id, await sealText(site.sealingKey, JSON.stringify(body)))
      return ok(undefined)
    },
    close: async () => {
      closed = true
      clearInterval(housekeeping)
      fallSilent()
      stopKeeping()
      link.close()
      await replication.stop()
      await database.close()
      store.close()
      release()
    },
  }

  let putAwayAt = -Infinity
  const putAwayPast = async () => {
    if (identity.role !== 'kiosk' || !sync.connected || !replication.isSettled) return
    putAwayAt = now()
    await purgePast(data, outbox)
  }
  const keepHouse = async () => {
    await envelopes.dropOld()
    await outbox.dropOldRefusals(now() - REFUSALS_KEPT)
    await putAwayPast()
    if (identity.role !== 'kiosk') return
    await replication.forgetGone('visits')
    await replication.forgetGone('bookings')
  }
  const housekeeping = setInterval(() => inBackground(keepHouse()), HOUSEKEEPING)
  const fallSilent = giveSignsOfLife(data)
  const stopKeeping =
    identity.role === 'kiosk' && collections.seatLeases ? keepLeases(data, outbox) : () => undefined
  await keepHouse()
  replication.start(identity.epoch)
  link.start()
  // Asks the browser not to throw this away when the disk fills up; it may say no.
  inBackground(navigator.storage?.persist?.() ?? Promise.resolve())
  return data
}

/** Where marks are kept apart from the database; a page without storage of its own keeps them while it runs. */
function secondPlace(): SecondPlace {
  const { localStorage } = globalThis as { localStorage?: SecondPlace }
  if (localStorage) return localStorage
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}

function recordsOf<C extends CollectionName>(
  collections: DeviceCollections,
  name: C,
): RxCollection<RecordTypes[C]> {
  const collection = collections[name]
  if (!collection) throw new Error(`This device does not hold ${name}`)
  return collection as unknown as RxCollection<RecordTypes[C]>
}
