import type { CollectionName } from '../../domain/sync/collections.ts'
import type { WireRecord } from '../../domain/sync/messages.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import { documentKey } from '../../renderer/data/replica/device-tables.ts'
import type { Device } from './device.ts'
import type { Random } from './random.ts'

/** Why a poisoned record can never be accepted. */
const kinds = ['extra-field', 'too-long', 'foreign-site', 'wrong-day', 'plain-name', 'deep'] as const

export interface Poison {
  key: string
  device: Device
  /** It is on the disk, so that the device must be told what becomes of it. */
  isKept: boolean
}

/**
 * Puts a record that the server can never accept among the device's own writes, past the check of its form, as
 * an application with a fault would.
 */
export function poison(device: Device, random: Random): Poison {
  const { siteId, deviceId, now } = device.writer()
  const collection: CollectionName = device.scope.role === 'employer' ? 'jobOffers' : 'visits'
  const good = {
    id: device.freshId(),
    siteId,
    rev: nextRevision(undefined, now, deviceId),
    at: now,
    by: deviceId,
  }
  const record = { ...good, ...bodyOf(random.pick(kinds), device) } as WireRecord
  const { replica, outbox } = device.data
  const poison: Poison = { key: documentKey(collection, record.id), device, isKept: false }
  const write = replica.transaction('strict', (transaction) => {
    transaction.put(collection, record)
    outbox.add(transaction, { collection, id: record.id, record, base: null })
  })
  write.then(
    () => {
      poison.isKept = true
      device.data.send()
    },
    // A disk that is full: nothing of it is kept.
    () => undefined,
  )
  return poison
}

function bodyOf(kind: (typeof kinds)[number], device: Device): object {
  const visit = {
    kind: 'passing-by',
    day: '2026-01-02',
    arrivedAt: 1,
    arrivedBy: 'counter',
    closing: 'unknown',
    reasons: [],
  }
  switch (kind) {
    case 'extra-field':
      return { ...visit, isAdmin: true }
    case 'too-long':
      return { ...visit, audience: 'x'.repeat(70_000) }
    case 'foreign-site':
      return { ...visit, siteId: 'another-site' }
    case 'wrong-day':
      return { ...visit, day: 'yesterday' }
    case 'plain-name':
      // A host may write names: for it the poison is a time before 1970.
      return device.scope.role === 'kiosk' ? { ...visit, name: 'Readable' } : { ...visit, arrivedAt: -1 }
    case 'deep':
      return { ...visit, reasons: nested(40) }
  }
}

function nested(depth: number): unknown {
  return depth === 0 ? [] : [nested(depth - 1)]
}
